import { Check, X } from 'lucide-react';
import { useState } from 'react';
import type { Line } from '../../api/types';
import { Button } from '../../components/Button';
import { ErrorNote } from '../../components/Notes';
import { useRoom } from './RoomContext';
import { useInside } from './SessionContext';

/** A spoken commitment handed back as the change of the design that it means. */
export function OfferCard({ line }: { line: Line }) {
  const { state, act, busy, show, announce } = useRoom();
  const { toBox } = useInside();
  const [error, setError] = useState<unknown>(null);
  const offer = state.offers.find((o) => o.seq === line.seq);

  // An answer is to the newest offer; older ones wait behind it.
  const isOpen = offer !== undefined && state.offers.at(-1)?.seq === line.seq && state.ended === undefined;
  const answer = (accept: boolean) => {
    setError(null);
    act({ kind: 'offer', accept }).then(
      () => {
        announce(accept ? 'Taken over into the design.' : 'Left as it was.');
        toBox();
      },
      (thrown: unknown) => setError(thrown),
    );
  };
  return (
    <div className="card" role="group" aria-label="A change of the design">
      {offer !== undefined && offer.quote !== '' && <p className="card-quote">“{offer.quote}”</p>}
      <p className="card-words">
        <span className="unseen">Interviewer: </span>
        {line.text}
      </p>
      {isOpen && (
        <div className="card-buttons">
          <Button disabled={busy} onClick={() => answer(true)}>
            <Check size={16} aria-hidden /> Take it over
          </Button>
          <Button quiet disabled={busy} onClick={() => answer(false)}>
            <X size={16} aria-hidden /> Leave it
          </Button>
          <Button quiet onClick={() => show('design')}>
            See the design
          </Button>
        </div>
      )}
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}
