/** Whether a change of a metric is better, worse, or no change that a person would see. */
export function verdict(
  now: number | null,
  before: number | null,
  moreIsBetter: boolean | undefined,
): 'better' | 'worse' | 'same' | '' {
  if (now === before) return 'same';
  if (moreIsBetter === undefined) return '';
  // A metric that never came about lies at the far end.
  const end = Number.POSITIVE_INFINITY;
  const [a, b] = [now ?? end, before ?? end];
  if (Number.isFinite(a) && Number.isFinite(b) && Math.abs(a - b) <= 0.005 * Math.max(Math.abs(a), Math.abs(b)))
    return 'same';
  return a > b === moreIsBetter ? 'better' : 'worse';
}
