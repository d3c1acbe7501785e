import type { Clause, Json, JsonTree, Line, RoomPage } from '../../api/types';
import { money } from '../../components/format';

/** One thing in the conversation, in order. */
export type Moment =
  | { kind: 'turn'; seq: number; line: Line; clauses: readonly Clause[] }
  | { kind: 'speech'; seq: number; lines: readonly Line[] }
  | { kind: 'phase'; seq: number; line: Line }
  | { kind: 'offer'; seq: number; line: Line }
  | { kind: 'stop'; seq: number; line: Line }
  | { kind: 'mark'; seq: number; line: Line };

/** The visible lines as moments: words of the interviewer that follow one another are one speech, and a turn carries how it was last understood. */
export function momentsOf(lines: readonly Line[]): Moment[] {
  const readings = readingsOf(lines);
  const moments: Moment[] = [];
  for (const line of lines) {
    const last = moments.at(-1);
    const moment = momentOf(line, readings, moments);
    if (moment === null) continue;
    if (moment.kind === 'speech' && last?.kind === 'speech' && isSameBreath(last.lines.at(-1), line))
      moments[moments.length - 1] = { ...last, lines: [...last.lines, line] };
    else moments.push(moment);
  }
  return moments;
}

// A correction tells only the clauses that it changes.
function readingsOf(lines: readonly Line[]): Map<number, readonly Clause[]> {
  const readings = new Map<number, readonly Clause[]>();
  for (const { turn, clauses } of lines) {
    if (turn === undefined || clauses === undefined) continue;
    const before = readings.get(turn) ?? [];
    const kept = before.filter((c) => !clauses.some((changed) => changed.index === c.index));
    readings.set(
      turn,
      [...kept, ...clauses].sort((a, b) => a.index - b.index),
    );
  }
  return readings;
}

function momentOf(line: Line, readings: Map<number, readonly Clause[]>, moments: readonly Moment[]): Moment | null {
  const { seq } = line;
  switch (line.type) {
    case 'said':
      if (line.by === 'candidate') return { kind: 'turn', seq, line, clauses: readings.get(seq) ?? [] };
      break;
    case 'phase':
      // The first phase begins with the round and needs no rule.
      return line.text === '' && moments.every((m) => m.kind === 'speech') ? null : { kind: 'phase', seq, line };
    case 'offered':
      return line.text === '' ? null : { kind: 'offer', seq, line };
    case 'stopped':
      return { kind: 'stop', seq, line };
    case 'ran':
      return line.text === ''
        ? line.run
          ? { kind: 'mark', seq, line }
          : null
        : { kind: 'speech', seq, lines: [line] };
    case 'designed':
    case 'decided':
    case 'codeAsked':
    case 'codeRan':
      return line.text === '' ? null : { kind: 'mark', seq, line };
    case 'ended':
      // Who ends the round does not say its last words.
      return line.text === '' ? null : { kind: 'speech', seq, lines: [line] };
    case 'assumed':
    case 'heard':
    case 'corrected':
      return null;
  }
  return line.by === 'candidate' || line.text === '' ? null : { kind: 'speech', seq, lines: [line] };
}

/** More changes at once than these are counted: the design pane shows them. */
const changesShown = 5;

/** What a mark says: "decided: Soak time 4 hours", the answer at a stop, or what a run came to. */
export function markText(line: Line, design: RoomPage['design']): string {
  if (line.type === 'ran')
    return `It ran. In this world and with this luck it cost ${money((line.run?.totalCents ?? 0) / 100)}.`;
  if (line.type === 'codeAsked' || line.type === 'codeRan') return line.text;
  if (line.type === 'decided') return `at the stop: ${line.text}`;
  if (line.accepted === false || line.patch === undefined) return line.text;
  const knobs = design.flatMap((section) => section.knobs);
  const changes = leavesOf(line.patch).map(({ path, value }) => {
    const knob = knobs.find((k) => k.path === path);
    const name = knob?.name ?? path.split('.').slice(-2).map(spaced).join(', ');
    return value === null ? `${name} is open again` : `${name} ${shown(value, knob?.unit ?? '')}`.trim();
  });
  const [first, more] = [changes.slice(0, changesShown), changes.length - changesShown];
  return `decided: ${first.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

function leavesOf(tree: JsonTree, before = ''): { path: string; value: Json }[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const path = before === '' ? key : `${before}.${key}`;
    const isTree = value !== null && typeof value === 'object' && !Array.isArray(value);
    return isTree ? leavesOf(value, path) : [{ path, value }];
  });
}

const longest = 80;

function shown(value: Json, unit: string): string {
  const text = plain(value);
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return unit === '' ? cut : `${cut} ${unit}`;
}

function plain(value: Json): string {
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (Array.isArray(value)) return value.map(plain).join(', ');
  if (value !== null && typeof value === 'object') return Object.values(value).map(plain).join(': ');
  return typeof value === 'string' ? value : String(value);
}

// A word on time or a cut-in has its own sign and stands alone.
const isSigned = (line: Line | undefined) =>
  line?.type === 'interrupted' || line?.type === 'nudged' || line?.type === 'hinted';
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
