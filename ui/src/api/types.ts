import type { components } from './generated';

/*
 * The shapes of the HTTP API, by the names of the server's records: as the OpenAPI document has them (`npm run api`), and written out where the pages know
 * more than it can say (any JSON, the kinds of an action). agreement.ts holds the two together.
 */
type Server = components['schemas'];

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

export type PhasePlan = Server['PhasePlan'];

export type PromptSummary = Server['PromptSummary'];

export type PromptPage = Server['PromptPage'];

/** A dimension with what is in the record of a round at each level and mark, 1 to 5. */
export type RubricRow = Server['RubricRow'];

/** A kind of round besides design; with code where there are problems to solve. */
export type TalkKind = Server['TalkKind'];

export type ProblemSummary = Server['ProblemSummary'];

export type DrillSummary = Server['DrillSummary'];

export type Component = Server['Component'];

export type KnobKind = 'integer' | 'number' | 'switch' | 'choice' | 'numberList' | 'choiceSet' | 'text';

export type Knob = Server['Knob'];

export type SchemaSection = Server['SchemaSection'];

export type Property = Server['Property'];

export type LedgerLine = Server['LedgerLine'];

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

export type SystemSummary = Server['SystemSummary'];

export type SystemPage = Server['SystemPage'];

export type SessionSummary = Server['SessionSummary'];

export interface Mark {
  id: string;
  name: string;
  level: number;
}

export interface StopOption {
  id: string;
  text: string;
}

export type Stop = Server['Stop'];

export type Clause = Server['Clause'];

export type LineType = Server['LineType'];

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
  code?: Server['CodeMark'];
}

export type Problem = Server['Problem'];

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
  code?: CodeState;
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
  /** Present in rounds with code. */
  code?: CodePage;
}

export type CodePage = Server['CodePage'];

export type CodeProblem = Server['CodeProblemShown'];

export type CodeSample = Server['CodeSample'];

/** Where the code of a session stands. */
export type CodeState = Server['CodeStateShown'];

export type CodeRun = Server['CodeRunShown'];

export type CodeCase = Server['CodeCaseShown'];

/** What is done with the code: the samples, an input of one's own, or handing it in. */
export type RunKind = Server['CodePurpose'];

/** accepted, wrongAnswer, runTimeError, idleLimit, timeLimit, outputLimit, memoryLimit, compileError or judgeError. */
export type Verdict = string;

export type RunSeries = Server['RunSeries'];

export interface TimelineEntry {
  atMinute: number;
  kind: string;
  severity: Severity;
  text: string;
  component?: string;
  affected?: number;
}

export type RunRecord = Server['RunReport'];

export type RunPlaces = Server['RunPlaces'];

export interface DraftAction {
  kind: 'draft';
  problem: string;
  language: string;
  code: string;
}

export interface CodeAction {
  kind: 'code';
  problem: string;
  language: string;
  code: string;
  what: RunKind;
  input?: string;
}

export type RoomAction =
  | { kind: 'say'; text: string }
  | { kind: 'design'; patch: JsonTree }
  | { kind: 'designText'; yaml: string }
  | { kind: 'offer'; accept: boolean }
  | { kind: 'run' }
  | { kind: 'decide'; key: string; option: string }
  | { kind: 'correct'; clause: number; acts: string[]; facts: string[] }
  | DraftAction
  | CodeAction
  | { kind: 'hint'; problem: string }
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

export type Job = Server['Job'];

export type LoopPlan = Server['LoopPlan'];

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

export type StudyPage = Server['StudyPage'];

export type DossierPage = Server['DossierPage'];

export type DoctorRow = Server['DoctorRow'];

export type NewRun = Server['NewRun'];

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

export type PlanPage = Server['PlanPage'];
