import { ArrowRight } from 'lucide-react';
import { Link } from 'react-router';
import type { LoopSitting, SessionSummary } from '../../api/types';
import { ButtonLink } from '../../components/Button';
import { clock, day, duration, words } from '../../components/format';
import { Section } from '../../components/PageHead';

interface Props {
  sessions: readonly SessionSummary[];
  sittings: readonly LoopSitting[];
}

const shownMax = 3;

/** What was begun and not ended, the newest first. */
export function DoingNow({ sessions, sittings }: Props) {
  if (sessions.length === 0 && sittings.length === 0) return null;
  return (
    <Section title="What you were doing">
      <ul className="open-list">
        {sessions.slice(0, shownMax).map((s, i) => (
          <li key={s.id} className="open-item">
            <div className="open-text">
              <span className="open-title">{s.title}</span>
              <span className="quiet small figures">
                {s.level}, {words(s.mode).toLowerCase()}. {clock(s.spentMs)} of {duration(s.minutes)} used, begun{' '}
                {day(s.startedAt)}.
              </span>
            </div>
            <ButtonLink to={`/rooms/${s.id}`} primary={i === 0} aria-label={`Go on with ${s.title}`}>
              Go on <ArrowRight size={16} aria-hidden />
            </ButtonLink>
          </li>
        ))}
        {sittings.map((l, i) => (
          <li key={l.id} className="open-item">
            <div className="open-text">
              <span className="open-title">{l.name}</span>
              <span className="quiet small">
                {l.rounds.filter((r) => r.state === 'done').length} of {l.rounds.length} rounds done.{' '}
                {l.problem ?? l.next?.text ?? 'Every round is done; the committee sits next.'}
              </span>
            </div>
            <ButtonLink
              to={`/loops/${l.id}`}
              primary={sessions.length === 0 && i === 0}
              aria-label={`Go on with the loop: ${l.name}`}
            >
              Go on <ArrowRight size={16} aria-hidden />
            </ButtonLink>
          </li>
        ))}
      </ul>
      {sessions.length > shownMax && (
        <p className="small">
          <Link to="/history?show=open">{sessions.length - shownMax} more unfinished</Link>
        </p>
      )}
    </Section>
  );
}
