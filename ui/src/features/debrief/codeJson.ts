import { duration } from '../../components/format';
import type { Evidence } from './debriefJson';

/** What was measured of the submission: CPU seconds at growing sizes. */
export interface MeasuredPoint {
  size: number;
  seconds: number;
}

export interface CodeProblemReport {
  id: string;
  title: string;
  language: string | null;
  solved: boolean;
  verdict: string | null;
  words: string | null;
  minutesToAccepted: number | null;
  submissions: number;
  sampleRuns: number;
  ownRuns: number;
  hints: number;
  /** The submission that counts. */
  code: string | null;
  complexity: {
    expected: string | null;
    claimed: string | null;
    measured: string | null;
    agrees: boolean | null;
    points?: MeasuredPoint[];
  };
  edges: { named: string[]; afterAsked: string[]; missed: string[] };
  followUps: { kind: string; ask: string; asked: boolean; heard: string[]; missed: string[] }[];
}

export interface CodePart {
  id: string;
  name: string;
  /** 1 to 5; 0 where there was nothing to judge by. */
  level: number;
  because: string;
  quote?: string;
  atMs?: number;
  seq?: number;
}

/** What a round with code came to, part by part and problem by problem. */
export interface CodeReport {
  problems: CodeProblemReport[];
  parts: CodePart[];
}

/** The words a part rests on, or null where there are none. */
export const evidenceOf = (part: CodePart): Evidence | null =>
  part.quote === undefined || part.quote === ''
    ? null
    : { kind: 'said', seq: part.seq ?? 0, atMs: part.atMs ?? 0, quote: part.quote };

const counted = (n: number, one: string, many: string) => `${n === 0 ? 'no' : n} ${n === 1 ? one : many}`;

/** "Accepted after 18 min; 2 submissions, 4 runs of the samples, 1 input of your own, no hints". */
export function effortWords(p: CodeProblemReport): string {
  const verdict = p.words === null ? 'Not submitted' : p.words.charAt(0).toUpperCase() + p.words.slice(1);
  const when = p.minutesToAccepted === null ? '' : ` after ${duration(p.minutesToAccepted)}`;
  const counts = [
    counted(p.submissions, 'submission', 'submissions'),
    counted(p.sampleRuns, 'run of the samples', 'runs of the samples'),
    counted(p.ownRuns, 'input of your own', 'inputs of your own'),
    counted(p.hints, 'hint', 'hints'),
  ];
  return `${verdict}${when}; ${counts.join(', ')}.`;
}

/** What was said a submission costs, beside what it was measured to cost and what was looked for. */
export function complexityWords({ complexity: c }: CodeProblemReport): string {
  const claimed = c.claimed === null ? 'You named no cost' : `You said ${c.claimed}`;
  const measured =
    c.measured === null
      ? 'it was not measured'
      : c.measured === '1'
        ? 'measured, it shows no growth beyond noise'
        : `it grows like ${c.measured}`;
  const expected = c.expected === null ? '' : ` ${c.expected} was looked for.`;
  return `${claimed}; ${measured}${agreement(c)}.${expected}`;
}

// A measurement cannot tell two orders apart that differ by a logarithm, so a claim may hold that is not what was read from it.
function agreement({ claimed, measured, agrees }: CodeProblemReport['complexity']): string {
  if (claimed === null || agrees === null) return '';
  if (measured === null)
    return agrees ? ', and a good solution costs that' : ', and a good solution costs something else';
  if (!agrees) return ', not as you said';
  return claimed === measured ? ', as you said' : `, and measuring cannot rule ${claimed} out`;
}
