/** A bar of the account in dollars. */
export interface WaterfallBar {
  label: string;
  /** What was chosen and what would have been best, or ''. */
  detail: string;
  /** The figure for people, with its range. */
  text: string;
  kind: 'total' | 'saving' | 'loss';
  /** Dollars where the bar begins and ends. */
  from: number;
  to: number;
  /** Ends of the interval around its end. */
  low: number;
  high: number;
}
