/* The shapes of rounds with code, as the server sends them; types.ts has the rest. Times in milliseconds, sizes in bytes. */

export type CodeLineType = 'codeAsked' | 'codeRan' | 'hinted';

/** accepted, wrongAnswer, runTimeError, idleLimit, timeLimit, outputLimit, memoryLimit, compileError or judgeError. */
export type Verdict = string;

/** What is done with the code: the samples, an input of one's own, or handing it in. */
export type RunKind = 'samples' | 'own' | 'submit';

/** What a line of the conversation has to do with code. */
export interface CodeLine {
  run?: number;
  problem?: string;
  language?: string;
  what?: RunKind;
  verdict?: Verdict;
  words?: string;
  step?: number;
}

export interface CodeSample {
  name: string;
  input: string;
  answer: string;
  description?: string | null;
}

export interface CodeProblem {
  id: string;
  title: string;
  /** Markdown. */
  statement: string;
  level: string;
  minutes: number;
  /** stream, function, class, scenario or interactive. */
  mode: string;
  /** Ids, the default first. */
  languages: string[];
  /** What the editor opens with, by language. */
  starts: Record<string, string>;
  /** The starts are code with a fault. */
  shipped: boolean;
  samples: CodeSample[];
  ownInput: boolean;
  timeLimitMs: Record<string, number>;
  memoryBytes: number;
  codeBytes: number;
}

export interface CodeLanguage {
  id: string;
  name: string;
  /** The editor's name for it. */
  monaco: string;
}

export interface CodePage {
  /** coding, debugging or assessment. */
  kind: string;
  /** Somebody listens; false in an assessment. */
  talks: boolean;
  canRun: boolean;
  /** Why nothing can be run. */
  why?: string;
  note?: string;
  languages: CodeLanguage[];
  problems: CodeProblem[];
}

export interface CodeDraft {
  problem: string;
  language: string;
  code: string;
  seq: number;
  atMs: number;
}

export interface CodeCase {
  name: string;
  isSample: boolean;
  verdict: Verdict;
  words: string;
  cpuMs: number;
  peakBytes: number;
  message?: string;
  output?: string;
  errors?: string;
}

/** The first sample that fails, whole. */
export interface FailingSample {
  name: string;
  input: string;
  expected: string;
  output: string;
  errors: string;
  message: string;
}

export interface CodeRun {
  /** Number of the event that asked for it. */
  id: number;
  atMs: number;
  problem: string;
  language: string;
  what: RunKind;
  state: 'running' | 'done';
  verdict?: Verdict;
  words?: string;
  message?: string;
  cases: CodeCase[];
  casesInAll: number;
  failing?: FailingSample;
  own?: { input: string; output: string; errors: string };
  cpuMs?: number;
  peakBytes?: number;
  timeLimitMs?: number;
  /** The limit that fired. */
  limit?: string;
  /** The result is no verdict; it may be tried again. */
  again?: boolean;
}

export interface Submitted {
  problem: string;
  run: number;
  language: string;
  verdict?: Verdict;
  words?: string;
}

export interface CodeState {
  /** The problem that was worked on last. */
  problem: string;
  /** The newest of each problem and language. */
  drafts: CodeDraft[];
  /** Oldest first. */
  runs: CodeRun[];
  running: number[];
  /** The submission of each problem that counts. */
  submitted: Submitted[];
  hints: { problem: string; step: number; text: string; atMs: number }[];
  hintsLeft: Record<string, number>;
}

export interface ProblemSummary {
  id: string;
  title: string;
  round: CodePage['kind'];
  level: string;
  minutes: number;
  topics: string[];
  languages: { id: string; name: string }[];
  sat: number;
}
