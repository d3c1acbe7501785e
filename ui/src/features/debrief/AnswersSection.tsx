import { useDebriefAccess } from './DebriefContext';
import type { Answer, Estimate, Evidence } from './debriefJson';
import { Quote, TimeLink } from './Quote';
import { Section } from './Section';
import { indexAt } from './moments';

/** Talk rounds: every question with what the answer held and what a five would have held. */
export function AnswersSection() {
  const { debrief } = useDebriefAccess();
  if (debrief.answers === undefined) return null;
  return (
    <Section
      id="answers"
      title="Question by question"
      lead={debrief.answers.length === 0 ? 'No question was asked.' : undefined}
    >
      {debrief.answers.map((a, i) => (
        <AnswerRow key={`${a.question}${i}`} answer={a} />
      ))}
    </Section>
  );
}

function AnswerRow({ answer }: { answer: Answer }) {
  const { debrief, moments } = useDebriefAccess();
  const five = answer.anchors['5'];
  return (
    <article className="answer">
      <h3>
        <TimeLink atMs={answer.atMs} seq={moments[indexAt(moments, answer.atMs)]?.seq ?? 0} /> {answer.asked}
      </h3>
      {answer.words === 0 ? (
        <p className="quiet">No answer.</p>
      ) : (
        <dl className="answer-lines">
          <Words label="Best" evidence={answer.best} otherwise="Nothing that counts for this question was heard." />
          <Words label="Against you" evidence={answer.against} />
          {answer.estimate !== undefined && <Figures estimate={answer.estimate} />}
          <Points label="It held" texts={answer.held.map((h) => h.holds)} />
          <Points label="It missed" texts={answer.missed} />
          <Points label="They had to ask" texts={answer.askedFor} />
          <Points label="Strong answers" texts={answer.strong} />
          {answer.against !== null && <Points label="Weak answers" texts={answer.weak} />}
          {five !== undefined && <Points label={`A 5 at ${debrief.level}`} texts={[five]} />}
          <Points label="Length" texts={[lengthOf(answer)]} />
        </dl>
      )}
    </article>
  );
}

function Words({ label, evidence, otherwise }: { label: string; evidence: Evidence | null; otherwise?: string }) {
  if (evidence === null && otherwise === undefined) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{evidence === null ? otherwise : <Quote evidence={evidence} />}</dd>
    </div>
  );
}

function Points({ label, texts }: { label: string; texts: string[] }) {
  if (texts.length === 0) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {texts.length === 1 ? (
          texts[0]
        ) : (
          <ul>
            {texts.map((t) => (
              <li key={t}>{t}</li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}

const figure = (value: number) => value.toLocaleString('en-US', { maximumSignificantDigits: 2 });

function Figures({ estimate: e }: { estimate: Estimate }) {
  const stated =
    e.low === null
      ? 'No figure'
      : e.high !== null && e.high > e.low
        ? `${figure(e.low)} to ${figure(e.high)} ${e.unit}`
        : `${figure(e.low)} ${e.unit}, no range around it`;
  const verdict = e.covers
    ? 'Your range holds it.'
    : e.factor === null
      ? ''
      : `You are off by a factor of ${figure(e.factor)}.`;
  return (
    <>
      <Points label="Your figure" texts={[`${stated}. ${verdict}`]} />
      {e.truth !== null && (
        <Points label="Worked answer" texts={[`${figure(e.truth)} ${e.unit}: ${e.formula} (${e.inputs.join(', ')})`]} />
      )}
      {e.factorsMissed.length > 0 && <Points label="Factors without a number" texts={[e.factorsMissed.join(', ')]} />}
      <Points label="What it decides" texts={[e.decides]} />
    </>
  );
}

function lengthOf(a: Answer): string {
  const limit =
    a.limitWords === undefined
      ? ''
      : a.words > a.limitWords
        ? `, ${a.words - a.limitWords} words over the ${a.limitWords} of 90 seconds`
        : `, within the ${a.limitWords} of 90 seconds`;
  return `${a.words} words, ${Math.round(a.spokenMs / 1000)} seconds of speech${limit}`;
}
