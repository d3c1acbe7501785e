import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answered,
  asleepMs,
  clockAt,
  costOf,
  hold,
  keepClock,
  leftMs,
  movedElsewhere,
  nextWaitAtMs,
  nowMs,
  phaseTimes,
  recallClock,
  tick,
  waitIsDue,
} from './clock';

const at = (clockMs: number, chargedMs: number, wallMs = 0) => tick(clockAt(clockMs, chargedMs), wallMs);
const round = {
  totalMs: 45 * 60_000,
  phases: [
    { id: 'frame', minutes: 10 },
    { id: 'design', minutes: 25 },
    { id: 'deepDive', minutes: 10 },
  ],
};

describe('session time', () => {
  it('lets reading pass first and free of charge', () => {
    const reading = tick(at(60_000, 8_000), 5_000);
    expect([nowMs(reading), reading.readingMs]).toEqual([60_000, 3_000]);
    expect(nowMs(tick(reading, 12_000))).toBe(64_000);
  });

  it('stands while it is held, and counts on from where it is let go', () => {
    const held = hold(tick(at(0, 0), 4_000), 5_000);
    expect(nowMs(tick(held, 90_000))).toBe(5_000);
    expect(nowMs(tick(tick(held, 90_000), 91_000))).toBe(6_000);
  });

  it('does not count the sleep of a closed lid', () => {
    const slept = tick(tick(at(0, 0), 1_000), 1_000 + asleepMs + 1);
    expect(nowMs(slept)).toBe(1_000);
    expect(nowMs(tick(slept, asleepMs + 3_001))).toBe(3_000);
  });

  it('charges waiting before the first key and typing after it', () => {
    const clock = tick(at(0, 2_000), 12_000);
    expect(costOf(clock, 4_000)).toEqual({ idleMs: 4_000, typedMs: 6_000 });
    expect(costOf(clock, null)).toEqual({ idleMs: 10_000, typedMs: 0 });
  });

  it('keeps what passed where nothing came of an action, and begins anew where the session went on', () => {
    const clock = tick(at(0, 0), 70_000);
    expect(answered(clock, 70_000, 0, 0)).toBe(clock);
    expect(answered(clock, 70_000, 74_000, 4_000)).toMatchObject({ clockMs: 74_000, readingMs: 4_000, idleMs: 0 });
    expect(answered(clock, 70_000, 66_000, 3_000)).toMatchObject({ clockMs: 66_000, idleMs: 4_000 });
    expect(movedElsewhere(clock, 90_000, 5_000)).toMatchObject({ clockMs: 90_000, readingMs: 5_000, idleMs: 0 });
  });

  it('never runs backwards and never charges more than passed', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 30 });
    fc.assert(
      fc.property(steps, fc.nat(60_000), (walls, charged) => {
        let clock = at(10_000, charged);
        let passed = 0;
        for (const step of walls) {
          const before = nowMs(clock);
          clock = tick(clock, (clock.countedAt ?? 0) + step);
          passed += step;
          expect(nowMs(clock)).toBeGreaterThanOrEqual(before);
        }
        expect(clock.idleMs).toBeLessThanOrEqual(Math.max(0, passed - Math.min(charged, passed)) + charged);
        const cost = costOf(clock, clock.idleMs / 2);
        expect(cost.idleMs + cost.typedMs).toBe(Math.round(clock.idleMs));
      }),
    );
  });
});

describe('a word on time', () => {
  it('is due at each minute of silence, at planned ends of phases and at the end', () => {
    expect(nextWaitAtMs(30_000, round)).toBe(90_000);
    expect(nextWaitAtMs(90_000, round)).toBe(150_000);
    expect(nextWaitAtMs(590_000, round)).toBe(600_000);
    expect(nextWaitAtMs(44.5 * 60_000, round)).toBe(45 * 60_000);
  });

  it('waits while somebody types, but not for ever at the end', () => {
    const silent = tick(at(0, 0), 61_000);
    expect(waitIsDue(silent, 0, round, null)).toBe(true);
    expect(waitIsDue(silent, 0, round, 3_000)).toBe(false);
    expect(waitIsDue(silent, 0, round, 16_000)).toBe(true);
    const late = tick(at(round.totalMs, 0), 59_000);
    expect(waitIsDue(late, round.totalMs - 1, round, 1_000)).toBe(false);
    expect(waitIsDue(tick(late, 61_000), round.totalMs - 1, round, 1_000)).toBe(true);
  });
});

describe('phases', () => {
  const plans = round.phases.map((p) => ({ ...p, name: p.id }));

  it('are planned against spent, a skipped one with nothing', () => {
    const entered = [
      { id: 'frame', atMs: 0 },
      { id: 'deepDive', atMs: 700_000 },
    ];
    const times = phaseTimes(plans, entered, 'deepDive', 760_000);
    expect(times.map((t) => [t.state, t.spentMs])).toEqual([
      ['done', 700_000],
      ['done', 0],
      ['now', 60_000],
    ]);
  });

  it('spend together what the round has spent', () => {
    fc.assert(
      fc.property(fc.nat(500_000), fc.nat(500_000), fc.nat(500_000), (a, b, c) => {
        const entered = [
          { id: 'frame', atMs: 0 },
          { id: 'design', atMs: a },
          { id: 'deepDive', atMs: a + b },
        ];
        const spent = phaseTimes(plans, entered, 'deepDive', a + b + c).reduce((sum, t) => sum + t.spentMs, 0);
        expect(spent).toBe(a + b + c);
      }),
    );
  });

  it('show seconds that add up to the whole', () => {
    expect(leftMs(60_000, 1_999) + 1_000).toBe(60_000);
    expect(leftMs(60_000, 99_000)).toBe(0);
  });
});

describe('a reload', () => {
  const point = { seq: 12, clockMs: 50_000, chargedMs: 6_000 };

  it('keeps the waiting', () => {
    keepClock(sessionStorage, 's1', 12, tick(at(50_000, 6_000), 9_000));
    expect(recallClock(sessionStorage, 's1', point)).toMatchObject({ clockMs: 50_000, readingMs: 0, idleMs: 3_000 });
  });

  it('forgets it where the session has gone on, and what was never written', () => {
    keepClock(sessionStorage, 's1', 11, tick(at(50_000, 6_000), 9_000));
    expect(recallClock(sessionStorage, 's1', point)).toMatchObject({ readingMs: 6_000, idleMs: 0 });
    sessionStorage.setItem('dryrun.clock.s2', '{broken');
    expect(recallClock(sessionStorage, 's2', point)).toMatchObject({ readingMs: 6_000, idleMs: 0 });
  });
});
