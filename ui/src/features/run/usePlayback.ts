import { useCallback, useEffect, useState } from 'react';
import { advance, stoodAt, toggled, type Playback, type Speed } from './playback';

/** Frames that are drawn each second: a time-lapse, not a film. */
const frameMs = 80;

const isStill = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

export interface PlaybackControls extends Playback {
  toggle: () => void;
  setSpeed: (speed: Speed) => void;
  standAt: (hours: number) => void;
}

/**
 * The time-lapse of a run of so many hours. Plays from an hour where it is asked to, unless motion is not wanted; else
 * it stands at the end.
 */
export function usePlayback(horizon: number, playFrom?: number): PlaybackControls {
  const [playback, setPlayback] = useState<Playback>(() =>
    playFrom === undefined || isStill()
      ? { hours: horizon, playing: false, speed: 1 }
      : { hours: playFrom, playing: true, speed: 1 },
  );
  const { playing } = playback;
  useEffect(() => {
    if (!playing) return;
    let last = performance.now();
    let frame = requestAnimationFrame(function draw(now: number) {
      const elapsed = now - last;
      if (elapsed >= frameMs) {
        last = now;
        // A tab that was hidden goes on where it was, not where it would be by now.
        setPlayback((p) => advance(p, Math.min(elapsed, 500), horizon));
      }
      frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, horizon]);
  const toggle = useCallback(() => setPlayback((p) => toggled(p, horizon)), [horizon]);
  const setSpeed = useCallback((speed: Speed) => setPlayback((p) => ({ ...p, speed })), []);
  const standAt = useCallback((hours: number) => setPlayback((p) => stoodAt(p, hours, horizon)), [horizon]);
  return { ...playback, toggle, setSpeed, standAt };
}
