import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Consequence } from './debriefJson';
import { waterfallBars } from './waterfall';

const range = (mid: number) => ({ low: mid * 0.9, mid, high: mid * 1.1 });
const part = fc.record({
  dollars: fc.double({ min: -1e7, max: 1e7, noNaN: true }),
  spread: fc.double({ min: 0, max: 1e7, noNaN: true }),
});

const consequence = (naive: number, led: { dollars: number; spread: number }[], lost: typeof led): Consequence => {
  const yours = naive + led.reduce((sum, p) => sum + p.dollars, 0);
  const best = yours - lost.reduce((sum, p) => sum + p.dollars, 0);
  return {
    bestKnown: 'found',
    ranges: {
      naiveCost: range(naive),
      expectedCost: range(yours),
      bestKnownCost: range(best),
      referenceCost: range(best),
    },
    regret: range(yours - best),
    isBound: false,
    waterfall: led.map((p, i) => ({
      id: `s${i}`,
      label: `step ${i}`,
      dollars: p.dollars,
      low: p.dollars - p.spread,
      high: p.dollars + p.spread,
    })),
    explainedBy: lost.map((p, i) => ({
      knob: i === 0 ? 'other' : `k${i}`,
      label: `knob ${i}`,
      class: 'programme',
      had: null,
      best: null,
      dollars: p.dollars,
      low: p.dollars - p.spread,
      high: p.dollars + p.spread,
    })),
  };
};

describe('the waterfall of dollars', () => {
  it('adds up: every part begins where the one before ended, and ends at the next total', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e8, noNaN: true }),
        fc.array(part, { maxLength: 8 }),
        fc.array(part, { maxLength: 14 }),
        (naive, led, lost) => {
          const bars = waterfallBars(consequence(naive, led, lost));
          let at = 0;
          for (const [i, bar] of bars.entries()) {
            // What is left out is less than a dollar on each side.
            if (bar.kind !== 'total') expect(bar.from).toBeCloseTo(at, 0);
            else if (i > 0) expect(Math.abs(bar.to - at)).toBeLessThan(1);
            at = bar.to;
          }
          expect(bars.filter((b) => b.kind === 'total')).toHaveLength(3);
        },
      ),
    );
  });

  it('tells what is small or within luck together', () => {
    const led = [
      { dollars: -5e6, spread: 1e6 },
      { dollars: 1000, spread: 9000 },
      { dollars: -3000, spread: 9000 },
    ];
    const bars = waterfallBars(
      consequence(1e7, led, [
        { dollars: 0, spread: 0 },
        { dollars: 4e6, spread: 3e6 },
      ]),
    );
    expect(bars.map((b) => `${b.label} ${b.text} ${b.kind}`)).toEqual([
      'What a busy team ships unled $9M to $11M total',
      'Step 0 -$6M to -$4M saving',
      'Everything else, small or within luck -$20K to +$16K saving',
      'Your plan $4.5M to $5.5M total',
      'knob 1 +$1M to +$7M loss',
      'Best known plan (found) $900K to $1.1M total',
    ]);
  });

  it('marks a large part that luck could have made', () => {
    const bars = waterfallBars(consequence(1e7, [{ dollars: -5e6, spread: 6e6 }], []));
    expect(bars[1]?.label).toBe('Step 0 (may be luck)');
  });
});
