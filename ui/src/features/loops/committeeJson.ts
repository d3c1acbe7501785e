/** What one member of the committee would need to see to vote otherwise. */
export interface FlipEvidence {
  dimension: string;
  signal: string;
  text: string;
  quote: string;
  to: string;
}

export interface Ballot {
  member: string;
  round: string;
  weight?: number;
  vote: string;
  because: string;
  flip?: FlipEvidence | null;
}

export interface RoundQuote {
  round: string;
  atMs: number;
  quote: string;
}

/** The committee's report, as it is stored with the loop. */
export interface Committee {
  ballots: Ballot[];
  decision: string;
  because: string;
  missingSignal?: string;
  /** Members who stand by another vote. */
  dissent?: string[];
  flips: { member: string; evidence: FlipEvidence; vote: string; decision: string }[];
  contradictions: { what: string; first: RoundQuote; second: RoundQuote }[];
  /** Sessions of each round, for the links. */
  rounds?: { id: string; name: string; title?: string; session: string }[];
}

/** The debrief of a round, at a moment where one is given; null where no session is known. */
export function debriefLink(committee: Committee, round: string, atMs?: number): string | null {
  const found = committee.rounds?.find((r) => r.name === round || r.id === round);
  if (found === undefined) return null;
  const seconds = Math.floor((atMs ?? 0) / 1000);
  const at = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  return `/sessions/${found.session}/debrief${atMs === undefined ? '' : `?at=${at}#moments`}`;
}

/** What would have turned the decision, in a sentence for when no single vote would. */
export function turnedBy(committee: Committee): string {
  const waits =
    committee.decision === 'deferred' &&
    committee.contradictions.some((c) => committee.missingSignal?.includes(c.what) === true);
  if (waits)
    return 'Which of the two answers is right, settled before the committee sat: the votes alone would have carried it.';
  return committee.flips.length === 0 ? 'No single vote: it would take two members to see something else.' : '';
}
