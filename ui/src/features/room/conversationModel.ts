import type { Clause, Line, RoomPage } from '../../api/types';

/** One thing in the conversation, in order. */
export type Moment =
  | { kind: 'turn'; seq: number; line: Line; clauses: readonly Clause[] }
  | { kind: 'speech'; seq: number; lines: readonly Line[] }
  | { kind: 'phase'; seq: number; line: Line }
  | { kind: 'offer'; seq: number; line: Line }
  | { kind: 'stop'; seq: number; line: Line }
  | { kind: 'mark'; seq: number; line: Line };

const markTypes = new Set<Line['type']>(['designed', 'decided', 'ran']);

/** The visible lines as moments: words of the interviewer that follow one another are one speech, and a turn carries how it was last understood. */
export function momentsOf(lines: readonly Line[]): Moment[] {
  const readings = new Map<number, readonly Clause[]>();
  for (const line of lines) if (line.turn !== undefined && line.clauses) readings.set(line.turn, line.clauses);
  const moments: Moment[] = [];
  for (const line of lines) {
    const last = moments.at(-1);
    const moment = momentOf(line, readings);
    if (moment === null) continue;
    if (moment.kind === 'speech' && last?.kind === 'speech' && isSameBreath(last.lines.at(-1), line))
      moments[moments.length - 1] = { ...last, lines: [...last.lines, line] };
    else moments.push(moment);
  }
  return moments;
}

function momentOf(line: Line, readings: Map<number, readonly Clause[]>): Moment | null {
  const { seq } = line;
  if (line.type === 'said' && line.by === 'candidate')
    return { kind: 'turn', seq, line, clauses: readings.get(seq) ?? line.clauses ?? [] };
  if (line.type === 'phase') return { kind: 'phase', seq, line };
  if (line.type === 'offered') return line.text === '' ? null : { kind: 'offer', seq, line };
  if (line.type === 'stopped') return { kind: 'stop', seq, line };
  if (markTypes.has(line.type)) return line.text === '' ? null : { kind: 'mark', seq, line };
  if (line.by === 'interviewer' && line.text !== '') return { kind: 'speech', seq, lines: [line] };
  return null;
}

// A word on time or a cut-in has its own sign and stands alone.
const isSigned = (line: Line | undefined) => line?.type === 'interrupted' || line?.type === 'nudged';
const isSameBreath = (before: Line | undefined, line: Line) =>
  before !== undefined && !isSigned(before) && !isSigned(line) && line.atMs - before.atMs < 60_000;

/** What a clause was understood as, in the words of the room: "question: bricking", "assumption", "owner: OTA service". */
export function chipsOf(clause: Clause, page: Pick<RoomPage, 'acts' | 'facts'>): string[] {
  const facts = clause.facts.map((id) => page.facts.find((f) => f.id === id)?.name ?? spaced(id));
  const chips = clause.acts.map((id, i) => {
    const name = (page.acts.find((a) => a.id === id)?.name ?? spaced(id)).toLowerCase();
    const about = i === 0 && facts.length > 0 ? facts.join(', ') : id === 'owner' ? clause.owners.join(', ') : '';
    return about === '' ? name : `${name}: ${about}`;
  });
  if (clause.acts.length === 0 && facts.length > 0) chips.push(`about ${facts.join(', ')}`);
  if (clause.owners.length > 0 && !clause.acts.includes('owner')) chips.push(`owner: ${clause.owners.join(', ')}`);
  return [...chips, ...(clause.points ?? [])];
}

const spaced = (id: string) => id.replace(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`);

/** True where a reading is worth showing. */
export const isRead = (clause: Clause) =>
  clause.acts.length + clause.facts.length + clause.owners.length + (clause.points?.length ?? 0) > 0;

/** The last thing the candidate said, for the up arrow. */
export const lastSaid = (lines: readonly Line[]) =>
  lines.findLast((l) => l.type === 'said' && l.by === 'candidate')?.text ?? '';

/** The turn whose reading can still be corrected. */
export const lastTurn = (lines: readonly Line[]) =>
  lines.findLast((l) => l.type === 'said' && l.by === 'candidate')?.seq ?? null;
