import { Link } from 'react-router';
import type { LoopSitting, StepState } from '../../api/types';
import { Step } from '../../components/Badge';
import { duration } from '../../components/format';
import './RoundList.css';
import { daysBefore, later } from './sitting';

type Round = LoopSitting['rounds'][number];

/** The rounds of a sitting one under the other, with segments and the days between them. */
export function RoundList({ sitting }: { sitting: LoopSitting }) {
  return (
    <ol className="round-list">
      {sitting.rounds.map((round, i) => (
        <RoundItem key={round.id} round={round} gap={daysBefore(sitting.rounds, i)} />
      ))}
    </ol>
  );
}

function RoundItem({ round, gap }: { round: Round; gap?: number }) {
  return (
    <li className={`round-item round-item-${round.state}`}>
      <div className="round-when">
        {round.day !== undefined && <span className="mono">Day {round.day}</span>}
        {gap !== undefined && <span className="quiet small">{later(gap)}</span>}
      </div>
      <div className="round-body">
        <div className="round-line">
          <h3>{round.name}</h3>
          <Step of={round.state} />
          <span className="quiet small figures round-minutes">{duration(round.minutes)}</span>
        </div>
        <ul className="segment-list">
          {round.segments.map((segment, i) => (
            <li key={`${segment.kind}${i}`}>
              <span>{segment.title}</span>
              <span className="quiet small figures">{duration(segment.minutes)}</span>
              {round.segments.length > 1 && <Step of={segment.state} />}
              <SegmentLink session={segment.session} state={segment.state} title={segment.title} />
            </li>
          ))}
        </ul>
        {round.feedback !== undefined && <p className="round-feedback">{round.feedback}</p>}
      </div>
    </li>
  );
}

function SegmentLink({ session, state, title }: { session?: string; state: StepState; title: string }) {
  if (session === undefined || state === 'toCome' || state === 'next') return null;
  return state === 'done' ? (
    <Link to={`/sessions/${session}/debrief`} aria-label={`Debrief of ${title}`}>
      Debrief
    </Link>
  ) : (
    <Link to={`/rooms/${session}`} aria-label={`Go into ${title}`}>
      Go in
    </Link>
  );
}
