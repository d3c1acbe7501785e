import { Waterfall } from '../../components/charts/Waterfall';
import { money, moneyRange } from '../../components/format';
import { Note } from '../../components/Notes';
import { useDebriefAccess } from './DebriefContext';
import { consequenceOf, type RegretPart } from './debriefJson';
import { Section } from './Section';
import { factsById, isDear, moneySentence, valueWords } from './story';
import { isBeyondLuck, waterfallBars } from './waterfall';

/** The account in dollars, by knob and by missed fact. */
export function MoneySection() {
  const { debrief, page } = useDebriefAccess();
  const consequence = consequenceOf(debrief.outcome);
  if (consequence === null) return null;
  const facts = factsById(page);
  const dear = debrief.missed.filter(isDear);
  return (
    <Section id="money" title="Where the money went" lead={moneySentence(consequence)}>
      {consequence.isBound && (
        <Note>
          The two searches for the best plan ended more than 2 percent apart: a better one may exist, and the gap may be
          wider.
        </Note>
      )}
      <Waterfall
        title="From a plan nobody led to yours, and from yours to the best known one"
        bars={waterfallBars(consequence)}
      />
      <KnobTable parts={consequence.explainedBy} />
      <h3>By what was not asked</h3>
      {dear.length === 0 ? (
        <p className="quiet">No fact you did not ask for cost anything here that luck does not explain.</p>
      ) : (
        <>
          <ul className="debrief-list">
            {dear.map((m) => (
              <li key={m.fact}>
                {facts.name(m.fact)}:{' '}
                <strong className="figures">{m.costHereRange && moneyRange(m.costHereRange)}</strong>
              </li>
            ))}
          </ul>
          <p className="quiet small">These overlap with the account above and with each other; they do not add up.</p>
        </>
      )}
    </Section>
  );
}

/** What each knob cost against its best known value, those beyond luck. */
function KnobTable({ parts }: { parts: RegretPart[] }) {
  const told = parts.filter((p) => p.knob !== 'other' && isBeyondLuck(p));
  if (told.length === 0) return null;
  return (
    <div
      className="chart-scroll debrief-table"
      tabIndex={0}
      role="region"
      aria-label="Your values beside the best known"
    >
      <table>
        <caption className="unseen">Your values beside the best known</caption>
        <thead>
          <tr>
            <th scope="col">Decision</th>
            <th scope="col">Yours</th>
            <th scope="col">Best known</th>
            <th scope="col">Whose it is</th>
            <th scope="col" className="debrief-figure">
              Lost
            </th>
          </tr>
        </thead>
        <tbody>
          {told.map((p) => (
            <tr key={p.knob}>
              <th scope="row">{p.label}</th>
              <td>{valueWords(p.had)}</td>
              <td>{valueWords(p.best)}</td>
              <td>{p.class === 'engineering' ? 'a specialist’s' : 'yours to decide'}</td>
              <td className="debrief-figure">
                {p.dollars < 0
                  ? `saved ${money(-p.dollars)}`
                  : moneyRange({ low: p.low, mid: p.dollars, high: p.high })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
