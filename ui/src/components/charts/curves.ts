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

/** The hour at which a chart begins: 0, or the first one of curves that begin after the first day and last two days at most. */
export function beginOf(series: readonly Pick<RunSeries, 'atHours'>[]): number {
  const first = Math.min(...series.map((s) => s.atHours[0] ?? Infinity));
  const last = Math.max(0, ...series.map((s) => s.atHours.at(-1) ?? 0));
  return Number.isFinite(first) && first > 24 && last - first <= 48 ? first : 0;
}

/** "20:15" of hours since the start of the run. */
export function clock(hours: number): string {
  const minutes = Math.round(hours * 60) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** "97.8", "23,000", "0.0032": digits that mean something. */
export const figure = (value: number, digits = 3) =>
  value.toLocaleString('en-US', { maximumSignificantDigits: digits, useGrouping: true });

/** What a series shows over the whole run, in a line: where it ends, or where it peaks. */
export function findingOf(series: RunSeries): string {
  const values = series.values.map((v) => v ?? 0);
  const [last, peak] = [values.at(-1) ?? 0, Math.max(0, ...values)];
  if (peak === 0) return `${series.name}: none`;
  const unit = series.name.toLowerCase().endsWith(series.unit.toLowerCase()) ? '' : ` ${series.unit}`;
  const hourOf = (v: number) => series.atHours[values.findIndex((x) => x >= v)] ?? 0;
  const isShort = beginOf([series]) > 0;
  const when = (v: number) => (isShort ? clock(hourOf(v)) : `day ${Math.ceil(hourOf(v) / 24)}`);
  return last >= peak * 0.98
    ? `${series.name}: ${figure(last, 2)}${unit} by ${when(last * 0.99)}`
    : `${series.name}: highest ${isShort ? 'at' : 'on'} ${when(peak)}, ${figure(peak, 2)}${unit}`;
}

/** Rows of a table twin: one per day, or per quarter of an hour where the curves are short; a column per series. */
export function dailyRows(series: readonly RunSeries[], hours: number): (string | number)[][] {
  const begin = beginOf(series);
  if (begin > 0) {
    const quarters = Math.max(0, Math.floor((hours - begin) * 4) + 1);
    return Array.from({ length: quarters }, (_, i) => begin + i / 4).map((hour) => [
      clock(hour),
      ...series.map((s) => {
        const value = valueAt(s, hour);
        return value === null ? '' : figure(value);
      }),
    ]);
  }
  const days = Math.floor(hours / 24);
  return Array.from({ length: days }, (_, i) => i + 1).map((day) => [
    day,
    ...series.map((s) => {
      const value = valueAt(s, day * 24);
      return value === null ? '' : figure(value);
    }),
  ]);
}
