import { useState } from 'react';
import { useJob, useLabRun, usePrompts, useStartRun, useSystem } from '../../api/queries';
import type { NewRun, PromptSummary } from '../../api/types';
import { Empty, ErrorNote, Waiting } from '../../components/Notes';
import { isDone, JobProgress } from '../../components/JobProgress';
import { PageHead } from '../../components/PageHead';
import { Doctor } from './lab/Doctor';
import './lab/Lab.css';
import { LabForm } from './lab/LabForm';
import { LabResult } from './lab/LabResult';

/** Designs run outside any session: what was it that the model punishes, and by how much? */
export function LabPage() {
  const prompts = usePrompts();
  const running = prompts.data?.filter((p) => p.runs) ?? [];
  return (
    <>
      <PageHead
        title="Lab"
        about="Run a design outside any interview, as often as you like, with luck fixed where you want it. Worlds here are drawn by the seed; a session draws another."
      />
      {prompts.error !== null && <ErrorNote error={prompts.error} />}
      {prompts.isPending && <Waiting>Reading the prompts…</Waiting>}
      {prompts.data && running.length === 0 && <Empty>No prompt runs yet; all of them are rehearsed by talk.</Empty>}
      {running.length > 0 && <Bench prompts={running} />}
      <Doctor />
    </>
  );
}

function Bench({ prompts }: { prompts: readonly PromptSummary[] }) {
  const [job, setJob] = useState<{ id: string; run: NewRun; system: string }>();
  const start = useStartRun();
  const state = useJob(job?.id).data;
  const over = state !== undefined && state.state !== 'running';
  const result = useLabRun(isDone(state) ? job?.id : undefined);
  const system = useSystem(job?.system ?? '', job !== undefined);
  return (
    <>
      <LabForm
        prompts={prompts}
        busy={start.isPending || (job !== undefined && !over)}
        error={start.error}
        onRun={(run, of) => start.mutate(run, { onSuccess: ({ id }) => setJob({ id, run, system: of }) })}
      />
      {job !== undefined && !isDone(state) && <JobProgress id={job.id} title="Running" />}
      {result.error !== null && <ErrorNote error={result.error} />}
      {result.data && job && system.data && (
        <LabResult run={result.data} design={job.run.design} system={system.data} />
      )}
    </>
  );
}
