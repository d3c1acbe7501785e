import { money, moneyRange } from '../../components/format';
import { useDebriefAccess } from './DebriefContext';
import { TimeLink } from './Quote';
import { Section } from './Section';
import { assumptionStatus, factsById, factsSentence, isDear, isWorth } from './story';
import { indexAt } from './moments';

/** Facts asked, missed and wrongly assumed, each with what it was worth. */
export function FactsSection() {
  const { debrief, page, moments } = useDebriefAccess();
  const facts = factsById(page);
  const framing = new Set(page.facts.filter((f) => f.framing).map((f) => f.id));
  const dear = debrief.missed.filter((m) => isDear(m) || isWorth(m.valueOfInformation));
  const small = debrief.missed.filter((m) => !dear.includes(m));
  const wrong = debrief.assumptions.filter((a) => a.status === 'refuted' && a.fact !== undefined);
  const seqAt = (atMs: number) => moments[indexAt(moments, atMs)]?.seq ?? 0;
  return (
    <Section id="facts" title="Facts" lead={factsSentence(debrief, framing)}>
      {debrief.disclosed.length > 0 && (
        <>
          <h3>Asked</h3>
          <ul className="debrief-columns">
            {debrief.disclosed.map((f) => (
              <li key={f.fact}>
                <TimeLink atMs={f.atMs} seq={seqAt(f.atMs)} /> {facts.name(f.fact)}
                {isWorth(f.valueOfInformation) && <strong> worth {money(f.valueOfInformation)}</strong>}
              </li>
            ))}
          </ul>
        </>
      )}
      {dear.length > 0 && (
        <>
          <h3>Missed</h3>
          <ul className="debrief-list">
            {dear.map((m) => (
              <li key={m.fact}>
                {facts.name(m.fact)}
                {isWorth(m.valueOfInformation) && (
                  <strong> worth {money(m.valueOfInformation)} before the design</strong>
                )}
                {m.costHereRange && isDear(m) && <strong>, cost {moneyRange(m.costHereRange)} here</strong>}
                {facts.answer(m.fact) !== '' && (
                  <span className="quiet"> They would have said: “{facts.answer(m.fact)}”</span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {small.length > 0 && (
        <details>
          <summary>
            {dear.length === 0 ? 'Missed, ' : 'And missed '}at no cost above luck: {small.length}
          </summary>
          <ul className="debrief-list">
            {small.map((m) => (
              <li key={m.fact}>
                {facts.name(m.fact)}
                {facts.answer(m.fact) !== '' && <span className="quiet"> “{facts.answer(m.fact)}”</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {wrong.length > 0 && (
        <>
          <h3>Wrongly assumed</h3>
          <ul className="debrief-list">
            {wrong.map((a) => (
              <li key={a.text}>
                “{a.text}” <TimeLink atMs={a.atMs} seq={seqAt(a.atMs)} />
                <span className="quiet"> In this world: “{facts.answer(a.fact ?? '')}”</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

/** What was taken for granted and what became of it. */
export function AssumptionsSection() {
  const { debrief, moments } = useDebriefAccess();
  if (debrief.assumptions.length === 0) return null;
  const seqAt = (atMs: number) => moments[indexAt(moments, atMs)]?.seq ?? 0;
  return (
    <Section id="assumptions" title="What you took for granted">
      <ul className="debrief-rows">
        {debrief.assumptions.map((a) => (
          <li key={`${a.atMs}${a.text}`}>
            <span className={`tag tag-${a.status}`}>{assumptionStatus(a)}</span>
            <span>
              “{a.text}” <TimeLink atMs={a.atMs} seq={seqAt(a.atMs)} />
              {a.overConstraining === true && <span className="small quiet"> Stricter than anybody asked for.</span>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
