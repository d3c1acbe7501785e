import { CircleCheck, CircleDot, CircleX } from 'lucide-react';
import { useDebriefAccess } from './DebriefContext';
import { Quote } from './Quote';
import { decisionTone, headline } from './story';

const icons = { good: CircleCheck, caution: CircleDot, harm: CircleX };

/** The verdict, why, and the words it rests on: one screen gives the answer. */
export function DecisionSection() {
  const { debrief, page } = useDebriefAccess();
  const { feedback } = debrief;
  const { session } = page;
  const tone = decisionTone(feedback.decision);
  const Icon = icons[tone];
  const minutes = Math.floor(session.spentMs / 60_000);
  return (
    <header id="decision" className="debrief-decision" tabIndex={-1}>
      <p className="quiet">
        {page.title}, {debrief.level}, {debrief.mode} mode, {Math.min(minutes, session.minutes)} of {session.minutes}{' '}
        min, seed <span className="mono">{page.seed}</span>
      </p>
      <h1>{session.title}</h1>
      <p className={`debrief-verdict debrief-verdict-${tone}`}>
        <Icon size={28} aria-hidden /> {headline(debrief)}
      </p>
      <p className="debrief-lead">{feedback.because}</p>
      <ul className="debrief-quotes">
        {feedback.quotes.map((q) => (
          <li key={`${q.seq}${q.quote}`}>
            <Quote evidence={q} />
          </li>
        ))}
      </ul>
      {feedback.strongestMoment !== null && (
        <p>
          <span className="debrief-label">Strongest moment</span> <Quote evidence={feedback.strongestMoment} />
        </p>
      )}
    </header>
  );
}
