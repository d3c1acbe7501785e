import { Check, GitCompare, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { get } from '../../api/client';
import type { CodeCase, CodeRun, Verdict } from '../../api/types';
import { Badge } from '../../components/Badge';
import { Button } from '../../components/Button';
import { SelectField } from '../../components/Field';
import { clock } from '../../components/format';
import { ErrorNote } from '../../components/Notes';
import { Table } from '../../components/Table';
import { useRoom } from '../room/RoomContext';
import { useCode } from './CodeContext';
import {
  caseName,
  casesWords,
  cpuTime,
  languageName,
  limitWords,
  memory,
  resultLine,
  runName,
  sentence,
  toneOf,
  verdictWords,
} from './codeModel';
import { CodeText } from './CodeText';
import { DiffDialog } from './DiffDialog';
import { firstDifference } from './difference';

const icons = { good: Check, harm: X, caution: TriangleAlert };

interface Props {
  run: CodeRun;
  runs: readonly CodeRun[];
  onPick: (id: number) => void;
}

/** What a run came to: the verdict, the first sample that fails, then every case. */
export function RunResult({ run, runs, onPick }: Props) {
  const { run: again, barred } = useCode();
  return (
    <div className="result">
      {/* Heard as one sentence when it changes; the same stands below for the eye. */}
      <p className="unseen" role="status">
        {runs[0] === undefined ? '' : resultLine(runs[0])}
      </p>
      <div className="result-head">
        <Headline run={run} />
        {runs.length > 1 && (
          <SelectField
            label="Run"
            value={String(run.id)}
            options={runs.map((r) => ({
              value: String(r.id),
              text: `${clock(r.atMs)} ${runName(r)}: ${verdictWords(r)}`,
            }))}
            onPick={(id) => onPick(Number(id))}
          />
        )}
        {run.state === 'done' && <AsHandedIn run={run} />}
        {run.again === true && (
          <Button disabled={barred !== undefined} onClick={() => again(run.what, run.own?.input)}>
            Try again
          </Button>
        )}
      </div>
      {run.message !== undefined && run.message !== '' && (
        <CodeText
          label={run.verdict === 'compileError' ? 'The compiler says' : 'Message'}
          of={runName(run)}
          text={run.message}
        />
      )}
      {run.failing !== undefined && <Failing failing={run.failing} />}
      {run.own !== undefined && (
        <div className="result-texts">
          <CodeText label="Input" of="Own input" text={run.own.input} />
          <CodeText label="Output" of="Own input" text={run.own.output} />
          {run.own.errors !== '' && <CodeText label="Errors" of="Own input" text={run.own.errors} />}
        </div>
      )}
      {run.cases.length > 0 && <Cases run={run} />}
    </div>
  );
}

function Headline({ run }: { run: CodeRun }) {
  const { code } = useCode();
  if (run.state === 'running')
    return (
      <p className="result-words">
        <strong>{runName(run)}</strong> <progress aria-label={`${runName(run)}: running`} />
      </p>
    );
  const facts = [
    casesWords(run),
    // What did not get through the compiler has taken nothing.
    run.cpuMs === undefined || run.verdict === 'compileError' ? '' : cpuTime(run.cpuMs),
    run.peakBytes === undefined || run.verdict === 'compileError' ? '' : memory(run.peakBytes),
    limitWords(run),
    languageName(code, run.language),
  ].filter((f) => f !== '');
  return (
    <p className="result-words">
      <strong>{runName(run)}</strong> <VerdictBadge verdict={run.verdict ?? 'judgeError'} words={verdictWords(run)} />{' '}
      <span className="quiet small figures">{facts.join(' · ')}</span>
    </p>
  );
}

/** A verdict by word and shape. */
export function VerdictBadge({ verdict, words }: { verdict: Verdict; words: string }) {
  const tone = toneOf(verdict);
  return (
    <Badge tone={tone} icon={icons[tone]}>
      {words}
    </Badge>
  );
}

function Failing({ failing }: { failing: NonNullable<CodeRun['failing']> }) {
  const name = caseName(failing);
  const at = firstDifference(failing.expected, failing.output);
  return (
    <section className="failing" aria-label="First sample that fails">
      <h3>
        {name}
        {failing.message !== '' && <span className="quiet small"> {failing.message}</span>}
      </h3>
      <div className="result-texts">
        <CodeText label="Input" of={name} text={failing.input} />
        <CodeText label="Expected" of={name} text={failing.expected} marked={at} />
        <CodeText label="Got" of={name} text={failing.output} marked={at} />
        {failing.errors !== '' && <CodeText label="Errors" of={name} text={failing.errors} />}
      </div>
    </section>
  );
}

function Cases({ run }: { run: CodeRun }) {
  const rest = run.casesInAll - run.cases.length;
  return (
    <>
      <Table label={`Cases of ${runName(run).toLowerCase()}`}>
        <thead>
          <tr>
            <th scope="col">Case</th>
            <th scope="col">Verdict</th>
            <th scope="col" className="figure">
              CPU time
            </th>
            <th scope="col" className="figure">
              Memory
            </th>
          </tr>
        </thead>
        <tbody>
          {run.cases.map((c) => (
            <CaseRow key={c.name} of={c} />
          ))}
        </tbody>
      </Table>
      {run.what === 'submit' && rest > 0 && run.verdict !== 'accepted' && (
        <p className="quiet small">Judging stopped at the first case that fails; {rest} more were not looked at.</p>
      )}
    </>
  );
}

function CaseRow({ of }: { of: CodeCase }) {
  return (
    <tr>
      <th scope="row">{caseName(of)}</th>
      <td>
        <VerdictBadge verdict={of.verdict} words={sentence(of.words)} />
        {of.message !== undefined && of.message !== '' && (
          <span className="small quiet case-message">{of.message}</span>
        )}
      </td>
      <td className="figure">{cpuTime(of.cpuMs)}</td>
      <td className="figure">{memory(of.peakBytes)}</td>
    </tr>
  );
}

/** The code as it was run, beside the code now. */
function AsHandedIn({ run }: { run: CodeRun }) {
  const { page } = useRoom();
  const { here } = useCode();
  const [then, setThen] = useState<string>();
  const [error, setError] = useState<unknown>();
  const open = () => {
    setError(undefined);
    get<{ code: string }>(`/sessions/${page.id}/code/${run.id}`).then(
      ({ code }) => setThen(code),
      (thrown: unknown) => setError(thrown),
    );
  };
  return (
    <>
      <Button quiet onClick={open}>
        <GitCompare size={16} aria-hidden /> Compare
      </Button>
      {error !== undefined && <ErrorNote error={error} />}
      {then !== undefined && (
        <DiffDialog
          title={`The editor against the code of ${clock(run.atMs)}`}
          before={then}
          after={here.code}
          language={run.language}
          onClose={() => setThen(undefined)}
        />
      )}
    </>
  );
}
