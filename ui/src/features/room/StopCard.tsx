import { UserRound } from 'lucide-react';
import { useState } from 'react';
import type { Line } from '../../api/types';
import { Button } from '../../components/Button';
import { runMoment } from '../../components/format';
import { ErrorNote } from '../../components/Notes';
import { useRoom } from './RoomContext';
import { useInside } from './SessionContext';

/** The run waits for a person: what is seen and what can be said. */
export function StopCard({ line }: { line: Line }) {
  const { state, act, busy, show, page } = useRoom();
  const { toBox } = useInside();
  const [error, setError] = useState<unknown>(null);
  const { stop } = line;
  if (stop === undefined) return <p>{line.text}</p>;
  const isOpen = state.stop?.key === stop.key && state.stop.atMinute === stop.atMinute && state.ended === undefined;
  const decide = (option: string) => {
    setError(null);
    act({ kind: 'decide', key: stop.key, option }).then(
      () => toBox(),
      (thrown: unknown) => setError(thrown),
    );
  };
  if (!isOpen)
    return (
      <div className="mark">
        <UserRound size={14} aria-hidden />
        <span>
          The run waited for you, {runMoment(stop.atMinute)}: {stop.observed}
        </span>
      </div>
    );
  return (
    <div className="card card-stop" role="group" aria-label="The run waits for you">
      <p className="sign">
        <UserRound size={14} aria-hidden />
        The run waits for you · {runMoment(stop.atMinute)}
      </p>
      <p className="card-words">{stop.observed}</p>
      <div className="card-options">
        {stop.options.map((option, i) => (
          <Button key={option.id} disabled={busy} onClick={() => decide(option.id)}>
            <kbd aria-hidden>{i + 1}</kbd> {option.text}
          </Button>
        ))}
      </div>
      {page.mode === 'coached' && (
        <Button quiet className="mark-link" onClick={() => show('run')}>
          Look at the run
        </Button>
      )}
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}
