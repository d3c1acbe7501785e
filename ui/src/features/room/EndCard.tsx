import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { keys } from '../../api/queries';
import { Button } from '../../components/Button';
import { ErrorNote } from '../../components/Notes';
import { useRoom } from './RoomContext';
import { useLongWork } from './useLongWork';

/** The round is over: what can be done now. */
export function EndCard() {
  const { page, state } = useRoom();
  const navigate = useNavigate();
  const work = useLongWork();
  const queries = useQueryClient();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const debrief = () => work.begin(`/sessions/${page.id}/debrief`, () => void navigate(`/sessions/${page.id}/debrief`));
  const { loop } = page;
  const goOn = () => {
    if (!loop) return;
    work.begin(`/sittings/${loop.id}/close`, () => {
      // Home, history and the loop were read before this round was weighed.
      for (const queryKey of [keys.sittings, keys.sessions, keys.study]) void queries.invalidateQueries({ queryKey });
      void navigate(`/loops/${loop.id}`);
    });
  };
  return (
    <section className="ended" aria-label="The round is over">
      <h2>{state.ended?.why === 'time' ? 'Time is up.' : 'The round is over.'}</h2>
      <p className="quiet">
        {loop
          ? `This was a part of ${loop.name}, ${loop.round}.`
          : page.code !== undefined
            ? 'The debrief weighs whether it is right, how fast, what was tested and named, and what was said, with evidence.'
            : 'The debrief weighs what was asked, decided and owned, in quotes and dollars.'}
      </p>
      {work.job ? (
        <div className="ended-work" role="status">
          <progress max={1} value={work.job.done} aria-label={work.job.title} />
          <p>{work.job.text === '' ? work.job.title : work.job.text}</p>
          <Button quiet onClick={work.cancel}>
            Cancel
          </Button>
        </div>
      ) : (
        <div className="ended-buttons">
          {loop && (
            <Button ref={first} primary disabled={work.isStarting} onClick={goOn}>
              Go on with the loop
            </Button>
          )}
          <Button ref={loop ? undefined : first} primary={!loop} disabled={work.isStarting} onClick={debrief}>
            Read the debrief
          </Button>
        </div>
      )}
      {work.error !== null && <ErrorNote error={work.error} />}
    </section>
  );
}
