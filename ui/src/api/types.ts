/* The shapes of the HTTP API, by the names of the server's records. */
export type Mode = 'coached' | 'real';
export type Temperament = 'supportive' | 'neutral' | 'stress';
export type Actor = 'candidate' | 'interviewer' | 'system';
export type Severity = 'information' | 'caution' | 'harm' | 'good';
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonTree = Record<string, Json>;

export interface Range {
  low: number;
  mid: number;
  high: number;
}

export interface PhasePlan {
  id: string;
  name: string;
  minutes: number;
  goal: string;
}

export interface PromptSummary {
  id: string;
  title: string;
  company: string;
  role: string;
  minutes: number;
  levels: string[];
  defaultLevel: string;
  kind: 'design' | 'mlDesign';
  runs: boolean;
  system: { id: string; title: string };
  phases: PhasePlan[];
  brief: string;
}

export interface PromptPage extends PromptSummary {
  rubric: RubricRow[];
  /** Only after a session on the prompt has ended; worth is absent within noise. */
  facts?: { id: string; name: string; framing: boolean; worth?: Range }[];
  designs: string[];
  sat: number;
}

/** A dimension with what is in the record of a round at each level and mark, 1 to 5. */
export interface RubricRow {
  dimension: string;
  name: string;
  because: string;
  anchors: { level: string; mark: number; text: string }[];
}

export interface TalkKind {
  kind: string;
  title: string;
  minutes: number;
  questions: number;
  roles: string[];
  companies: string[];
  byTalk: string;
}

export interface DrillSummary {
  key: string;
  title: string;
  minutes: number;
  kind: string;
  about: string;
  due: boolean;
  dueInDays?: number;
  weak?: string;
}

export interface Component {
  id: string;
  name: string;
  rightfulTeam?: string;
  meaning: string;
}

export type KnobKind = 'integer' | 'number' | 'switch' | 'choice' | 'numberList' | 'choiceSet' | 'text';

export interface Knob {
  path: string;
  name: string;
  meaning: string;
  unit: string;
  kind: KnobKind;
  min?: number;
  max?: number;
  choices?: string[];
  minCount?: number;
  maxCount?: number;
  increasing?: boolean;
  /** Where it applies, in words; absent where it always does. */
  where?: string;
  allowed: string;
  class: 'programme' | 'engineering';
  component: string;
}

export interface SchemaSection {
  id: string;
  name: string;
  knobs: Knob[];
}

export interface Property {
  path: string;
  name: string;
  meaning: string;
  unit: string;
  moreIsBetter?: boolean;
  source?: string;
}

export interface LedgerLine {
  id: string;
  name: string;
  meaning: string;
}

/** A comparison with a published event or a closed form. */
export interface ValidationRow {
  case: string;
  source: string;
  expected: number;
  actual: number;
  criterion: string;
  tolerance: number;
  /** Parameters that were fitted to this very row. */
  fitted: string[];
  /** A row that parameters were set by; it proves nothing. */
  calibration: boolean;
  pass: boolean;
}

export interface ValidationReport {
  system: string;
  rows: ValidationRow[];
  passed: number;
  failed: number;
}

export interface SystemSummary {
  id: string;
  title: string;
  runs: boolean;
  prompts: string[];
}

export interface SystemPage extends SystemSummary {
  modelVersion: number;
  components: Component[];
  design: SchemaSection[];
  metrics: Property[];
  ledger: LedgerLine[];
  luck: { key: string; name: string; choices: string[]; meaning: string }[];
  /** Only after a session on the system has ended. */
  world?: Property[];
  hasValidation: boolean;
}

export interface SessionSummary {
  id: string;
  prompt: string;
  title: string;
  company: string;
  role: string;
  level: string;
  mode: Mode;
  drill?: string;
  loop?: string;
  startedAt: string;
  spentMs: number;
  minutes: number;
  ended: boolean;
  forkOf?: string;
  decision?: string;
  dollars?: Range;
  /** Levels 1 to 5 of the weighed debrief. */
  marks?: Mark[];
  problem?: string;
}

export interface Mark {
  id: string;
  name: string;
  level: number;
}

export interface StopOption {
  id: string;
  text: string;
}

export interface Stop {
  key: string;
  atMinute: number;
  observed: string;
  options: StopOption[];
}

export interface Clause {
  index: number;
  quote: string;
  start: number;
  acts: string[];
  facts: string[];
  owners: string[];
  points?: string[];
}

export type LineType =
  | 'started'
  | 'said'
  | 'heard'
  | 'disclosed'
  | 'assumed'
  | 'resolved'
  | 'offered'
  | 'designed'
  | 'ran'
  | 'stopped'
  | 'decided'
  | 'probed'
  | 'interrupted'
  | 'nudged'
  | 'phase'
  | 'ended'
  | 'corrected';

export interface Line {
  seq: number;
  atMs: number;
  by: Actor;
  type: LineType;
  text: string;
  tookMs?: number;
  turn?: number;
  clauses?: Clause[];
  fact?: string;
  again?: boolean;
  patch?: JsonTree;
  accepted?: boolean;
  run?: { hash: string; totalCents: number };
  stop?: Stop;
  phase?: string;
  kind?: string;
}

export interface Problem {
  file?: string;
  line?: number;
  property?: string;
  message: string;
}

export interface Offer {
  seq: number;
  patch: JsonTree;
  quote: string;
  text: string;
}

export interface AssumptionView {
  id: string;
  atMs: number;
  text: string;
  fact?: string;
  status: 'unchecked' | 'confirmed' | 'refuted';
  overConstraining?: boolean;
}

export interface RunHead {
  seq: number;
  atMs: number;
  hash: string;
  totalCents: number;
  metrics: Record<string, number | null>;
}

export interface RoomState {
  seq: number;
  clockMs: number;
  chargedMs: number;
  phase: string;
  phases: { id: string; atMs: number }[];
  frozen: boolean;
  ended?: { atMs: number; why: string; text: string };
  design: JsonTree;
  yaml: string;
  problems: Problem[];
  undecided: string[];
  offers: Offer[];
  facts: { id: string; name: string; atMs: number; text: string }[];
  assumptions: AssumptionView[];
  stop?: Stop;
  runs: RunHead[];
  hint?: string[];
}

export interface RoomPage {
  id: string;
  title: string;
  brief: string;
  company: string;
  role: string;
  level: string;
  mode: Mode;
  minutes: number;
  totalMs: number;
  phases: PhasePlan[];
  byTalk: string;
  talk: boolean;
  runs: boolean;
  drill?: string;
  loop?: { id: string; name: string; round: string };
  system?: { id: string; name: string };
  components: Component[];
  design: SchemaSection[];
  metrics: Property[];
  ledger: LedgerLine[];
  acts: { id: string; name: string }[];
  facts: { id: string; name: string }[];
  contentChanged: boolean;
  state: RoomState;
  transcript: Line[];
}

export interface RunSeries {
  id: string;
  name: string;
  unit: string;
  atHours: number[];
  values: (number | null)[];
}

export interface TimelineEntry {
  atMinute: number;
  kind: string;
  severity: Severity;
  text: string;
  component?: string;
  affected?: number;
}

export interface RunRecord extends RunHead {
  ledger: Record<string, number>;
  timeline: TimelineEntry[];
  series: RunSeries[];
}

export interface RunPlaces {
  atHours: number[];
  places: { code: string; name: string; series: number[]; devices: number }[];
}

export type RoomAction =
  | { kind: 'say'; text: string }
  | { kind: 'design'; patch: JsonTree }
  | { kind: 'designText'; yaml: string }
  | { kind: 'offer'; accept: boolean }
  | { kind: 'run' }
  | { kind: 'decide'; key: string; option: string }
  | { kind: 'correct'; clause: number; acts: string[]; facts: string[] }
  | { kind: 'wait' }
  | { kind: 'end' };

export interface ActionAnswer {
  lines: Line[];
  state: RoomState;
}

export interface NewSession {
  prompt: string;
  level?: string;
  mode?: Mode;
  temperament?: Temperament;
  seed?: number;
  role?: string;
  company?: string;
  questions?: string[];
  minutes?: number;
  drill?: string;
}

export interface DebriefPage {
  session: SessionSummary;
  /** "Meta TPM design". */
  title: string;
  seed: number;
  totalMs: number;
  phases: PhasePlan[];
  talk: boolean;
  debrief: JsonTree;
  transcript: Line[];
  runs: RunRecord[];
  judgedRun?: RunRecord;
  world: { path: string; name: string; unit: string; value: Json }[];
  facts: { id: string; name: string; answer: string; ask: string; framing: boolean }[];
  designs: { atMs: number; seq: number; design: JsonTree }[];
  html: string;
  drill?: { key: string; mark: number; grade: string; dueInDays: number };
  metrics: Property[];
  ledger: LedgerLine[];
  schema: SchemaSection[];
  components: Component[];
}

export interface Job {
  id: string;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  title: string;
  done: number;
  text: string;
  detail?: string;
  result?: string;
}

export interface LoopPlan {
  id: string;
  name: string;
  company: string;
  role: string;
  /** From the first call to the last round. */
  days: number;
  /** Usual length up to the decision. */
  weeks: number;
  levels: string[];
  defaultLevel: string;
  habits: string[];
  rounds: {
    id: string;
    name: string;
    day: number;
    minutes: number;
    segments: { kind: string; title: string; minutes: number }[];
    judges: string[];
  }[];
}

export type StepState = 'done' | 'next' | 'sitting' | 'toCome';

export interface LoopSitting {
  id: string;
  loop: string;
  name: string;
  company: string;
  role: string;
  level: string;
  mode: Mode;
  startedAt: string;
  over: boolean;
  rounds: {
    id: string;
    name: string;
    day?: number;
    minutes: number;
    state: StepState;
    segments: { kind: string; title: string; minutes: number; session?: string; state: StepState }[];
    /** Coached, or after the committee. */
    feedback?: { title: string; decision: string; because: string }[];
  }[];
  /** Rounds are left that are not named yet. */
  moreToCome: boolean;
  committeeNext: boolean;
  /** Why it cannot be read. */
  problem?: string;
  next?: { round: string; text: string; session?: string };
  committee?: { decision: string; text: string };
}

export interface NewSitting {
  loop: string;
  level?: string;
  mode?: Mode;
  temperament?: Temperament;
  seed?: number;
  backToBack?: boolean;
}

export interface StudyPage {
  due: DrillSummary[];
  weaknesses: { drill: string; seen: number; text: string }[];
  streakDays?: number;
}

export interface DossierPage {
  yaml: string;
  problems: Problem[];
  gaps: { project: string; field: string; text: string; ask: string }[];
  uncovered: string[];
}

export interface DoctorRow {
  name: string;
  state: 'ok' | 'missing' | 'note';
  text: string;
}

export interface NewRun {
  prompt: string;
  /** "naive", "reference" or a design as YAML. */
  design: string;
  seed?: number;
  replicates?: number;
  given?: Record<string, string>;
}

/** A mean over replicates with its 95% interval; null where no run reached it. */
export interface Estimate {
  mean: number | null;
  low: number | null;
  high: number | null;
  unit: string;
  reached?: number;
}

/** The document of `dryrun run --json`. */
export interface LabRun {
  system: string;
  modelVersion: number;
  seed: number;
  replicates: number;
  grid: string;
  metrics: Record<string, Estimate>;
  /** Whole cents. */
  ledger: Record<string, number>;
  expectedCost: Estimate;
  knobs: Record<string, { value: Json; status: string; because?: string | null }>;
  series: Record<string, { name: string; unit: string; atHours: number[]; values: number[] }>;
  timeline: {
    atMinute: number;
    kind: string;
    severity: Severity;
    text: string;
    component?: string | null;
    affected?: number | null;
  }[];
  hash: string;
}

export interface PlanItem {
  text: string;
  minutes: number;
  because: string;
  /** "drill:KEY", "drill" for what is due, "interview:PROMPT", "loop:ID", "study". */
  link?: string;
}

export interface PlanPage {
  loop: string;
  until: string;
  hours: number;
  days: { date: string; minutes: number; items: PlanItem[] }[];
  /** What did not fit, the most valuable first. */
  leftOut: PlanItem[];
}
