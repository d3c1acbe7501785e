import { Pause, Play, SkipForward } from 'lucide-react';
import { Button } from '../../components/Button';
import { runMoment } from '../../components/format';
import type { PlaybackControls } from './usePlayback';

/** Play, pause, speed, and one slider over the days of the run. */
export function PlaybackBar({ playback, horizon }: { playback: PlaybackControls; horizon: number }) {
  const { hours, playing, speed, toggle, setSpeed, standAt } = playback;
  const Icon = playing ? Pause : Play;
  return (
    <div className="playback">
      <Button onClick={toggle}>
        <Icon size={16} aria-hidden /> {playing ? 'Pause' : hours >= horizon ? 'Play again' : 'Play'}
      </Button>
      <div className="playback-speeds" role="group" aria-label="Speed">
        {([1, 3] as const).map((s) => (
          <Button key={s} quiet aria-pressed={speed === s} onClick={() => setSpeed(s)}>
            {s}x
          </Button>
        ))}
        <Button quiet onClick={() => standAt(horizon)} disabled={hours >= horizon}>
          <SkipForward size={16} aria-hidden /> To the end
        </Button>
      </div>
      <span className="playback-now mono">{runMoment(hours * 60)}</span>
      <input
        type="range"
        min={0}
        max={horizon}
        step={1}
        value={Math.round(hours)}
        aria-label="Hour of the run"
        aria-valuetext={runMoment(hours * 60)}
        onChange={(e) => standAt(Number(e.target.value))}
        onKeyDown={(e) => {
          // A day a key press: an hour is too small a step over forty days.
          const step = { ArrowRight: 24, ArrowUp: 24, ArrowLeft: -24, ArrowDown: -24 }[e.key];
          if (step === undefined) return;
          e.preventDefault();
          standAt(hours + step);
        }}
      />
    </div>
  );
}
