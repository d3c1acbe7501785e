import { Link } from 'react-router';
import type { PlanItem } from '../../api/types';
import { planTarget } from './plan';

/** An item of the plan, as a link where a page does it. */
export function PlanLink({ item }: { item: PlanItem }) {
  const target = planTarget(item.link);
  return target === undefined ? <span>{item.text}</span> : <Link to={target}>{item.text}</Link>;
}
