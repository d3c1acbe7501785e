/**
 * Session time in the browser. The server's clock moves with what happens; between two events time passes here and is sent along with the next action.
 * Reading what was just said has been charged with the words, so it passes first and costs nothing. All times are milliseconds.
 */
export interface SessionClock {
  /** Session time of the newest event known. */
  clockMs: number;
  /** Reading time paid in advance that has not passed yet. */
  readingMs: number;
  /** Time beyond reading that passed since the newest event. */
  idleMs: number;
  /** Wall time up to which this is counted, or null while the clock stands. */
  countedAt: number | null;
}

/** A page that was not looked at by its timers for this long was asleep: a closed lid is not thinking time. */
export const asleepMs = 180_000;

/** A clock at the newest event; reading time runs first. */
export const clockAt = (clockMs: number, chargedMs: number, carriedMs = 0): SessionClock => ({
  clockMs,
  readingMs: Math.max(0, chargedMs),
  idleMs: Math.max(0, carriedMs),
  countedAt: null,
});

/** Lets wall time pass. A clock that stood starts to count from here. */
export function tick(clock: SessionClock, wallMs: number): SessionClock {
  if (clock.countedAt === null) return { ...clock, countedAt: wallMs };
  const passed = wallMs - clock.countedAt;
  if (passed <= 0) return clock;
  if (passed > asleepMs) return { ...clock, countedAt: wallMs };
  const read = Math.min(passed, clock.readingMs);
  return {
    ...clock,
    readingMs: clock.readingMs - read,
    idleMs: clock.idleMs + passed - read,
    countedAt: wallMs,
  };
}

/** The clock stands: nobody can speak, or the round is over. */
export const hold = (clock: SessionClock, wallMs: number): SessionClock => ({
  ...tick(clock, wallMs),
  countedAt: null,
});

/** Session time now. */
export const nowMs = (clock: SessionClock) => clock.clockMs + clock.idleMs;

/**
 * The clock after the server's answer to an action that began at session time startMs. Where nothing moved, what had passed stays passed; where the
 * session went on, what lies beyond its newest event is carried.
 */
export function answered(clock: SessionClock, startMs: number, clockMs: number, chargedMs: number): SessionClock {
  if (clockMs === clock.clockMs) return clock;
  return { ...clockAt(clockMs, chargedMs, startMs - clockMs), countedAt: clock.countedAt };
}

/** The clock after news of what somebody else did in this session: their waiting is in the news already. */
export const movedElsewhere = (clock: SessionClock, clockMs: number, chargedMs: number): SessionClock =>
  clockMs === clock.clockMs ? clock : { ...clockAt(clockMs, chargedMs), countedAt: clock.countedAt };

/** What an action costs: waiting before it, and for words the typing from the first key on. */
export function costOf(clock: SessionClock, typingFromIdleMs: number | null): { idleMs: number; typedMs: number } {
  const idleMs = Math.round(clock.idleMs);
  if (typingFromIdleMs === null) return { idleMs, typedMs: 0 };
  const before = Math.min(idleMs, Math.max(0, Math.round(typingFromIdleMs)));
  return { idleMs: before, typedMs: idleMs - before };
}

/** What the clock of a round is about. */
export interface RoundTimes {
  totalMs: number;
  phases: readonly { id: string; minutes: number }[];
}

/** The next moment of session time after one at which the interviewer was there, at which they may speak of time: a planned end of a phase, each minute that passes, the end. */
export function nextWaitAtMs(from: number, round: RoundTimes): number {
  let planned = 0;
  const bounds = round.phases.map((p) => (planned += p.minutes * 60_000));
  return [...bounds, round.totalMs].filter((b) => b > from).reduce((a, b) => Math.min(a, b), from + 60_000);
}

/** Who types is not talked over; how long after a key that holds, and how far beyond the end. */
const typingPauseMs = 15_000;
const graceMs = 60_000;

/** True when the server should look at the clock; it last did at session time lookedAtMs. */
export function waitIsDue(
  clock: SessionClock,
  lookedAtMs: number,
  round: RoundTimes,
  sinceLastKeyMs: number | null,
): boolean {
  const now = nowMs(clock);
  if (now < nextWaitAtMs(lookedAtMs, round)) return false;
  const typing = sinceLastKeyMs !== null && sinceLastKeyMs < typingPauseMs;
  return !typing || now >= round.totalMs + graceMs;
}

export interface PhaseTime {
  id: string;
  name: string;
  plannedMs: number;
  spentMs: number;
  state: 'done' | 'now' | 'toCome';
}

/** Planned against spent, phase by phase; a phase that was skipped is done with nothing spent. */
export function phaseTimes(
  plans: readonly { id: string; name: string; minutes: number }[],
  entered: readonly { id: string; atMs: number }[],
  current: string,
  now: number,
): PhaseTime[] {
  const at = plans.findIndex((p) => p.id === current);
  return plans.map((plan, i) => {
    const index = entered.findIndex((e) => e.id === plan.id);
    const from = index < 0 ? 0 : (entered[index]?.atMs ?? 0);
    const until = index < 0 ? 0 : (entered[index + 1]?.atMs ?? now);
    return {
      id: plan.id,
      name: plan.name,
      plannedMs: plan.minutes * 60_000,
      spentMs: Math.max(0, until - from),
      state: i === at ? 'now' : i < at ? 'done' : 'toCome',
    };
  });
}

/** What is left, such that spent and left add up to the whole in the seconds that are shown. */
export const leftMs = (totalMs: number, now: number) => Math.max(0, totalMs - Math.floor(now / 1000) * 1000);

const clockKey = (session: string) => `dryrun.clock.${session}`;

/** Keeps the waiting of this session over a reload of the page. */
export function keepClock(store: Storage, session: string, seq: number, clock: SessionClock) {
  try {
    store.setItem(clockKey(session), JSON.stringify({ seq, readingMs: clock.readingMs, idleMs: clock.idleMs }));
  } catch {
    // A browser that keeps nothing forgets the waiting, which costs nobody anything.
  }
}

/** The clock as it was before a reload, or a new one where the session has gone on since. */
export function recallClock(
  store: Storage,
  session: string,
  at: { seq: number; clockMs: number; chargedMs: number },
): SessionClock {
  const fresh = clockAt(at.clockMs, at.chargedMs);
  try {
    const kept = JSON.parse(store.getItem(clockKey(session)) ?? 'null') as {
      seq: number;
      readingMs: number;
      idleMs: number;
    } | null;
    if (kept?.seq !== at.seq) return fresh;
    return { ...fresh, readingMs: Math.max(0, kept.readingMs), idleMs: Math.max(0, kept.idleMs) };
  } catch {
    return fresh;
  }
}
