import type { PlanQuery } from '../../api/queries';
import { readSetting, writeSetting } from '../../app/settings';

/** The plan last asked for in this browser; undefined before the first, and once its day has passed. */
export function lastPlan(today: string): PlanQuery | undefined {
  const plan = readSetting<PlanQuery | null>('plan', null);
  return plan !== null && plan.until >= today ? plan : undefined;
}

export const rememberPlan = (plan: PlanQuery) => writeSetting('plan', plan);

/** YYYY-MM-DD of a moment in the time zone of the browser. */
export const isoDay = (date: Date) =>
  [date.getFullYear(), String(date.getMonth() + 1).padStart(2, '0'), String(date.getDate()).padStart(2, '0')].join('-');

/** "Sun 29 Nov" of a day. */
export const weekday = (iso: string) =>
  new Date(`${iso}T12:00:00`).toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });

/** Days from one ISO day to another, in words: "in 20 days", "tomorrow", "today". */
export function daysUntil(until: string, today: string): string {
  const days = Math.round((Date.parse(until) - Date.parse(today)) / 86_400_000);
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
}

/** The page on which an item of the plan is done; undefined where there is none. */
export function planTarget(link: string | undefined): string | undefined {
  const [what, which] = (link ?? '').split(':', 2);
  switch (what) {
    case 'drill':
      return which === undefined ? '/study#due' : `/?start=${encodeURIComponent(`drill-${which}`)}`;
    case 'interview':
      return which === undefined ? undefined : `/?start=${encodeURIComponent(which)}`;
    case 'loop':
      return which === undefined ? undefined : `/loops/${encodeURIComponent(which)}`;
    case 'study':
      return '/study#dossier';
    default:
      return undefined;
  }
}
