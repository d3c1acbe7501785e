import { useCancelJob, useJob } from '../api/queries';
import type { Job } from '../api/types';
import { Button } from './Button';
import './JobProgress.css';
import { ErrorNote, Note } from './Notes';

/** Long work of the server: how far it is, what it does, and a way to stop it. Says so politely when it fails or was stopped. */
export function JobProgress({ id, title }: { id: string; title?: string }) {
  const { data: job, error } = useJob(id);
  const cancel = useCancelJob();
  if (error !== null) return <ErrorNote error={error} />;
  if (job?.state === 'failed') return <ErrorNote error={new Error(job.detail ?? job.text)} />;
  if (job?.state === 'cancelled') return <Note>Stopped. Nothing was kept.</Note>;
  if (job?.state === 'done') return null;
  const done = job?.done ?? 0;
  return (
    <div className="job" role="status">
      <div className="job-text">
        <span>{job?.title ?? title ?? 'Working…'}</span>
        <span className="quiet small">{job?.text}</span>
      </div>
      <progress max={1} value={done} aria-label={job?.title ?? title ?? 'Progress'} />
      <span className="mono small">{Math.round(done * 100)} %</span>
      <Button disabled={cancel.isPending} onClick={() => cancel.mutate(id)}>
        Stop
      </Button>
    </div>
  );
}

/** True once, and as long as, a job has ended well. */
export const isDone = (job: Job | undefined) => job?.state === 'done';
