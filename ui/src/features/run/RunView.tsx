import { Pause, SkipForward } from 'lucide-react';
import { useMemo } from 'react';
import type { RunPlaces, RunRecord } from '../../api/types';
import { useCommands, type Command } from '../../commands/registry';
import { horizonOf, panelsOf } from '../../components/charts/curves';
import { RunChart, type NumberedEntry } from '../../components/charts/RunChart';
import { TileWorld } from '../../components/charts/TileWorld';
import { CostMeter } from './CostMeter';
import { Incidents } from './Incidents';
import { MetricsTable } from './MetricsTable';
import { PlaybackBar } from './PlaybackBar';
import type { RunNames } from './runNames';
import './Run.css';
import { usePlayback } from './usePlayback';

interface Props {
  run: RunRecord;
  name: string;
  names: RunNames;
  other?: RunRecord;
  otherName?: string;
  places?: RunPlaces | null;
  /** Hour that the time-lapse begins at; absent: it stands at the end. */
  playFrom?: number;
}

/** Panels that are always in view; the others open on request. */
const leadingPanels = 2;

/** A run as a time-lapse: curves, what happened, what it cost, where, and what was measured. */
export function RunView({ run, name, names, other, otherName, places, playFrom }: Props) {
  const horizon = useMemo(() => horizonOf(run.series), [run]);
  const playback = usePlayback(horizon, playFrom);
  const { hours, standAt } = playback;
  usePlaybackCommands(playback.toggle, standAt, horizon);
  const panels = useMemo(() => panelsOf(run.series), [run]);
  const entries = useMemo(() => run.timeline.map((t, i): NumberedEntry => ({ ...t, number: i + 1 })), [run]);
  const seen = entries.filter((e) => e.atMinute / 60 <= hours).length;
  const marks = useMemo(() => entries.slice(0, seen), [entries, seen]);
  const overlay = useMemo(
    () => (other === undefined ? undefined : { name: otherName ?? '', series: other.series }),
    [other, otherName],
  );
  const isOver = hours >= horizon;
  const charts = panels.map((panel) => (
    <RunChart key={panel.unit} panel={panel} until={hours} horizon={horizon} marks={marks} other={overlay} />
  ));
  return (
    <div className="run-view">
      <PlaybackBar playback={playback} horizon={horizon} />
      {charts.slice(0, leadingPanels)}
      {charts.length > leadingPanels && (
        <details className="run-more">
          <summary>
            More curves:{' '}
            {panels
              .slice(leadingPanels)
              .map((p) => p.unit)
              .join(', ')}
          </summary>
          <div className="run-view">{charts.slice(leadingPanels)}</div>
        </details>
      )}
      <div className="run-columns">
        <section aria-label="What happened">
          <h2>What happened</h2>
          <Incidents entries={marks} standAt={standAt} />
        </section>
        <section aria-label="What it cost">
          <h2>What it cost</h2>
          <CostMeter run={run} other={other} hours={hours} horizon={horizon} names={names} />
        </section>
      </div>
      {places && <TileWorld places={places} hours={hours} />}
      {isOver && (
        <section aria-label="What was measured">
          <h2>{other === undefined ? 'What was measured' : `${name} beside ${otherName ?? ''}`}</h2>
          <MetricsTable run={run} name={name} other={other} otherName={otherName} names={names} />
        </section>
      )}
    </div>
  );
}

function usePlaybackCommands(toggle: () => void, standAt: (hours: number) => void, horizon: number) {
  const commands = useMemo<Command[]>(
    () => [
      { id: 'playRun', name: 'Play or pause the run', icon: Pause, key: 'p', group: 'Run', perform: toggle },
      {
        id: 'runToEnd',
        name: 'Run to the end at once',
        icon: SkipForward,
        group: 'Run',
        perform: () => standAt(horizon),
      },
    ],
    [toggle, standAt, horizon],
  );
  useCommands(commands);
}
