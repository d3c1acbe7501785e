import { useNavigate } from 'react-router';
import { useStartSession } from '../../api/queries';
import type {
  DrillSummary,
  Mode,
  NewSession,
  ProblemSummary,
  PromptSummary,
  TalkKind,
  Temperament,
} from '../../api/types';
import { readSetting, writeSetting } from '../../app/settings';

/** What a session can be started on. */
export type StartSubject =
  | { kind: 'prompt'; prompt: PromptSummary }
  | { kind: 'talk'; talk: TalkKind }
  | { kind: 'problem'; problem: ProblemSummary }
  | { kind: 'drill'; drill: DrillSummary };

/** How sessions are sat; the last choice is remembered in this browser. */
export interface StartChoice {
  level: string;
  mode: Mode;
  temperament: Temperament;
  role: string;
  company: string;
}

const first: StartChoice = { level: 'L5', mode: 'coached', temperament: 'neutral', role: '', company: '' };

/** The prompt that a first visit starts with. */
export const firstPrompt = 'quest-patches';

/** Levels that talk rounds know; prompts name their own. */
export const talkLevels = ['L4', 'L5', 'L6', 'L7'] as const;

export const modes = [
  {
    value: 'coached' as const,
    text: 'Coached',
    about: 'You see how you were understood, get hints, and run your design as often as you like.',
  },
  {
    value: 'real' as const,
    text: 'Real',
    about: 'As in the room: a clock, an interviewer, and nothing else until the end.',
  },
];

export const temperaments = [
  { value: 'supportive' as const, text: 'Supportive' },
  { value: 'neutral' as const, text: 'Neutral' },
  { value: 'stress' as const, text: 'Pushes back' },
];

export const lastChoice = (): StartChoice => ({ ...first, ...readSetting<Partial<StartChoice>>('start', {}) });

export const remember = (choice: StartChoice) => writeSetting('start', choice);

const oneOf = (wanted: string, allowed: readonly string[], otherwise: string) =>
  allowed.includes(wanted) ? wanted : otherwise;

/** The last choice, kept to what the subject allows. */
export function choiceFor(subject: StartSubject, last = lastChoice()): StartChoice {
  if (subject.kind === 'prompt') {
    const { levels, defaultLevel } = subject.prompt;
    return { ...last, level: oneOf(last.level, levels, defaultLevel) };
  }
  const level = oneOf(last.level, talkLevels, 'L5');
  if (subject.kind === 'drill' || subject.kind === 'problem') return { ...last, level };
  const { roles, companies } = subject.talk;
  return {
    ...last,
    level,
    role: oneOf(last.role, roles, roles[0] ?? ''),
    company: oneOf(last.company, companies, companies[0] ?? ''),
  };
}

/** What is posted for a subject. */
export function sessionFor(subject: StartSubject, choice: StartChoice, seed?: number): NewSession {
  const { level, mode, temperament, role, company } = choice;
  const how = { level, mode, temperament, ...(seed === undefined ? {} : { seed }) };
  switch (subject.kind) {
    case 'prompt':
      return { prompt: subject.prompt.id, ...how };
    case 'talk':
      return { prompt: subject.talk.kind, ...how, ...(role && { role }), ...(company && { company }) };
    case 'problem':
      return { prompt: subject.problem.round, questions: [subject.problem.id], ...how };
    case 'drill':
      return { prompt: subject.drill.kind, drill: subject.drill.key, ...how };
  }
}

/** Starts a session and goes to its room. */
export function useStart() {
  const navigate = useNavigate();
  const start = useStartSession();
  return {
    start: (session: NewSession) => start.mutate(session, { onSuccess: ({ id }) => void navigate(`/rooms/${id}`) }),
    starting: start.isPending,
    error: start.error,
  };
}
