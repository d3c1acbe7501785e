import { Link } from 'react-router';
import type { LoopSitting, StepState } from '../../api/types';
import { Decision, Step } from '../../components/Badge';
import { duration } from '../../components/format';
import './RoundList.css';
import { daysBefore, later } from './sitting';

type Round = LoopSitting['rounds'][number];

/** The rounds of a sitting one under the other, with segments and the days between them. */
export function RoundList({ sitting }: { sitting: LoopSitting }) {
  return (
    <ol className="round-list">
      {sitting.rounds.map((round, i) => (
        <RoundItem
          key={round.id}
          round={round}
          gap={daysBefore(sitting.rounds, i)}
          open={sitting.mode === 'coached' || sitting.committee !== undefined}
        />
      ))}
      {sitting.moreToCome && (
        <li className="round-item">
          <div className="round-when" />
          <div className="round-body quiet">More rounds follow; they are named when you get there.</div>
        </li>
      )}
    </ol>
  );
}

/** `open`: debriefs may be read; in real mode they wait for the committee. */
function RoundItem({ round, gap, open }: { round: Round; gap?: number; open: boolean }) {
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
              {(open || segment.state === 'sitting') && (
                <SegmentLink session={segment.session} state={segment.state} title={segment.title} />
              )}
            </li>
          ))}
        </ul>
        {round.feedback?.map((f) => (
          <p key={f.title} className="round-feedback">
            <Decision of={f.decision} /> {round.segments.length > 1 && `${f.title}: `}
            {f.because}
          </p>
        ))}
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
