import { useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { post } from '../../api/client';

export interface Retry {
  busy: boolean;
  error: unknown;
  again: (world: 'same' | 'new') => void;
  /** A new session that goes on after an event of this one. */
  fork: (seq: number) => void;
}

/** Opens the room for another try of a session. */
export function useRetry(session: string): Retry {
  const navigate = useNavigate();
  const open = useMutation({
    mutationFn: ({ path, body }: { path: string; body: unknown }) =>
      post<{ id: string }>(`/sessions/${session}/${path}`, body),
    onSuccess: ({ id }) => void navigate(`/rooms/${id}`),
  });
  const { mutate } = open;
  const again = useCallback((world: 'same' | 'new') => mutate({ path: 'again', body: { world } }), [mutate]);
  const fork = useCallback((seq: number) => mutate({ path: 'fork', body: { at: String(seq) } }), [mutate]);
  return { busy: open.isPending, error: open.error, again, fork };
}
