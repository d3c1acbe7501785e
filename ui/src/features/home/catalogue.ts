import type { DrillSummary, ProblemSummary, PromptSummary, TalkKind } from '../../api/types';
import { readSetting, writeSetting } from '../../app/settings';
import { nameOf } from '../../components/format';
import type { StartSubject } from './start';

/** What can be sat, in one shape for lists and filters. */
export interface CatalogueEntry {
  key: string;
  title: string;
  about: string;
  minutes: number;
  /** Empty where it suits all. */
  roles: string[];
  companies: string[];
  levels: string;
  /** "runs" designs are executed, "code" is judged; the rest is conversation. */
  how: 'runs' | 'code' | 'talk';
  link?: string;
  subject: StartSubject;
}

/** Those whose designs run come first: that is what nothing else offers. */
export const designEntries = (prompts: readonly PromptSummary[]): CatalogueEntry[] =>
  [...prompts.filter((p) => p.runs), ...prompts.filter((p) => !p.runs)].map((prompt) => ({
    key: prompt.id,
    title: prompt.title,
    about: prompt.brief,
    minutes: prompt.minutes,
    roles: [prompt.role],
    companies: [prompt.company],
    levels: prompt.levels.join(' '),
    how: prompt.runs ? 'runs' : 'talk',
    link: `/prompts/${prompt.id}`,
    subject: { kind: 'prompt', prompt },
  }));

export const talkEntries = (kinds: readonly TalkKind[]): CatalogueEntry[] =>
  kinds
    .filter((talk) => !hasCode(talk))
    .map((talk) => ({
      key: talk.kind,
      title: talk.title,
      about: `${talk.questions} questions to draw from.`,
      minutes: talk.minutes,
      roles: talk.roles,
      companies: talk.companies,
      levels: 'every level',
      how: 'talk',
      subject: { kind: 'talk', talk },
    }));

const roundNames: Record<ProblemSummary['round'], string> = {
  coding: 'Coding',
  debugging: 'Debugging',
  assessment: 'Assessment',
};

/** Rounds with code: those that draw their problems first, then each problem by itself. What it is about would give the idea away. */
export const codeEntries = (kinds: readonly TalkKind[], problems: readonly ProblemSummary[]): CatalogueEntry[] => [
  ...kinds.filter(hasCode).map((talk) => ({
    key: talk.kind,
    title: talk.title,
    about: talk.kind === 'assessment' ? 'Two problems, drawn for you, nobody listens.' : 'A problem is drawn for you.',
    minutes: talk.minutes,
    roles: talk.roles,
    companies: talk.companies,
    levels: 'every level',
    how: 'code' as const,
    subject: { kind: 'talk' as const, talk },
  })),
  ...problems.map((problem) => ({
    key: `problem-${problem.id}`,
    title: problem.title,
    about: `${roundNames[problem.round]}, ${problem.level}, ${problem.languages.map((l) => l.name).join(', ')}${satWords(problem.sat)}`,
    minutes: problem.minutes,
    roles: [],
    companies: [],
    levels: 'every level',
    how: 'code' as const,
    subject: { kind: 'problem' as const, problem },
  })),
];

const hasCode = (talk: TalkKind) => talk.code;

const satWords = (times: number) => (times === 0 ? '.' : times === 1 ? '; sat once.' : `; sat ${times} times.`);

export const drillEntries = (drills: readonly DrillSummary[]): CatalogueEntry[] =>
  drills.map((drill) => ({
    key: `drill-${drill.key}`,
    title: drill.title,
    about: drill.about.charAt(0).toUpperCase() + drill.about.slice(1),
    minutes: drill.minutes,
    roles: [],
    companies: [],
    levels: 'every level',
    how: 'talk',
    subject: { kind: 'drill', drill },
  }));

/** What the list is narrowed to; '' and 0 let everything through. */
export interface CatalogueFilter {
  role: string;
  company: string;
  minutes: number;
}

export const noFilter: CatalogueFilter = { role: '', company: '', minutes: 0 };

export const lastFilter = () => ({ ...noFilter, ...readSetting<Partial<CatalogueFilter>>('filter', {}) });

export const rememberFilter = (filter: CatalogueFilter) => writeSetting('filter', filter);

export const matches = (entry: CatalogueEntry, filter: CatalogueFilter) =>
  suits(entry.roles, filter.role) &&
  suits(entry.companies, filter.company) &&
  (filter.minutes === 0 || entry.minutes <= filter.minutes);

const suits = (has: readonly string[], wanted: string) => wanted === '' || has.length === 0 || has.includes(wanted);

/** "Meta TPM, L4 L5 L6" of an entry; what suits every company or role is not named. */
export const belongs = (entry: CatalogueEntry) =>
  [
    [entry.companies, entry.roles].map((ids) => (ids.length === 1 ? ids.map(nameOf).join() : '')).join(' '),
    entry.levels,
  ]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ');

/** What an address such as /?start=quest-patches or /?start=drill-framing means. */
export const subjectOf = (
  key: string | null,
  prompts: readonly PromptSummary[],
  kinds: readonly TalkKind[],
  drills: readonly DrillSummary[],
  problems: readonly ProblemSummary[] = [],
): StartSubject | undefined =>
  key === null
    ? undefined
    : [...designEntries(prompts), ...talkEntries(kinds), ...codeEntries(kinds, problems), ...drillEntries(drills)].find(
        (e) => e.key === key,
      )?.subject;
