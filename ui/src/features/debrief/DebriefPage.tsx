import { useParams } from 'react-router';
import { Button } from '../../components/Button';
import { ErrorNote, Waiting } from '../../components/Notes';
import './Debrief.css';
import './Print.css';
import { DebriefSections } from './DebriefSections';
import { useDebrief, type DebriefState } from './useDebrief';

/** The debrief of a session; weighs it first where that was not done. */
export function DebriefPage() {
  const { id = '' } = useParams();
  const state = useDebrief(id);
  return state.is === 'ready' ? <DebriefSections key={id} page={state.page} /> : <Weighing state={state} />;
}

function Weighing({ state }: { state: Exclude<DebriefState, { is: 'ready' }> }) {
  if (state.is === 'fetching') return <Waiting>Opening the debrief…</Waiting>;
  return (
    <section className="weighing">
      <h1>{state.is === 'weighing' ? 'Weighing your round' : 'No debrief yet'}</h1>
      {state.is === 'weighing' && (
        <>
          <p>
            The record is weighed: a design is run many times beside the best plan that can be found, code is run at
            growing sizes. The debrief opens by itself when that is done.
          </p>
          <progress value={state.job.done} max={1} aria-label="How far the weighing is" />
          <p className="quiet" role="status">
            {state.job.text}
            {state.job.detail !== undefined && `, ${state.job.detail}`}
          </p>
          <Button onClick={state.cancel}>Cancel the weighing</Button>
        </>
      )}
      {state.is === 'stopped' && (
        <>
          <p>The weighing was cancelled. Nothing of the session is lost.</p>
          <Button primary onClick={state.again}>
            Weigh it now
          </Button>
        </>
      )}
      {state.is === 'failed' && (
        <>
          <ErrorNote error={state.error} />
          <Button onClick={state.again}>Try again</Button>
        </>
      )}
    </section>
  );
}
