import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiError, get, post } from '../../api/client';
import { keys, useCancelJob, useJob } from '../../api/queries';
import type { DebriefPage, Job } from '../../api/types';

/** Where a debrief is: being fetched, being weighed by a job, there, or why not. */
export type DebriefState =
  | { is: 'fetching' }
  | { is: 'weighing'; job: Job; cancel: () => void }
  | { is: 'stopped'; again: () => void }
  | { is: 'failed'; error: unknown; again: () => void }
  | { is: 'ready'; page: DebriefPage };

/** The debrief of a session; where it was not weighed yet, weighs it. */
export function useDebrief(session: string): DebriefState {
  const queries = useQueryClient();
  const page = useQuery({
    queryKey: keys.debrief(session),
    queryFn: () => get<DebriefPage | null>(`/sessions/${session}/debrief`).catch(absent),
    staleTime: Infinity,
  });
  const missing = page.data === null;
  const start = useQuery({
    queryKey: ['weighing', session],
    queryFn: () => post<Job | { ready: true }>(`/sessions/${session}/debrief`),
    enabled: missing,
    staleTime: Infinity,
    retry: false,
  });
  const begun = start.data !== undefined && 'id' in start.data ? start.data : undefined;
  const job = useJob(begun?.id).data ?? begun;
  const cancel = useCancelJob();
  const state = job?.state ?? (start.data && !begun ? 'done' : undefined);

  useEffect(() => {
    if (missing && state === 'done') void queries.invalidateQueries({ queryKey: keys.debrief(session) });
  }, [missing, state, queries, session]);

  const again = () => {
    void queries.resetQueries({ queryKey: ['weighing', session] });
    void page.refetch();
  };
  const error = page.error ?? start.error ?? (job?.state === 'failed' ? new Error(job.detail ?? job.text) : null);
  if (error !== null) return { is: 'failed', error, again };
  if (page.data) return { is: 'ready', page: page.data };
  if (job?.state === 'cancelled') return { is: 'stopped', again };
  if (missing && job?.state === 'running') return { is: 'weighing', job, cancel: () => cancel.mutate(job.id) };
  return { is: 'fetching' };
}

const absent = (error: unknown) => {
  // Not weighed yet is no error: weighing begins.
  if (error instanceof ApiError && error.status === 404) return null;
  throw error;
};
