import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { get } from '../../api/client';
import type { RoomPage as Page } from '../../api/types';
import { useGlobalCommands } from '../../app/Shell';
import { ErrorNote, Waiting } from '../../components/Notes';
import { Room } from './Room';
import { RoomSession } from './RoomSession';
import './room.css';

/** A session as a room: loads it once, then follows it. */
export function RoomPage() {
  const { id = '' } = useParams();
  useGlobalCommands();
  const { data, error } = useQuery({
    queryKey: ['room', id],
    queryFn: () => get<Page>(`/sessions/${id}`),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (error) return <NoRoom error={error} />;
  if (data === undefined) return <Waiting>Opening the room…</Waiting>;
  return <Sitting key={data.id} page={data} />;
}

function Sitting({ page }: { page: Page }) {
  const session = useMemo(() => new RoomSession(page), [page]);
  useEffect(() => {
    session.start();
    return () => session.stop();
  }, [session]);
  useEffect(() => {
    document.title = `${page.title} · Dryrun`;
    return () => {
      document.title = 'Dryrun';
    };
  }, [page.title]);
  return <Room session={session} />;
}

function NoRoom({ error }: { error: unknown }) {
  return (
    <main className="room-none">
      <h1>This room does not open</h1>
      <ErrorNote error={error} />
      <p>
        <Link to="/">Go to the home page</Link>
      </p>
    </main>
  );
}
