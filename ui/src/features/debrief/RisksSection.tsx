import { words } from '../../components/format';
import { useDebriefAccess } from './DebriefContext';
import { consequenceOf } from './debriefJson';
import { Quote } from './Quote';
import { Section } from './Section';
import { isBeyondLuck } from './waterfall';

/** Risks that were named beside what explained the cost, and figures that were claimed beside the run's. */
export function RisksSection() {
  const { debrief } = useDebriefAccess();
  const consequence = consequenceOf(debrief.outcome);
  if (debrief.risks.length + debrief.claims.length === 0) return null;
  const cost = consequence?.explainedBy.filter((p) => p.knob !== 'other' && p.dollars > 0 && isBeyondLuck(p)) ?? [];
  return (
    <Section id="risks" title="Risks you named, and what explained the cost">
      <ul className="debrief-rows">
        {debrief.risks.map((r) => (
          <li key={r.evidence.quote}>
            <span className={`tag ${r.part === null ? '' : 'tag-confirmed'}`}>
              {r.part === null ? 'Did not cost' : 'Cost'}
            </span>
            <span>
              <Quote evidence={r.evidence} />
              {r.part !== null && <span className="quiet small"> Among what cost money: {r.part}.</span>}
            </span>
          </li>
        ))}
        {debrief.claims.map((c) => (
          <li key={c.evidence.quote + c.metric}>
            <span className={`tag tag-${c.held ? 'confirmed' : 'refuted'}`}>{c.held ? 'Held' : 'Did not hold'}</span>
            <span>
              <Quote evidence={c.evidence} />
              <span className="quiet small">
                {' '}
                {words(c.metric.slice(c.metric.lastIndexOf('.') + 1))}: claimed {c.claimed}, the run had {c.actual}.
              </span>
            </span>
          </li>
        ))}
      </ul>
      {cost.length > 0 && (
        <p>
          What cost money here: {cost.map((p) => p.label.toLowerCase()).join(', ')}.
          {debrief.risks.every((r) => r.part === null) &&
            debrief.risks.length > 0 &&
            ' None of it is among the risks you named.'}
        </p>
      )}
    </Section>
  );
}
