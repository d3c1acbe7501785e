import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, money, moneyRange, runMoment, words } from './format';

describe('figures for people', () => {
  it('writes session time as minutes and seconds', () => {
    expect([clock(0), clock(61_999), clock(725_000), clock(-5)]).toEqual(['00:00', '01:01', '12:05', '00:00']);
  });

  it('writes dollars with two significant digits', () => {
    expect([0, 7, 999, 1_234, 34_567, 999_999, 2_140_000, -3_940_000, 1.2e9].map(money)).toEqual([
      '$0',
      '$7',
      '$1K',
      '$1.2K',
      '$35K',
      '$1M',
      '$2.1M',
      '-$3.9M',
      '$1.2B',
    ]);
  });

  it('writes a range once where both ends read the same', () => {
    expect(moneyRange({ low: 2_090_000, mid: 2_100_000, high: 2_110_000 })).toBe('$2.1M');
    expect(moneyRange({ low: 1e6, mid: 2e6, high: 3e6 })).toBe('$1M to $3M');
  });

  it('never shows more than two digits that mean something', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e11, noNaN: true }), (dollars) => {
        const digits = money(dollars)
          .replace(/[^0-9]/g, '')
          .replace(/0+$/, '')
          .replace(/^0+/, '');
        expect(digits.length).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('names moments and ids', () => {
    expect([runMoment(0), runMoment(1500), words('strongHire')]).toEqual(['Day 0 00:00', 'Day 1 01:00', 'Strong hire']);
  });
});
