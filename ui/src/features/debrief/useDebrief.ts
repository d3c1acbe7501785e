import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError, call, get, post } from '../../api/client';
import type { DebriefPage, Job, PromptPage, SystemPage } from '../../api/types';

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
    queryKey: ['debrief', session],
    queryFn: () => get<DebriefPage | null>(`/sessions/${session}/debrief`).catch(absent),
    staleTime: Infinity,
  });
  const missing = page.data === null;
  const start = useQuery({
    queryKey: ['debriefJob', session],
    queryFn: () => post<Job | { ready: true }>(`/sessions/${session}/debrief`),
    enabled: missing,
    staleTime: Infinity,
    retry: false,
  });
  const begun = start.data !== undefined && 'id' in start.data ? start.data : undefined;
  const job = useJob(begun);
  const state = job?.state ?? (start.data && !begun ? 'done' : undefined);

  useEffect(() => {
    if (missing && state === 'done') void queries.invalidateQueries({ queryKey: ['debrief', session] });
  }, [missing, state, queries, session]);

  const again = () => {
    void queries.resetQueries({ queryKey: ['debriefJob', session] });
    void page.refetch();
  };
  const error = page.error ?? start.error ?? (job?.state === 'failed' ? new Error(job.detail ?? job.text) : null);
  if (error !== null) return { is: 'failed', error, again };
  if (page.data) return { is: 'ready', page: page.data };
  if (job?.state === 'cancelled') return { is: 'stopped', again };
  if (missing && job) return { is: 'weighing', job, cancel: () => void call('DELETE', `/jobs/${job.id}`) };
  return { is: 'fetching' };
}

const absent = (error: unknown) => {
  // Not weighed yet is no error: weighing begins.
  if (error instanceof ApiError && error.status === 404) return null;
  throw error;
};

/** A job's newest state, asked for twice a second while it runs. */
export function useJob(begun: Job | undefined): Job | undefined {
  const { data } = useQuery({
    queryKey: ['job', begun?.id],
    queryFn: () => get<Job>(`/jobs/${begun?.id ?? ''}`),
    enabled: begun !== undefined,
    refetchInterval: (query) => (query.state.data === undefined || query.state.data.state === 'running' ? 500 : false),
  });
  return data ?? begun;
}

/** The system behind a prompt, for the names of knobs, metrics and ledger lines; undefined until it is there or where none is. */
export function useSystemOf(prompt: string, enabled: boolean): SystemPage | undefined {
  const page = useQuery({
    queryKey: ['prompt', prompt],
    queryFn: () => get<PromptPage>(`/prompts/${prompt}`),
    enabled,
    retry: false,
  });
  const id = page.data?.system.id;
  const system = useQuery({
    queryKey: ['system', id],
    queryFn: () => get<SystemPage>(`/systems/${id ?? ''}`),
    enabled: id !== undefined,
    retry: false,
  });
  return system.data;
}

/** Whether the window is wide enough for two columns. */
export function useWide(query = '(min-width: 900px)'): boolean {
  const [wide, setWide] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const changed = () => setWide(media.matches);
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  }, [query]);
  return wide;
}
