import { useQuery } from '@tanstack/react-query';
import { ApiError, get } from '../../api/client';
import type { RunPlaces, RunRecord } from '../../api/types';

/** A run of a session with its series and what happened. */
export const useRun = (session: string, seq: number | undefined) =>
  useQuery({
    queryKey: ['sessions', session, 'runs', seq],
    queryFn: () => get<RunRecord>(`/sessions/${session}/runs/${seq ?? 0}`),
    enabled: seq !== undefined,
    staleTime: Infinity,
  });

/** Coverage by country over a run; null where the system has no map. */
export const usePlaces = (session: string, seq: number | undefined) =>
  useQuery({
    queryKey: ['sessions', session, 'runs', seq, 'places'],
    queryFn: () =>
      get<RunPlaces>(`/sessions/${session}/runs/${seq ?? 0}/places`).catch((error: unknown) => {
        // The system has no map.
        if (error instanceof ApiError && error.status === 404) return null;
        throw error;
      }),
    enabled: seq !== undefined,
    staleTime: Infinity,
    retry: false,
  });
