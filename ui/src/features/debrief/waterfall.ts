import type { Range } from '../../api/types';
import { money, moneyRange } from '../../components/format';
import type { WaterfallBar } from '../../components/charts/waterfallBars';
import type { Consequence, RegretPart } from './debriefJson';
import { valueWords } from './story';

/** A part is told by itself where it is beyond luck, or at least this share of the whole difference. */
const toldFrom = 0.1;
const partsShown = 8;

interface Part {
  label: string;
  detail?: string;
  dollars: number;
  low: number;
  high: number;
}

/** Luck alone could not have made it: the whole range is on one side of nothing. */
export const isBeyondLuck = (part: { low: number; high: number }) => part.low > 0.5 || part.high < -0.5;

/**
 * The account from the unled plan over the candidate's to the best known one, in dollars. The parts add up: what is
 * small or within luck is told together as one part.
 */
export function waterfallBars(c: Consequence): WaterfallBar[] {
  const { naiveCost, expectedCost, bestKnownCost } = c.ranges;
  const led = parted(
    c.waterfall.map((s) => ({ ...s, label: sentence(s.label) })),
    expectedCost.mid - naiveCost.mid,
    Number.POSITIVE_INFINITY,
  );
  const lost = parted(
    c.explainedBy
      .filter((p) => p.knob !== 'other')
      .sort((a, b) => b.dollars - a.dollars)
      .map(named),
    c.regret.mid,
    partsShown,
    c.explainedBy.filter((p) => p.knob === 'other').map(named),
  );
  return [
    total('What a busy team ships unled', naiveCost),
    ...chained(led, naiveCost.mid, 1),
    total('Your plan', expectedCost),
    ...chained(lost, expectedCost.mid, -1),
    total(`Best known plan (${c.bestKnown})`, bestKnownCost),
  ];
}

const named = (p: RegretPart): Part => ({
  ...p,
  ...(p.had !== null && p.best !== null
    ? { detail: `yours ${cut(valueWords(p.had))}, best ${cut(valueWords(p.best))}` }
    : {}),
});

function parted(parts: Part[], whole: number, most: number, always: Part[] = []): Part[] {
  const told = parts.filter((p) => isBeyondLuck(p) || Math.abs(p.dollars) >= toldFrom * Math.abs(whole)).slice(0, most);
  const rest = [...parts.filter((p) => !told.includes(p)), ...always];
  const sum = (of: (p: Part) => number) => rest.reduce((total, p) => total + of(p), 0);
  const small = { label: 'Everything else, small or within luck', dollars: sum((p) => p.dollars) };
  return Math.abs(small.dollars) < 0.5
    ? told
    : [...told, { ...small, low: sum((p) => p.low), high: sum((p) => p.high) }];
}

/** Bars that each begin where the one before ended; sign -1 where a part above zero brings the cost down. */
function chained(parts: Part[], start: number, sign: 1 | -1): WaterfallBar[] {
  let at = start;
  return parts.map((p) => {
    const from = at;
    at += sign * p.dollars;
    const luck = !isBeyondLuck(p) && !p.label.startsWith('Everything else');
    return {
      label: p.label + (luck ? ' (may be luck)' : ''),
      detail: p.detail ?? '',
      text: change(p.low, p.high),
      kind: p.dollars > 0 ? 'loss' : 'saving',
      from,
      to: at,
      low: from + sign * p.low,
      high: from + sign * p.high,
    };
  });
}

const total = (label: string, range: Range): WaterfallBar => ({
  label,
  detail: '',
  text: moneyRange(range),
  kind: 'total',
  from: 0,
  to: range.mid,
  low: range.low,
  high: range.high,
});

const signed = (dollars: number) =>
  dollars > 0.5 ? `+${money(dollars)}` : money(Math.abs(dollars) < 0.5 ? 0 : dollars);
const change = (low: number, high: number) =>
  money(low) === money(high) ? signed(low) : `${signed(low)} to ${signed(high)}`;
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const cut = (text: string) => (text.length > 30 ? `${text.slice(0, 29)}…` : text);
