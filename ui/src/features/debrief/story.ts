import type { DebriefPage, Range } from '../../api/types';
import { money, moneyRange, words } from '../../components/format';
import type {
  AssumptionMade,
  Change,
  Consequence,
  Debrief,
  Dimension,
  Finding,
  MissedFact,
  Thought,
} from './debriefJson';

const dimensionNames: Record<string, string> = { tradeOffs: 'Trade-offs' };
export const dimensionName = (id: string) => dimensionNames[id] ?? words(id);

/** A mark in words, against the anchors of the level that was sat. */
export const levelWord = (level: number) =>
  ['Nothing seen', 'Well below', 'Below', 'At the bar', 'Above', 'Well above'][level] ?? String(level);

/** "Strong hire", "Deferred, waiting for a signal on ownership". */
export function headline(d: Debrief): string {
  const { decision, missingSignal } = d.feedback;
  return missingSignal === undefined
    ? words(decision)
    : `Deferred, waiting for a signal on ${words(missingSignal).toLowerCase()}`;
}

/** good, caution or harm: what a decision means, beside its word. */
export const decisionTone = (decision: string) =>
  /no ?hire/i.test(decision) ? 'harm' : /hire/i.test(decision) ? 'good' : 'caution';

/** The sentence above the waterfall. */
export function moneySentence(c: Consequence): string {
  if (c.regret.high <= 0.5) return 'No plan that was tried is cheaper than yours.';
  return c.regret.low > 0
    ? `Your plan costs ${moneyRange(c.regret)} more than the best known one.`
    : `Your plan is within luck of the best known one: at most ${money(c.regret.high)} more.`;
}

/** What a mark is shown with first: what holds it down, else what weighs most. */
export function leading(mark: Dimension): Finding | undefined {
  const against = mark.evidence.find((f) => f.strength < 0 || f.kind === 'absent');
  return mark.level <= 2 ? (against ?? mark.evidence[0]) : mark.evidence.find((f) => f.strength > 0);
}

/** The words of evidence: the quote, a value of the design for people, or what was looked for. */
export function evidenceText(e: { kind: string; quote: string; signal?: string }): string {
  if (e.kind === 'absent') return `Not heard: ${words(lastPart(e.signal ?? '')).toLowerCase()}`;
  if (e.kind === 'designed') return `Designed: ${readable(e.quote)}`;
  return e.kind === 'ran' ? `Run: ${e.quote}` : `“${e.quote}”`;
}

const lastPart = (id: string) => id.slice(id.lastIndexOf('.') + 1);

/** A value of the design without the signs of JSON: "option: all at once; because: ...". Cut text stays as it is. */
export function readable(json: string): string {
  if (!/^[[{"]/.test(json)) return json;
  const source = json.includes('}; {') ? `[${json.replaceAll('}; {', '},{')}]` : json;
  try {
    return plain(JSON.parse(source));
  } catch {
    return json;
  }
}

/** A knob's value for people: "yes" of "true", "Delta with full fallback" of its id. */
export function valueWords(value: string | null): string {
  if (value === null) return '';
  if (value === 'true' || value === 'false') return value === 'true' ? 'yes' : 'no';
  return /^[a-z]+([A-Z][a-z]*)*$/.test(value) ? words(value).toLowerCase() : readable(value);
}

/** Any value of a design in words: lists joined, maps as "name value". */
export function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join('; ');
  if (value === null) return 'undecided';
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([k, v]) => `${words(k).toLowerCase()} ${plain(v)}`)
      .join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
}

/** Names and answers of the facts by id. */
export function factsById(page: Pick<DebriefPage, 'facts'>) {
  const known = new Map(page.facts.map((f) => [f.id, f]));
  return {
    name: (id: string) => known.get(id)?.name ?? words(id),
    answer: (id: string) => known.get(id)?.answer ?? '',
  };
}

/** Not knowing it cost something here that luck does not explain. */
export const isDear = (m: MissedFact) => (m.costHereRange?.low ?? 0) > 0.5;
/** Knowing it before designing is worth something. */
export const isWorth = (value: number | null): value is number => value !== null && value > 0.5;

/** "You were told 21 of 28. You assumed 9: ...". Facts that frame the task are not counted. */
export function factsSentence(d: Debrief, framing: ReadonlySet<string> = new Set()): string {
  const told = d.disclosed.filter((f) => !framing.has(f.fact));
  const all = told.length + d.missed.length;
  const matter = [...told, ...d.missed].filter((f) => isWorth(f.valueOfInformation)).length;
  const had = told.filter((f) => isWorth(f.valueOfInformation)).length;
  const worth = matter === 0 ? '' : `, ${had} of the ${matter} that are worth something here`;
  return `You were told ${told.length} of ${all}${worth}. ${assumedSentence(d.assumptions)}`;
}

function assumedSentence(made: AssumptionMade[]): string {
  if (made.length === 0) return 'You took nothing for granted.';
  const count = (status: AssumptionMade['status']) => made.filter((a) => a.status === status).length;
  const strict = made.filter((a) => a.overConstraining).length;
  const over = strict === 0 ? '' : ` ${strict} stricter than anybody asked for.`;
  return `You assumed ${made.length}: ${count('confirmed')} right, ${count('refuted')} wrong, ${count('unchecked')} never checked.${over}`;
}

export const assumptionStatus = (a: AssumptionMade) =>
  a.status === 'confirmed' ? 'Right' : a.status === 'refuted' ? 'Wrong' : 'Never checked';

// What moved the interviewer, by the kind it recorded.
const reasons: Record<string, string> = {
  designBeforeScoping: 'A part of the solution before a single question: which problem is this solving?',
  framework: 'The name of a framework where I wanted to hear what was done.',
  meeting: 'A meeting is not an outcome. What happens when they say no?',
  monologue: 'I have heard no decision, question or number for a while.',
  absolute: 'An absolute: when would it be wrong?',
  frameLong: 'The frame has had its minutes, and there is no design yet.',
  halfTime: 'Half the time is gone.',
  tenLeft: 'Ten minutes are left, and I want to dig into one thing.',
  summaryTime: 'The last minutes have begun, and nothing has been summed up.',
  silence: 'Nothing for a minute and a half: I cannot mark what I cannot hear.',
};

/** Why the interviewer said it: a reason of its own, or the candidate's words it came after. */
export function thought(
  t: Thought,
  transcript: readonly { by: string; text: string }[],
): { after: boolean; text: string } {
  const reason = reasons[t.because];
  if (reason !== undefined) return { after: false, text: reason };
  return {
    after: t.because !== '' && transcript.some((l) => l.by === 'candidate' && l.text.includes(t.because)),
    text: t.because,
  };
}

/** Where a change comes from. */
export const changeFrom = (c: Change, favourable: boolean) =>
  c.evidence.kind === 'absent'
    ? 'Not heard in this round.'
    : favourable
      ? 'You did it once, and can do it more often:'
      : 'You said:';

/** True where the evidence of a change speaks for the candidate: it was done once. */
export const isFavourable = (d: Debrief, c: Change) =>
  d.dimensions.some((m) =>
    m.evidence.some((f) => f.seq === c.evidence.seq && f.quote === c.evidence.quote && f.strength > 0),
  );

/** The drill's name in its sentence: "One minute" of "\"One minute\" (3 min): sum up ...". */
export const drillName = (text: string) => /^"([^"]+)"/.exec(text)?.[1] ?? null;

export const isOneFigure = (range: Range) => money(range.low) === money(range.high);
