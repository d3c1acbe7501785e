import type { LoopSitting, PromptSummary, SessionSummary } from '../../api/types';

/** Sessions that can be gone on with, the newest first. */
export const unfinished = (sessions: readonly SessionSummary[]) =>
  byTime(sessions.filter((s) => !s.ended && s.problem === undefined));

/** Sessions that have ended, the newest first. */
export const finished = (sessions: readonly SessionSummary[]) => byTime(sessions.filter((s) => s.ended));

const byTime = (sessions: SessionSummary[]) => sessions.sort((a, b) => b.startedAt.localeCompare(a.startedAt));

/** Loops with something left to sit. */
export const openSittings = (sittings: readonly LoopSitting[]) => sittings.filter((s) => !s.over);

/** A mark's course over the last sessions that were weighed. */
export interface Trend {
  id: string;
  name: string;
  /** Levels 1 to 5, oldest first. */
  levels: number[];
}

/** Dimensions with at least two marks, the weakest of late first; at most the last `most` marks each. */
export function trends(sessions: readonly SessionSummary[], most = 8): Trend[] {
  const found = new Map<string, Trend>();
  for (const session of finished(sessions).reverse())
    for (const mark of session.marks ?? []) {
      const trend = found.get(mark.id) ?? { id: mark.id, name: mark.name, levels: [] };
      trend.levels.push(mark.level);
      found.set(mark.id, trend);
    }
  return [...found.values()]
    .filter((t) => t.levels.length > 1)
    .map((t) => ({ ...t, levels: t.levels.slice(-most) }))
    .sort((a, b) => recent(a) - recent(b) || a.name.localeCompare(b.name));
}

const recent = ({ levels }: Trend) => {
  const late = levels.slice(-3);
  return late.reduce((sum, level) => sum + level, 0) / late.length;
};

/**
 * The prompt to sit next: of the role and company of the newest session, one that was never sat before, runs before talk;
 * otherwise the one sat longest ago.
 */
export function suggest<P extends Pick<PromptSummary, 'id' | 'runs' | 'role' | 'company'>>(
  prompts: readonly P[],
  sessions: readonly SessionSummary[],
): P | undefined {
  const newest = byTime([...sessions])[0];
  const strange = (p: P) => Number(p.role !== newest?.role) + Number(p.company !== newest?.company);
  const lastSat = (p: P) =>
    sessions.filter((s) => s.prompt === p.id).reduce((last, s) => (s.startedAt > last ? s.startedAt : last), '');
  return [...prompts].sort(
    (a, b) =>
      strange(a) - strange(b) ||
      lastSat(a).localeCompare(lastSat(b)) ||
      Number(b.runs) - Number(a.runs) ||
      a.id.localeCompare(b.id),
  )[0];
}
