import { useParams } from 'react-router';
import { useLoops, useSitting } from '../../api/queries';
import { ApiError } from '../../api/client';
import { ErrorNote, Waiting } from '../../components/Notes';
import { LoopStart } from './LoopStart';
import { SittingView } from './SittingView';

/** A loop under way, or the form that starts one where the address names a plan. */
export function LoopPage() {
  const { id = '' } = useParams();
  const loops = useLoops();
  const plan = loops.data?.find((l) => l.id === id);
  const sitting = useSitting(id, loops.data !== undefined && plan === undefined);
  if (loops.error !== null) return <ErrorNote error={loops.error} />;
  if (plan !== undefined) return <LoopStart plan={plan} />;
  if (sitting.error !== null) return <ErrorNote error={missing(sitting.error)} />;
  if (sitting.data === undefined) return <Waiting>Looking for the loop…</Waiting>;
  return <SittingView key={sitting.data.id} sitting={sitting.data} />;
}

const missing = (error: Error) =>
  error instanceof ApiError && error.status === 404
    ? new Error('There is no such loop; it may have been deleted. The home page lists the loops that can be sat.')
    : error;
