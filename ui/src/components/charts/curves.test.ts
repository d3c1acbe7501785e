import { describe, expect, it } from 'vitest';
import { beginOf, clock, dailyRows, figure, findingOf, horizonOf, panelsOf, pointsUntil, valueAt } from './curves';

const series = (id: string, unit: string, values: (number | null)[]) => ({
  id,
  name: id,
  unit,
  atHours: values.map((_, i) => (i + 1) * 24),
  values,
});

describe('curves of a run', () => {
  const rising = series('Coverage', 'percent', [10, 60, 97.8, 97.9]);
  const peaked = series('Backlog', 'contacts', [0, 23456, 5, 0]);

  it('share a panel where they share a unit', () => {
    expect(panelsOf([rising, peaked, series('Ring', 'percent', [1])]).map((p) => p.series.map((s) => s.id))).toEqual([
      ['Coverage', 'Ring'],
      ['Backlog'],
    ]);
  });

  it('are drawn until the hour, thinned, the newest point kept', () => {
    expect(pointsUntil(rising, 47)).toEqual([[1, 10]]);
    expect(pointsUntil(rising, 23)).toEqual([]);
    const long = series(
      'Long',
      'x',
      Array.from({ length: 1000 }, (_, i) => i),
    );
    const points = pointsUntil(long, 24_000, 100);
    expect(points.length).toBeLessThanOrEqual(101);
    expect(points.at(-1)).toEqual([1000, 999]);
    expect(pointsUntil(series('Gap', 'x', [1, null, 3]), 72)).toEqual([
      [1, 1],
      [3, 3],
    ]);
  });

  it('say what they show', () => {
    expect(findingOf(rising)).toBe('Coverage: 98 percent by day 3');
    expect(findingOf(peaked)).toBe('Backlog: highest on day 2, 23,000 contacts');
    expect(findingOf(series('Harmed devices', 'devices', [1, 3]))).toBe('Harmed devices: 3 by day 2');
    expect(findingOf(series('Bricked', 'devices', [0, 0]))).toBe('Bricked: none');
  });

  it('are told by the clock where they begin late and are short', () => {
    const night = { ...series('Calls', 'times', [1, 5, 2]), atHours: [259.5, 260, 260.5] };
    expect([beginOf([night]), beginOf([night, rising]), clock(260.25)]).toEqual([259.5, 0, '20:15']);
    expect(findingOf(night)).toBe('Calls: highest at 20:00, 5 times');
    expect(dailyRows([night], 260)).toEqual([
      ['19:30', '1'],
      ['19:45', '1'],
      ['20:00', '5'],
    ]);
  });

  it('have values at hours, an end and a table', () => {
    expect([valueAt(rising, 1), valueAt(rising, 50), valueAt(rising, 999)]).toEqual([null, 60, 97.9]);
    expect(horizonOf([rising, peaked])).toBe(96);
    expect(dailyRows([rising, peaked], 60)).toEqual([
      [1, '10', '0'],
      [2, '60', '23,500'],
    ]);
    expect(figure(0.00312411)).toBe('0.00312');
  });
});
