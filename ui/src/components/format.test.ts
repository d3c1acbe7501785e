import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, day, duration, figure, money, moneyRange, nameOf, runMoment, words } from './format';

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

  it('writes durations, days and figures', () => {
    expect([8, 45, 90, 120, 61.4].map(duration)).toEqual(['8 min', '45 min', '1 h 30 min', '2 h', '61 min']);
    const now = new Date('2026-11-29T12:00:00');
    expect([day('2026-12-19T10:00:00', now), day('2025-12-19T10:00:00', now)]).toEqual(['19 Dec', '19 Dec 2025']);
    expect([18.3217, 5_072_813, 0.01234, 0].map(figure)).toEqual(['18.3', '5,070,000', '0.0123', '0']);
    expect(['tpm', 'tiktok', 'tradeOffs'].map(nameOf)).toEqual(['TPM', 'TikTok', 'Trade offs']);
  });

  it('names moments and ids', () => {
    expect([runMoment(0), runMoment(1500), words('strongHire')]).toEqual(['Day 0 00:00', 'Day 1 01:00', 'Strong hire']);
  });
});
