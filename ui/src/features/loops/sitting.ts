import type { LoopSitting } from '../../api/types';

type Round = LoopSitting['rounds'][number];

/** What a sitting needs next. */
export type NextStep =
  | { kind: 'goOn'; session: string; text: string }
  | { kind: 'close'; session: string; text: string }
  | { kind: 'open'; text: string }
  | { kind: 'committee' }
  | { kind: 'over' };

/** The segment that stands open. */
export const openSegment = (sitting: LoopSitting) =>
  sitting.rounds.flatMap((r) => r.segments).find((s) => s.state === 'sitting');

/**
 * The one thing to do with a sitting.
 * @param ended Whether the session of the open segment has ended; undefined where that is not known yet.
 */
export function nextStep(sitting: LoopSitting, ended: (session: string) => boolean | undefined): NextStep {
  if (sitting.over) return { kind: 'over' };
  const segment = openSegment(sitting);
  const session = segment?.session ?? sitting.next?.session;
  if (session !== undefined) {
    const text = segment?.title ?? sitting.next?.text ?? '';
    return ended(session) === true ? { kind: 'close', session, text } : { kind: 'goOn', session, text };
  }
  return sitting.committeeNext || sitting.next === undefined
    ? { kind: 'committee' }
    : { kind: 'open', text: sitting.next.text };
}

/** Days between a round and the one before it; undefined where either day is not known. */
export function daysBefore(rounds: readonly Round[], index: number): number | undefined {
  const [day, before] = [rounds[index]?.day, rounds[index - 1]?.day];
  return day === undefined || before === undefined ? undefined : day - before;
}

/** "6 days later", "the same day". */
export const later = (days: number) =>
  days === 0 ? 'the same day' : days === 1 ? 'a day later' : `${days} days later`;
