import { useState } from 'react';
import { useSearchParams } from 'react-router';
import {
  useDrills,
  useKinds,
  useLoops,
  usePlan,
  useProblems,
  usePrompts,
  useSessions,
  useSittings,
  useStudy,
} from '../../api/queries';
import type { DrillSummary, ProblemSummary, PromptSummary, SessionSummary, TalkKind } from '../../api/types';
import { Button } from '../../components/Button';
import { ErrorNote, Waiting } from '../../components/Notes';
import { Section } from '../../components/PageHead';
import { isoDay, lastPlan } from '../study/plan';
import { Catalogue } from './Catalogue';
import { subjectOf } from './catalogue';
import { DoingNow } from './DoingNow';
import { DoNext } from './DoNext';
import './HomePage.css';
import { HowAmIDoing } from './HowAmIDoing';
import { LoopCards } from './LoopCards';
import { firstPrompt, lastChoice, sessionFor, useStart, type StartSubject } from './start';
import { StartDialog } from './StartDialog';
import { finished, openSittings, suggest, unfinished } from './summaries';

/** What was I doing, what should I do next, how am I doing; then everything that can be sat. */
export function HomePage() {
  const [prompts, kinds, drills, sessions] = [usePrompts(), useKinds(), useDrills(), useSessions()];
  const [loops, sittings, problems] = [useLoops(), useSittings(), useProblems()];
  const [address, setAddress] = useSearchParams();
  const [picked, setSubject] = useState<StartSubject>();
  const failed = [prompts, kinds, drills, sessions, loops, sittings].find((q) => q.error !== null);
  if (failed !== undefined) return <ErrorNote error={failed.error} />;
  if (sessions.data === undefined || prompts.data === undefined || sittings.data === undefined)
    return <Waiting>Looking for what you sat last…</Waiting>;
  // A plan or a page elsewhere may name what is to be started: /?start=quest-patches.
  const subject =
    picked ?? subjectOf(address.get('start'), prompts.data, kinds.data ?? [], drills.data ?? [], problems.data);
  const fresh = sessions.data.length === 0 && sittings.data.length === 0;
  const open = unfinished(sessions.data);
  const loopsOpen = openSittings(sittings.data);
  return (
    <>
      <h1 className="unseen">Home</h1>
      {fresh ? (
        <FirstVisit prompt={prompts.data.find((p) => p.id === firstPrompt) ?? prompts.data[0]} />
      ) : (
        <>
          <DoingNow sessions={open.filter((s) => s.loop === undefined)} sittings={loopsOpen} />
          <Next
            prompts={prompts.data}
            sessions={sessions.data}
            drills={drills.data ?? []}
            leading={open.length + loopsOpen.length === 0}
            onPrompt={(prompt) => setSubject({ kind: 'prompt', prompt })}
          />
          <HowAmIDoing ended={finished(sessions.data)} />
        </>
      )}
      {loops.data && <LoopCards loops={loops.data} sittings={sittings.data} />}
      <Everything
        prompts={prompts.data}
        kinds={kinds.data}
        problems={problems.data}
        drills={drills.data}
        onStart={setSubject}
      />
      {subject && (
        <StartDialog
          subject={subject}
          onClose={() => {
            setSubject(undefined);
            setAddress({}, { replace: true });
          }}
        />
      )}
    </>
  );
}

/** Nothing to read before the first click. */
function FirstVisit({ prompt }: { prompt?: PromptSummary }) {
  const { start, starting, error } = useStart();
  if (prompt === undefined) return null;
  return (
    <section className="first" aria-label="Begin">
      <p className="first-line">
        An interviewer, a design that really runs, and what each of your questions was worth.
      </p>
      <Button
        primary
        className="first-button"
        disabled={starting}
        onClick={() => start({ prompt: prompt.id, mode: 'coached' })}
      >
        {starting ? 'Opening the room…' : 'Start with the Quest prompt'}
      </Button>
      <p className="quiet small">
        {prompt.title}. {prompt.minutes} minutes, coached; stop whenever you like, nothing is lost.
      </p>
      {error !== null && <ErrorNote error={error} />}
    </section>
  );
}

interface NextProps {
  prompts: readonly PromptSummary[];
  sessions: readonly SessionSummary[];
  drills: readonly DrillSummary[];
  leading: boolean;
  onPrompt: (prompt: PromptSummary) => void;
}

const offeredDrills = ['framing', 'estimation', 'executive-90s'];

function Next({ prompts, sessions, drills, leading, onPrompt }: NextProps) {
  const today = isoDay(new Date());
  const [planned] = useState(() => lastPlan(today));
  const [study, plan] = [useStudy(), usePlan(planned)];
  const { start, starting, error } = useStart();
  const due = study.data?.due ?? [];
  return (
    <>
      <DoNext
        drills={due.length > 0 ? due.slice(0, 3) : drills.filter((d) => offeredDrills.includes(d.key))}
        due={due.length > 0}
        prompt={suggest(prompts, sessions)}
        plan={plan.data?.days.find((d) => d.date === today)}
        planned={planned !== undefined}
        leading={leading}
        starting={starting}
        onDrill={(drill) => start(sessionFor({ kind: 'drill', drill }, lastChoice()))}
        onPrompt={onPrompt}
      />
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}

interface EverythingProps {
  prompts: readonly PromptSummary[];
  kinds?: readonly TalkKind[];
  problems?: readonly ProblemSummary[];
  drills?: readonly DrillSummary[];
  onStart: (subject: StartSubject) => void;
}

function Everything({ prompts, kinds = [], problems = [], drills = [], onStart }: EverythingProps) {
  return (
    <Section title="One round at a time">
      <Catalogue prompts={prompts} kinds={kinds} problems={problems} drills={drills} onStart={onStart} />
    </Section>
  );
}
