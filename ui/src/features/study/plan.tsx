import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { PlanQuery } from '../../api/queries';
import type { PlanPage } from '../../api/types';
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

/** An item of the plan, as a link where the server knows the page for it. Foreign addresses stay text. */
export function planLink(item: PlanPage['days'][number]['items'][number]): ReactNode {
  return item.link?.startsWith('/') && !item.link.startsWith('//') ? (
    <Link to={item.link}>{item.text}</Link>
  ) : (
    item.text
  );
}
