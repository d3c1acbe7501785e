import { FlaskConical, Play, SendHorizontal } from 'lucide-react';
import { Button } from '../../components/Button';
import { useCode } from './CodeContext';
import { whyNot } from './codeModel';
import { useRunView } from './runView';

/** Run and hand in. */
export function RunBar() {
  const { run, barred, problem, refused, code, editable } = useCode();
  const show = useRunView((v) => v.show);
  const isBarred = barred !== undefined;
  return (
    <div className="run-bar">
      <Button
        disabled={isBarred}
        title="Run the samples (Ctrl Enter)"
        onClick={() => {
          show('result');
          run('samples');
        }}
      >
        <Play size={16} aria-hidden /> Run samples
      </Button>
      {problem.ownInput && (
        <Button onClick={() => show('own')}>
          <FlaskConical size={16} aria-hidden /> Own input
        </Button>
      )}
      <Button
        primary
        disabled={isBarred}
        title="Submit (Ctrl Shift Enter)"
        onClick={() => {
          show('result');
          run('submit');
        }}
      >
        <SendHorizontal size={16} aria-hidden /> Submit
      </Button>
      {refused !== undefined ? (
        <p className="run-refused small" role="alert">
          {refused}
        </p>
      ) : !code.canRun ? (
        <p className="quiet small run-why">{whyNot(code)}</p>
      ) : (
        <p className="quiet small run-note">
          {!editable
            ? 'The round is over.'
            : code.talks
              ? 'Say what you do while you do it.'
              : 'The last submission of each problem counts.'}
        </p>
      )}
    </div>
  );
}
