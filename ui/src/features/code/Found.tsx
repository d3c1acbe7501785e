import { Button } from '../../components/Button';
import { Note } from '../../components/Notes';
import { useCode } from './CodeContext';

/** Code that this browser kept from before, where the session has gone on with other code since. */
export function Found() {
  const { here, desk } = useCode();
  if (here.found === undefined) return null;
  return (
    <div className="work-found">
      <Note>
        <p>This browser kept code that was never sent, and the session has newer code from elsewhere.</p>
        <div className="work-found-buttons">
          <Button onClick={() => desk.settle(true)}>Take the kept code</Button>
          <Button quiet onClick={() => desk.settle(false)}>
            Go on with the newer one
          </Button>
        </div>
      </Note>
    </div>
  );
}
