import type { DebriefPage, JsonTree, Line, RunRecord } from '../../api/types';
import type { Debrief, Evidence } from './debriefJson';

/** A stop of the scrubber: an event that was seen or heard. */
export interface Moment {
  seq: number;
  atMs: number;
  line: Line;
}

const marksOnly = new Set(['heard', 'corrected']);

/** The stops of the scrubber in order: every line that shows something. */
export const momentsOf = (transcript: readonly Line[]): Moment[] =>
  transcript
    .filter(
      (l) =>
        !marksOnly.has(l.type) && (l.text !== '' || l.patch !== undefined || l.type === 'ran' || l.type === 'phase'),
    )
    .map((line) => ({ seq: line.seq, atMs: line.atMs, line }));

/** Index of the last stop at or before a time; 0 before the first. */
export function indexAt(moments: readonly Moment[], atMs: number): number {
  let [low, high] = [0, moments.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((moments[middle]?.atMs ?? 0) <= atMs) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** Index of the stop for an event: itself, or the last one before it where the event shows nothing. */
export function indexOfSeq(moments: readonly Moment[], seq: number): number {
  const after = moments.findIndex((m) => m.seq > seq);
  return after === -1 ? Math.max(0, moments.length - 1) : Math.max(0, after - 1);
}

/** Reads "52" as an event and "12:05" as session time; null where it is neither. */
export function readMoment(moments: readonly Moment[], at: string): number | null {
  if (/^\d+$/.test(at)) return indexOfSeq(moments, Number(at));
  const time = /^(\d+):(\d\d)$/.exec(at);
  return time ? indexAt(moments, (Number(time[1]) * 60 + Number(time[2])) * 1000) : null;
}

/** The address part of a quote's moment, or null where something was looked for and not found. */
export const momentKey = (e: Evidence) => (e.kind === 'absent' || e.seq === 0 ? null : String(e.seq));

/** Where the quote stands in the words of its moment: start and end, or null where the words are not there. */
export function quoteSpan(text: string, quote: string): [number, number] | null {
  const start = quote === '' ? -1 : text.indexOf(quote);
  return start === -1 ? null : [start, start + quote.length];
}

/** The session as it stood after an event. */
export interface Standing {
  phase: string;
  design: JsonTree;
  /** The design before the last change, to show what is new. */
  before: JsonTree;
  designSeq: number;
  /** The newest run until then, and how many there were. */
  run: RunRecord | null;
  runs: number;
}

/** What stood after the event with this number. */
export function standingAt(page: Pick<DebriefPage, 'transcript' | 'designs' | 'runs'>, seq: number): Standing {
  const phase = page.transcript.findLast((l) => l.seq <= seq && l.phase !== undefined)?.phase ?? '';
  const designs = page.designs.filter((d) => d.seq <= seq);
  const runs = page.runs.filter((r) => r.seq <= seq);
  return {
    phase,
    design: designs.at(-1)?.design ?? {},
    before: designs.at(-2)?.design ?? {},
    designSeq: designs.at(-1)?.seq ?? 0,
    run: runs.at(-1) ?? null,
    runs: runs.length,
  };
}

/** Every event that is quoted as evidence in the debrief, in the order of the session. */
export function evidenceSeqs(d: Debrief): number[] {
  const all: (Evidence | null)[] = [
    d.feedback.strongestMoment,
    ...d.feedback.quotes,
    ...d.dimensions.flatMap((m) => m.evidence),
    ...d.changes.map((c) => c.evidence),
    ...d.risks.map((r) => r.evidence),
    ...d.claims.map((c) => c.evidence),
    ...(d.answers ?? []).flatMap((a) => [a.best, a.against]),
  ];
  const seqs = all.filter((e): e is Evidence => e !== null && momentKey(e) !== null).map((e) => e.seq);
  return [...new Set(seqs)].sort((a, b) => a - b);
}

/** The evidence after (step 1) or before (step -1) an event; stays at the end where there is none. */
export function stepEvidence(seqs: readonly number[], seq: number, step: 1 | -1): number | null {
  return (step === 1 ? seqs.find((s) => s > seq) : seqs.findLast((s) => s < seq)) ?? null;
}
