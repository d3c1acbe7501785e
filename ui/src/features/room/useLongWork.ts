import { useCallback, useEffect, useRef, useState } from 'react';
import { call, get, post } from '../../api/client';
import type { Job } from '../../api/types';

const askEveryMs = 300;

export interface LongWork {
  /** The work on its way, or null. */
  job: Job | null;
  isStarting: boolean;
  error: unknown;
  begin: (path: string, onDone: () => void) => void;
  cancel: () => void;
}

/** Starts long work on the server, follows it, and can call it off. */
export function useLongWork(): LongWork {
  const [job, setJob] = useState<Job | null>(null);
  const [isStarting, setStarting] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = useRef(0);
  useEffect(
    () => () => {
      run.current++;
    },
    [],
  );

  const begin = useCallback((path: string, onDone: () => void) => {
    const mine = ++run.current;
    setError(null);
    setStarting(true);
    follow(path, (at) => {
      if (mine !== run.current) return false;
      setJob(at);
      return true;
    })
      .then((done) => mine === run.current && done && onDone())
      .catch((thrown: unknown) => mine === run.current && setError(thrown))
      .finally(() => {
        if (mine !== run.current) return;
        setStarting(false);
        setJob(null);
      });
  }, []);
  const cancel = useCallback(() => {
    run.current++;
    setStarting(false);
    setJob((at) => {
      if (at) call('DELETE', `/jobs/${at.id}`).catch((thrown: unknown) => setError(thrown));
      return null;
    });
  }, []);
  return { job, isStarting, error, begin, cancel };
}

/** Asks until the work is done: true where it was, false where it was called off. Throws in the server's words where it failed. */
export async function follow(path: string, onJob: (job: Job) => boolean): Promise<boolean> {
  const begun = await post<Job | { ready: true }>(path);
  if (!('state' in begun)) return true;
  let at = begun;
  while (at.state === 'running') {
    if (!onJob(at)) return false;
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
    at = await get<Job>(`/jobs/${at.id}`);
  }

  if (at.state === 'failed') throw new Error(at.detail ?? at.text);
  return at.state === 'done';
}
