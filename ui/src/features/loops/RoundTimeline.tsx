import type { LoopPlan, LoopSitting, StepState } from '../../api/types';
import { Step } from '../../components/Badge';
import { duration } from '../../components/format';
import './RoundTimeline.css';

/** A round as the timeline shows it. */
export interface TimelineRound {
  id: string;
  name: string;
  minutes: number;
  state: StepState;
  /** Days since the recruiter's call. */
  day?: number;
}

export const roundsOfPlan = (plan: LoopPlan): TimelineRound[] =>
  plan.rounds.map(({ id, name, day, minutes }) => ({ id, name, day, minutes, state: 'toCome' }));

export const roundsOfSitting = (sitting: LoopSitting): TimelineRound[] =>
  sitting.rounds.map(({ id, name, minutes, state, day }) => ({ id, name, minutes, state, day }));

/** The rounds of a loop in order: each with a shape and a word for done, open, next and to come. */
export function RoundTimeline({
  label,
  rounds,
  plan,
}: {
  label: string;
  rounds: readonly TimelineRound[];
  plan?: boolean;
}) {
  return (
    <ol className="rounds" aria-label={label}>
      {rounds.map((r) => (
        <li key={r.id} className={`round round-${r.state}`}>
          <span className="round-mark" aria-hidden />
          <span className="round-name">{r.name}</span>
          <span className="round-meta">
            {!plan && <Step of={r.state} />}
            <span className="quiet small figures">
              {duration(r.minutes)}
              {r.day !== undefined && `, day ${r.day}`}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
