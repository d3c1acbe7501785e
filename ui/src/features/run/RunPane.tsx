import { Play } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import type { RoomAction } from '../../api/types';
import { useCommands, type Command } from '../../commands/registry';
import { Button } from '../../components/Button';
import { horizonOf } from '../../components/charts/curves';
import { money } from '../../components/format';
import { Empty, ErrorNote, Note, Waiting } from '../../components/Notes';
import { useRoom } from '../room/RoomContext';
import { DecisionCard } from './DecisionCard';
import './Run.css';
import { usePlaces, useRun } from './runQueries';
import { RunView } from './RunView';

/** The room's run pane: run the design, watch it, decide where it stops, compare. */
export function RunPane() {
  const room = useRoom();
  const { page, state, busy, show } = room;
  const runner = useRunner();
  const why = whyNot(room);
  const { run, decide } = runner;
  const last = useRun(page.id, state.runs.at(-1)?.seq);
  const days = last.data && Math.round(horizonOf(last.data.series) / 24);
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'run',
        name: 'Run the design',
        icon: Play,
        key: 'mod+enter',
        group: 'Run',
        unavailable: why,
        perform: () => {
          show('run');
          run();
        },
      },
    ],
    [why, show, run],
  );
  useCommands(commands);
  if (!page.runs) return <Empty>This round is rehearsed by talk: {page.byTalk || 'nothing runs here.'}</Empty>;
  return (
    <div className="run-pane">
      <div className="run-bar">
        <Button primary disabled={why !== undefined} onClick={run} title="Ctrl Enter">
          <Play size={16} aria-hidden /> {days === undefined ? 'Run the design' : `Run ${days} days`}
        </Button>
        {why !== undefined && <span className="quiet small">{why}</span>}
      </div>
      {runner.error !== null && <ErrorNote error={runner.error} />}
      {state.stop !== undefined && <DecisionCard stop={state.stop} busy={busy} decide={decide} />}
      {page.mode === 'real' && state.ended === undefined ? (
        <Note>
          In real mode the figures of your runs stay closed until the round has ended. The debrief opens them.
        </Note>
      ) : (
        <Runs session={page.id} playFrom={runner.playFrom} />
      )}
    </div>
  );
}

/** Why the design cannot run now, in a sentence; undefined where it can. */
export function whyNot({
  state,
  busy,
  offline,
}: Pick<ReturnType<typeof useRoom>, 'state' | 'busy' | 'offline'>): string | undefined {
  if (state.ended !== undefined) return 'The round has ended.';
  if (state.stop !== undefined) return 'A run waits for your decision.';
  if (offline) return 'Dryrun does not answer; the page tries again by itself.';
  if (state.problems.length > 0) return 'The design has values that cannot run: see the design pane.';
  return busy ? 'Something is on its way.' : undefined;
}

/** Runs and decisions, with what went wrong, and from which hour the newest run plays. */
function useRunner() {
  const { act, state, announce } = useRoom();
  const [error, setError] = useState<unknown>(null);
  const [playFrom, setPlayFrom] = useState<{ seq: number; hours: number }>();
  const stop = state.stop;
  const send = useCallback(
    async (action: RoomAction, hours: number) => {
      setError(null);
      try {
        const answer = await act(action);
        const newest = answer.state.runs.at(-1);
        if (newest) setPlayFrom({ seq: newest.seq, hours });
        announce(answer.state.stop ? 'The run waits for your decision.' : 'The run is over.');
      } catch (e) {
        setError(e);
      }
    },
    [act, announce],
  );
  const run = useCallback(() => void send({ kind: 'run' }, 0), [send]);
  const decide = useCallback(
    (option: string) => {
      if (stop) void send({ kind: 'decide', key: stop.key, option }, stop.atMinute / 60);
    },
    [send, stop],
  );
  return { run, decide, error, playFrom };
}

function Runs({ session, playFrom }: { session: string; playFrom: { seq: number; hours: number } | undefined }) {
  const { state, page } = useRoom();
  const newest = state.runs.at(-1)?.seq;
  // A choice holds until there is a newer run: that is what one wants to see.
  const [chosen, setChosen] = useState<{ seq: number; newest: number | undefined }>();
  const [compared, setCompared] = useState<number>();
  const seq = chosen?.newest === newest ? (chosen?.seq ?? newest) : newest;
  const run = useRun(session, seq);
  const other = useRun(session, compared === seq ? undefined : compared);
  const places = usePlaces(session, seq);
  const nameOf = (s: number | undefined) => `Run ${state.runs.findIndex((r) => r.seq === s) + 1}`;
  if (seq === undefined)
    return state.stop !== undefined ? null : (
      <Empty>
        Run the design to see, day by day, how far it gets, whom it hurts and what it costs; change it and run it again
        to compare.
      </Empty>
    );
  return (
    <>
      {state.runs.length > 1 && (
        <div className="run-choice">
          <label>
            Show{' '}
            <select value={seq} onChange={(e) => setChosen({ seq: Number(e.target.value), newest })}>
              {state.runs.map((r) => (
                <option key={r.seq} value={r.seq}>
                  {nameOf(r.seq)}, {money(r.totalCents / 100)}
                </option>
              ))}
            </select>
          </label>
          <label>
            beside{' '}
            <select
              value={compared ?? ''}
              onChange={(e) => setCompared(e.target.value === '' ? undefined : Number(e.target.value))}
            >
              <option value="">no other</option>
              {state.runs
                .filter((r) => r.seq !== seq)
                .map((r) => (
                  <option key={r.seq} value={r.seq}>
                    {nameOf(r.seq)}, {money(r.totalCents / 100)}
                  </option>
                ))}
            </select>
          </label>
        </div>
      )}
      {run.error !== null && <ErrorNote error={run.error} />}
      {run.isPending && <Waiting>Fetching the run…</Waiting>}
      {run.data && (
        <RunView
          key={seq}
          run={run.data}
          name={nameOf(seq)}
          names={{ metrics: page.metrics, ledger: page.ledger }}
          other={other.data}
          otherName={nameOf(compared)}
          places={places.data}
          playFrom={playFrom?.seq === seq ? playFrom.hours : undefined}
        />
      )}
    </>
  );
}
