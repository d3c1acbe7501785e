import { Check, X } from 'lucide-react';
import { Badge } from '../../components/Badge';
import { figure } from '../../components/format';
import { Table } from '../../components/Table';
import { complexityWords, effortWords, evidenceOf, type CodePart, type CodeProblemReport } from './codeJson';
import { useDebriefAccess } from './DebriefContext';
import { LevelBar } from './DimensionsSection';
import { Quote } from './Quote';
import { Section } from './Section';

/** Rounds with code: what each part came to, then problem by problem. */
export function CodeSection() {
  const { code } = useDebriefAccess().debrief;
  if (code === undefined) return null;
  const solved = code.problems.filter((p) => p.solved).length;
  return (
    <Section
      id="code"
      title="The code"
      lead={`${solved} of ${code.problems.length} ${code.problems.length === 1 ? 'problem' : 'problems'} solved.`}
    >
      <div className="dimension-list">
        {code.parts.map((part) => (
          <PartRow key={part.id} part={part} />
        ))}
      </div>
      {code.problems.map((problem) => (
        <ProblemReport key={problem.id} of={problem} />
      ))}
    </Section>
  );
}

function PartRow({ part }: { part: CodePart }) {
  const evidence = evidenceOf(part);
  return (
    <div className="dimension">
      <h3>{part.name}</h3>
      {part.level === 0 ? <p className="quiet small">Nothing to judge by</p> : <LevelBar level={part.level} />}
      <div className="dimension-evidence">
        <p>
          {part.because}
          {evidence !== null && (
            <>
              {' '}
              <Quote evidence={evidence} />
            </>
          )}
        </p>
      </div>
    </div>
  );
}

function ProblemReport({ of }: { of: CodeProblemReport }) {
  return (
    <article className="answer code-report">
      <h3>
        {of.title}{' '}
        <Badge tone={of.solved ? 'good' : 'harm'} icon={of.solved ? Check : X}>
          {of.solved ? 'Solved' : 'Not solved'}
        </Badge>
      </h3>
      <dl className="answer-lines">
        <Lines label="How it went" texts={[effortWords(of)]} />
        <Lines label="Cost" texts={[complexityWords(of)]} />
        {of.followUps.length > 0 && (
          <>
            <Lines label="Edge cases named" texts={of.edges.named} otherwise="None before you were asked." />
            <Lines label="Named when asked" texts={of.edges.afterAsked} />
            <Lines label="Edge cases missed" texts={of.edges.missed} />
          </>
        )}
      </dl>
      {of.complexity.points !== undefined && of.complexity.points.length > 0 && <Measured of={of} />}
      {of.followUps.map((f) => (
        <div key={f.ask} className="code-follow-up">
          <p>
            <strong>{f.ask}</strong>
          </p>
          <dl className="answer-lines">
            <Lines
              label="Heard"
              texts={f.heard}
              otherwise={f.asked ? 'Nothing of what was listened for.' : 'It did not come to this question.'}
            />
            <Lines label="Not heard" texts={f.missed} />
          </dl>
        </div>
      ))}
      {of.code !== null && of.code !== '' && (
        <details>
          <summary className="small">The submission that counts</summary>
          <pre
            className="code-handed-in"
            tabIndex={0}
            aria-label={`${of.title}: the submission that counts`}
            role="group"
          >
            <code>{of.code}</code>
          </pre>
        </details>
      )}
    </article>
  );
}

function Lines({ label, texts, otherwise }: { label: string; texts: string[]; otherwise?: string }) {
  if (texts.length === 0 && otherwise === undefined) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {texts.length > 1 ? (
          <ul>
            {texts.map((t) => (
              <li key={t}>{t}</li>
            ))}
          </ul>
        ) : (
          (texts[0] ?? otherwise)
        )}
      </dd>
    </div>
  );
}

/** CPU time at growing sizes: the growth that was read from them can be checked by eye. */
function Measured({ of }: { of: CodeProblemReport }) {
  return (
    <details>
      <summary className="small">What was measured</summary>
      <Table label={`${of.title}: CPU time by size of the input`}>
        <thead>
          <tr>
            <th scope="col" className="figure">
              Size of the input
            </th>
            <th scope="col" className="figure">
              CPU time, seconds
            </th>
          </tr>
        </thead>
        <tbody>
          {of.complexity.points?.map((p) => (
            <tr key={p.size}>
              <th scope="row" className="figure">
                {p.size.toLocaleString('en-US')}
              </th>
              <td className="figure">{figure(p.seconds)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
