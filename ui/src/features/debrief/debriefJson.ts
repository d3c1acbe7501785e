import type { JsonTree, Range, TimelineEntry } from '../../api/types';
import type { CodeReport } from './codeJson';

/** Where something is shown: a span of the record, or what was looked for and not found. */
export interface Evidence {
  kind: 'said' | 'designed' | 'ran' | 'absent';
  seq: number;
  atMs: number;
  quote: string;
}

export interface Finding extends Evidence {
  signal: string;
  /** Hundredths of a point; negative where it speaks against the candidate. */
  strength: number;
  because: string;
}

export interface Dimension {
  id: string;
  level: number;
  evidence: Finding[];
}

/** A part of the regret. Dollars above zero are lost against the best known plan. */
export interface RegretPart {
  knob: string;
  label: string;
  class: 'programme' | 'engineering' | 'mixed';
  dollars: number;
  low: number;
  high: number;
  had: string | null;
  best: string | null;
}

/** A step from the unled plan to the candidate's. Dollars below zero were saved. */
export interface WaterfallStep {
  id: string;
  label: string;
  dollars: number;
  low: number;
  high: number;
}

export interface Consequence {
  bestKnown: string;
  ranges: { expectedCost: Range; bestKnownCost: Range; naiveCost: Range; referenceCost: Range };
  regret: Range;
  isBound: boolean;
  explainedBy: RegretPart[];
  waterfall: WaterfallStep[];
}

/** What one run showed; the consequence is absent where the session was not weighed in dollars. */
export interface Outcome extends Partial<Consequence> {
  metrics?: Record<string, number | null>;
  /** Dollars by line. */
  ledger?: Record<string, number>;
}

export interface MissedFact {
  fact: string;
  valueOfInformation: number | null;
  costHere: number | null;
  costHereRange: Range | null;
}

export interface AssumptionMade {
  text: string;
  atMs: number;
  fact?: string;
  status: 'unchecked' | 'confirmed' | 'refuted';
  overConstraining?: boolean;
}

export interface Estimate {
  low: number | null;
  high: number | null;
  truth: number | null;
  unit: string;
  covers: boolean;
  factor: number | null;
  formula: string;
  inputs: string[];
  factorsSaid: string[];
  factorsMissed: string[];
  decides: string;
}

export interface Answer {
  question: string;
  asked: string;
  atMs: number;
  words: number;
  spokenMs: number;
  limitWords?: number;
  best: Evidence | null;
  against: Evidence | null;
  held: { point: string; holds: string; evidence: Evidence }[];
  missed: string[];
  askedFor: string[];
  strong: string[];
  weak: string[];
  anchors: Record<string, string>;
  estimate?: Estimate;
}

export interface Thought {
  atMs: number;
  seq: number;
  said: string;
  because: string;
}

export interface Change {
  dimension: string;
  text: string;
  say: string;
  evidence: Evidence;
}

/** The JSON debrief, as `dryrun interview --json` writes it. */
export interface Debrief {
  prompt: string;
  seed: number;
  level: string;
  mode: string;
  byTalk: boolean;
  feedback: {
    decision: string;
    because: string;
    strongestMoment: Evidence | null;
    quotes: Evidence[];
    missingSignal?: string;
  };
  outcome: Outcome | null;
  dimensions: Dimension[];
  answers?: Answer[];
  /** Rounds with code alone. */
  code?: CodeReport;
  disclosed: { fact: string; atMs: number; valueOfInformation: number | null }[];
  missed: MissedFact[];
  assumptions: AssumptionMade[];
  claims: { metric: string; claimed: string; actual: string; held: boolean; evidence: Evidence }[];
  risks: { part: string | null; evidence: Evidence }[];
  phases: { id: string; plannedMs: number; spentMs: number }[];
  timeline: TimelineEntry[];
  thinking: Thought[];
  changes: Change[];
  drill: string;
}

/** The debrief inside the page's answer; the server writes it whole. */
export const readDebrief = (tree: JsonTree) => tree as unknown as Debrief;

/** The consequence where all of it is there. */
export function consequenceOf(outcome: Outcome | null): Consequence | null {
  return outcome?.ranges && outcome.regret && outcome.explainedBy && outcome.waterfall
    ? (outcome as Consequence)
    : null;
}
