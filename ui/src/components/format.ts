import type { Range } from '../api/types';

/** "12:05" of session time in milliseconds. */
export const clock = (ms: number) => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
};

/** Two significant digits: "$2.1M", "-$340K". */
export function money(dollars: number): string {
  const size = Math.abs(dollars);
  if (size === 0) return '$0';
  const rounded = Number(size.toPrecision(2));
  const [divisor, unit] =
    rounded >= 1e9 ? [1e9, 'B'] : rounded >= 1e6 ? [1e6, 'M'] : rounded >= 1e3 ? [1e3, 'K'] : [1, ''];
  const shown = rounded / divisor;
  const digits = shown >= 10 || unit === '' ? shown.toFixed(0) : shown.toFixed(1).replace(/\.0$/, '');
  return `${dollars < 0 ? '-' : ''}$${digits}${unit}`;
}

/** "$2.1M to $2.6M", one figure where both ends read the same. */
export const moneyRange = (range: Range) =>
  money(range.low) === money(range.high) ? money(range.mid) : `${money(range.low)} to ${money(range.high)}`;

/** "Day 3 04:00" of minutes since the start of a run. */
export const runMoment = (minutes: number) => {
  const [day, minute] = [Math.floor(minutes / 1440), minutes % 1440];
  return `Day ${day} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(Math.floor(minute % 60)).padStart(2, '0')}`;
};

/** "Strong hire" of "strongHire", "To come" of "toCome". */
export const words = (id: string) => {
  const spaced = id.replace(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`).trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};

const names: Record<string, string> = { tpm: 'TPM', mle: 'MLE', meta: 'Meta', tiktok: 'TikTok' };

/** "Meta" of "meta", "TPM" of "tpm"; a role or company without a name of its own in words. */
export const nameOf = (id: string) => names[id] ?? words(id);

/** "45 min", "1 h 30 min" of minutes. */
export const duration = (minutes: number) => {
  const whole = Math.max(0, Math.round(minutes));
  if (whole < 90) return `${whole} min`;
  return whole % 60 === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
};

/** "19 Dec", "19 Dec 2025" where the year is another one. */
export const day = (iso: string, now = new Date()) => {
  const date = new Date(iso);
  const year = date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...year });
};

/** A figure with at most three digits that mean something: "18.3", "5,070,000". */
export const figure = (value: number) =>
  Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 6 });
