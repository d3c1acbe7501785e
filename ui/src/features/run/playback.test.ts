import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, ledgerAt, playMs, stoodAt, toggled, type Playback } from './playback';

const playing: Playback = { hours: 0, playing: true, speed: 1 };

describe('the time-lapse of a run', () => {
  it('takes its real time, a third of it at threefold speed, and stops at the end', () => {
    expect(advance(playing, playMs / 2, 960).hours).toBe(480);
    expect(advance({ ...playing, speed: 3 }, playMs / 3, 960)).toEqual({ hours: 960, playing: false, speed: 3 });
    expect(advance({ ...playing, playing: false }, 1000, 960).hours).toBe(0);
  });

  it('goes forward only and never past the end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000)), fc.constantFrom(1 as const, 3 as const), (steps, speed) => {
        let p: Playback = { ...playing, speed };
        for (const ms of steps) {
          const next = advance(p, ms, 720);
          expect(next.hours).toBeGreaterThanOrEqual(p.hours);
          expect(next.hours).toBeLessThanOrEqual(720);
          p = next;
        }
      }),
    );
  });

  it('pauses, goes on, begins again from the end, and can be scrubbed', () => {
    expect(toggled(playing, 960).playing).toBe(false);
    expect(toggled({ hours: 960, playing: false, speed: 1 }, 960)).toEqual(playing);
    expect(stoodAt(playing, 2000, 960)).toEqual({ hours: 960, playing: false, speed: 1 });
    expect(stoodAt(playing, -5, 960).hours).toBe(0);
  });
});

describe('the cost meter', () => {
  const hours = [1, 2, 3, 4];
  const run = {
    ledger: { exposure: 1000, egress: 400, trust: 9000, fines: 0 },
    series: [
      { id: 'exposure', name: '', unit: '', atHours: hours, values: [1, 2, 3, 10] },
      { id: 'egress', name: '', unit: '', atHours: hours, values: [1, 1, 2, 0] },
    ],
  };

  it('is whole at the end, the dearest first', () => {
    expect(ledgerAt(run, 4, 4)).toEqual([
      { id: 'trust', cents: 9000 },
      { id: 'exposure', cents: 1000 },
      { id: 'egress', cents: 400 },
    ]);
  });

  it('before it tells only what a series tells', () => {
    expect(ledgerAt(run, 2, 4)).toEqual([
      { id: 'trust', cents: null },
      { id: 'exposure', cents: 200 },
      { id: 'egress', cents: 200 },
    ]);
    expect(ledgerAt({ ...run, series: [] }, 2, 4).every((l) => l.cents === null)).toBe(true);
  });
});
