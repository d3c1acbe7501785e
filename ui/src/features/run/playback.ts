import type { RunRecord, RunSeries } from '../../api/types';

/** Real time that a whole run takes at normal speed. */
export const playMs = 20_000;

export type Speed = 1 | 3;

/** Where the time-lapse of a run stands. */
export interface Playback {
  /** Hours of the run that are shown. */
  hours: number;
  playing: boolean;
  speed: Speed;
}

/** The playback some real milliseconds later; it stops at the end of the run. */
export function advance(p: Playback, elapsedMs: number, horizonHours: number): Playback {
  if (!p.playing) return p;
  const hours = Math.min(horizonHours, p.hours + (elapsedMs / playMs) * horizonHours * p.speed);
  return { ...p, hours, playing: hours < horizonHours };
}

/** Play or pause; from the end it begins again. */
export const toggled = (p: Playback, horizonHours: number): Playback =>
  p.playing ? { ...p, playing: false } : { ...p, playing: true, hours: p.hours >= horizonHours ? 0 : p.hours };

/** Stands at an hour, playing or not as before; at the end it stops. */
export const stoodAt = (p: Playback, hours: number, horizonHours: number): Playback => {
  const at = Math.min(Math.max(0, hours), horizonHours);
  return { ...p, hours: at, playing: p.playing && at < horizonHours };
};

/** A ledger line during playback: cents so far, or null where they are only known at the end. */
export interface LedgerLineAt {
  id: string;
  cents: number | null;
}

// Lines whose price per unit does not change in a run, so that the series tells how much had come about.
const countedBy: Record<string, { series: string; isTotal: boolean }> = {
  exposure: { series: 'exposure', isTotal: true },
  egress: { series: 'egress', isTotal: false },
};

/** The ledger at an hour: whole at the end; before it only what a series can tell, and that pro rata. */
export function ledgerAt(
  run: Pick<RunRecord, 'ledger' | 'series'>,
  hours: number,
  horizonHours: number,
): LedgerLineAt[] {
  const isOver = hours >= horizonHours;
  return Object.entries(run.ledger)
    .filter(([, cents]) => cents !== 0)
    .sort((a, b) => b[1] - a[1])
    .map(([id, cents]) => ({ id, cents: isOver ? cents : partOf(run, id, cents, hours) }));
}

function partOf(run: Pick<RunRecord, 'series'>, id: string, cents: number, hours: number): number | null {
  const rule = countedBy[id];
  const series = run.series.find((s) => s.id === rule?.series);
  if (rule === undefined || series === undefined) return null;
  const amount = (until: number) => (rule.isTotal ? lastUntil(series, until) : sumUntil(series, until));
  const whole = amount(Infinity);
  return whole > 0 ? Math.round((cents * amount(hours)) / whole) : null;
}

const lastUntil = (s: RunSeries, hours: number) => s.values[s.atHours.findLastIndex((h) => h <= hours)] ?? 0;
const sumUntil = (s: RunSeries, hours: number) =>
  s.values.reduce<number>((sum, v, i) => ((s.atHours[i] ?? Infinity) <= hours ? sum + (v ?? 0) : sum), 0);
