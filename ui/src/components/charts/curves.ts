import type { RunSeries } from '../../api/types';

/** A panel of a run's charts: the series that share a unit. */
export interface Panel {
  unit: string;
  series: RunSeries[];
}

/** The series of a run by unit, in the order they come. */
export function panelsOf(series: readonly RunSeries[]): Panel[] {
  const panels: Panel[] = [];
  for (const s of series) {
    const panel = panels.find((p) => p.unit === s.unit);
    if (panel) panel.series.push(s);
    else panels.push({ unit: s.unit, series: [s] });
  }
  return panels;
}

/** Days and values until an hour, thinned to at most `most` points; the last point stays, and with it the newest value. */
export function pointsUntil(series: RunSeries, hour: number, most = 240): [number, number][] {
  const known = series.atHours.findLastIndex((h) => h <= hour) + 1;
  const step = Math.max(1, Math.ceil(known / most));
  const points: [number, number][] = [];
  for (let i = 0; i < known; i++) {
    const [at, value] = [series.atHours[i], series.values[i]];
    if (at === undefined || value === undefined || value === null) continue;
    if (i % step === 0 || i === known - 1) points.push([at / 24, value]);
  }
  return points;
}

/** The value at an hour, or null before the first or where none was measured. */
export function valueAt(series: RunSeries, hour: number): number | null {
  const index = series.atHours.findLastIndex((h) => h <= hour);
  return index === -1 ? null : (series.values[index] ?? null);
}

/** Hours that a run lasts. */
export const horizonOf = (series: readonly RunSeries[]) => Math.max(0, ...series.map((s) => s.atHours.at(-1) ?? 0));

/** "97.8", "23,000", "0.0032": digits that mean something. */
export const figure = (value: number, digits = 3) =>
  value.toLocaleString('en-US', { maximumSignificantDigits: digits, useGrouping: true });

/** What a series shows over the whole run, in a line: where it ends, or where it peaks. */
export function findingOf(series: RunSeries): string {
  const values = series.values.map((v) => v ?? 0);
  const [last, peak] = [values.at(-1) ?? 0, Math.max(0, ...values)];
  if (peak === 0) return `${series.name}: none`;
  const unit = series.name.toLowerCase().endsWith(series.unit.toLowerCase()) ? '' : ` ${series.unit}`;
  const dayOf = (v: number) => Math.ceil((series.atHours[values.findIndex((x) => x >= v)] ?? 0) / 24);
  return last >= peak * 0.98
    ? `${series.name}: ${figure(last, 2)}${unit} by day ${dayOf(last * 0.99)}`
    : `${series.name}: highest on day ${dayOf(peak)}, ${figure(peak, 2)}${unit}`;
}

/** Rows of a table twin: one per day, a column per series. */
export function dailyRows(series: readonly RunSeries[], hours: number): (string | number)[][] {
  const days = Math.floor(hours / 24);
  return Array.from({ length: days }, (_, i) => i + 1).map((day) => [
    day,
    ...series.map((s) => {
      const value = valueAt(s, day * 24);
      return value === null ? '' : figure(value);
    }),
  ]);
}
