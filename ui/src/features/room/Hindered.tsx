import { Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { useRoom } from './RoomContext';
import { useInside } from './SessionContext';

/** What stands between the words in the box and the interviewer, and the way on. */
export function Hindered({ onSendAgain }: { onSendAgain: () => void }) {
  const { model, session } = useInside();
  const { busy } = useRoom();
  const [looking, setLooking] = useState(false);
  const { hindrance } = model;
  if (model.deleted) {
    return (
      <div className="hindered" role="status">
        <TriangleAlert size={16} aria-hidden />
        <p>This session was deleted elsewhere. What you typed still stands here; copy it if you need it.</p>
      </div>
    );
  }

  if (hindrance === null) return null;
  const Icon = hindrance.kind === 'moved' ? Info : TriangleAlert;
  const goOn = () => {
    setLooking(true);
    session
      .goOnHere()
      .catch(() => undefined)
      .finally(() => setLooking(false));
  };
  return (
    <div className={`hindered hindered-${hindrance.kind}`} role="status">
      <Icon size={16} aria-hidden />
      <p>{hindrance.text}</p>
      {hindrance.kind === 'unsent' && (
        <Button disabled={busy} onClick={onSendAgain}>
          Send again
        </Button>
      )}
      {hindrance.kind === 'elsewhere' && (
        <Button disabled={looking} onClick={goOn}>
          Go on here
        </Button>
      )}
      {(hindrance.kind === 'moved' || hindrance.kind === 'refused') && (
        <Button quiet onClick={() => session.understood()}>
          Understood
        </Button>
      )}
    </div>
  );
}
