import { useEffect, useState } from 'react';
import { readSetting, writeSetting } from '../../app/settings';
import { Button } from '../../components/Button';
import { useRoom } from './RoomContext';

interface Step {
  at: string;
  title: string;
  text: string;
}

const codeSteps = (talks: boolean): Step[] => [
  {
    at: 'talk',
    title: 'The problem',
    text: talks
      ? 'Read it, then say aloud what you take it to be. What is left open is yours to ask.'
      : 'Two problems, one clock. Nobody listens; the last submission of each counts.',
  },
  {
    at: 'time',
    title: 'The clock runs',
    text: 'Run the samples and inputs of your own as often as you like. What you type is kept as you type it.',
  },
  {
    at: 'tools',
    title: 'Without a mouse',
    text: 'Ctrl Enter runs the samples, Ctrl Shift Enter submits, Ctrl K shows everything. Escape, then Tab leaves the editor.',
  },
];

const steps = (talk: boolean, real: boolean): Step[] => [
  {
    at: 'talk',
    title: 'Talk here',
    text: talk
      ? 'The interviewer asks, you answer as you would aloud. Enter sends.'
      : 'The task is vague on purpose. Ask first: each answer is a fact of this world. Enter sends.',
  },
  {
    at: 'board',
    title: talk ? 'Your paper' : 'The board',
    text: talk
      ? 'What you asked for and what you jot down stand here.'
      : real
        ? 'Decide here, or aloud; the design runs once, unseen, and comes back as a question.'
        : 'Decide here or aloud, then run the design in its world and answer for what happens.',
  },
  {
    at: 'time',
    title: 'Time is the currency',
    text: 'Words and silence cost session time; reading the answer is paid for, running costs nothing. It stands while you are away.',
  },
  {
    at: 'tools',
    title: 'Without a mouse',
    text: 'Ctrl K shows everything that can be done. Escape leaves the box; then ? shows the keys and G C brings you back.',
  },
];

/** Up to four cards at the first visit, never again; Escape skips them. */
export function Tour() {
  const { page, state, lines } = useRoom();
  const [step, setStep] = useState(() => (readSetting<boolean>('tourSeen', false) ? -1 : 0));
  const all = page.code === undefined ? steps(page.talk, page.mode === 'real') : codeSteps(page.code.talks);
  const here = all[step];
  const hasSpoken = lines.some((l) => l.by === 'candidate');
  const isOpen = here !== undefined && state.ended === undefined && !hasSpoken;
  const close = () => {
    writeSetting('tourSeen', true);
    setStep(-1);
  };
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (e: KeyboardEvent) => {
      if (e.key !== 'Escape') return;
      e.stopPropagation();
      writeSetting('tourSeen', true);
      setStep(-1);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [isOpen]);
  useEffect(() => {
    if (hasSpoken) writeSetting('tourSeen', true);
  }, [hasSpoken]);
  if (!isOpen) return null;
  const isLast = step === all.length - 1;
  return (
    <aside className="tour" data-at={here.at} aria-label="A short tour">
      <p className="quiet small mono">
        {step + 1} of {all.length}
      </p>
      <h2>{here.title}</h2>
      <p>{here.text}</p>
      <div className="end-buttons">
        <Button quiet onClick={close}>
          Skip the tour
        </Button>
        <Button primary onClick={() => (isLast ? close() : setStep(step + 1))}>
          {isLast ? 'Begin' : 'Next'}
        </Button>
      </div>
    </aside>
  );
}
