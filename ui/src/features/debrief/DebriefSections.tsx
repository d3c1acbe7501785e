import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { DebriefPage } from '../../api/types';
import { AnswersSection } from './AnswersSection';
import { ChangesSection } from './ChangesSection';
import { CodeSection } from './CodeSection';
import { DebriefContext, type DebriefAccess } from './DebriefContext';
import { consequenceOf, readDebrief } from './debriefJson';
import { DecisionSection } from './DecisionSection';
import { DimensionsSection } from './DimensionsSection';
import { AssumptionsSection, FactsSection } from './FactsSection';
import { indexOfSeq, momentsOf, readMoment } from './moments';
import { MomentsSection } from './MomentsSection';
import { MoneySection } from './MoneySection';
import { Outline, type OutlineEntry } from './Outline';
import { RetrySection } from './RetrySection';
import { RisksSection } from './RisksSection';
import { RunSection } from './RunSection';
import { ThinkingSection } from './ThinkingSection';
import { TimeSection } from './TimeSection';
import { useDebriefCommands } from './useDebriefCommands';
import { useLightPrint } from './useLightPrint';
import { useRetry } from './useRetry';

/** The debrief in the order of the story: the verdict, why, what to do, then moment by moment. */
export function DebriefSections({ page }: { page: DebriefPage }) {
  const access = useAccess(page);
  const { debrief, seq, moments } = access;
  const retry = useRetry(page.session.id);
  useDebriefCommands(access, retry);
  useLightPrint();
  const isTalk = debrief.answers !== undefined || debrief.code !== undefined;
  const run = page.judgedRun ?? page.runs.at(-1);
  const forkAt = moments[indexOfSeq(moments, seq)]?.seq ?? 1;
  return (
    <DebriefContext value={access}>
      <div className="debrief">
        <Outline entries={outlineOf(access)} />
        <article className="debrief-body">
          <DecisionSection />
          <MoneySection />
          <DimensionsSection />
          <CodeSection />
          <AnswersSection />
          {!isTalk && <FactsSection />}
          <AssumptionsSection />
          <RisksSection />
          <TimeSection />
          {run !== undefined && <RunSection run={run} />}
          <ThinkingSection />
          <ChangesSection />
          <MomentsSection fork={() => retry.fork(forkAt)} forking={retry.busy} />
          <RetrySection retry={retry} />
        </article>
      </div>
    </DebriefContext>
  );
}

function useAccess(page: DebriefPage): DebriefAccess {
  const [search, setSearch] = useSearchParams();
  const debrief = useMemo(() => readDebrief(page.debrief), [page.debrief]);
  const moments = useMemo(() => momentsOf(page.transcript), [page.transcript]);
  const at = readMoment(moments, search.get('at') ?? '') ?? 0;
  const seq = moments[at]?.seq ?? 0;
  const goTo = useCallback(
    (to: number, show = false) => {
      setSearch({ at: String(to) }, { replace: !show, preventScrollReset: true });
      if (show) reveal('moments');
    },
    [setSearch],
  );
  return useMemo(() => ({ page, debrief, moments, seq, goTo }), [page, debrief, moments, seq, goTo]);
}

/** Brings a section into view and gives it the focus. */
export function reveal(id: string) {
  const section = document.getElementById(id);
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}

function outlineOf({ debrief, page }: DebriefAccess): OutlineEntry[] {
  const entries: (OutlineEntry | false)[] = [
    { id: 'decision', name: 'Decision' },
    consequenceOf(debrief.outcome) !== null && { id: 'money', name: 'Money' },
    { id: 'dimensions', name: 'Dimensions' },
    debrief.code !== undefined && { id: 'code', name: 'The code' },
    debrief.answers !== undefined
      ? { id: 'answers', name: 'Questions' }
      : debrief.code === undefined && { id: 'facts', name: 'Facts' },
    debrief.assumptions.length > 0 && { id: 'assumptions', name: 'Assumptions' },
    debrief.risks.length + debrief.claims.length > 0 && { id: 'risks', name: 'Risks' },
    debrief.phases.length > 0 && { id: 'time', name: 'Time' },
    (page.judgedRun !== undefined || page.runs.length > 0) && { id: 'run', name: 'The run' },
    { id: 'thinking', name: 'Thinking' },
    { id: 'changes', name: 'Changes' },
    { id: 'drill', name: 'Drill' },
    { id: 'moments', name: 'Moment by moment' },
    { id: 'again', name: 'Again' },
  ];
  return entries.filter((e) => e !== false);
}
