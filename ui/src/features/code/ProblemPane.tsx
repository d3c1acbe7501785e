import { Lightbulb } from 'lucide-react';
import type { CodeSample } from '../../api/types';
import { Button } from '../../components/Button';
import { clock } from '../../components/format';
import { Note } from '../../components/Notes';
import { Markdown } from '../reference/Markdown';
import { EndCard } from '../room/EndCard';
import { useRoom } from '../room/RoomContext';
import { useCode } from './CodeContext';
import { caseName, cpuTime, languageName, memory, priceWords, whyNot } from './codeModel';
import { CodeText } from './CodeText';

/** The problem as it is given: statement, samples, limits, and hints for a price. */
export function ProblemPane() {
  const { code, problem, here } = useCode();
  const { state, lines } = useRoom();
  const limit = problem.timeLimitMs[here.language];
  const said = code.talks ? undefined : lines.findLast((l) => l.by !== 'candidate' && l.text !== '');
  return (
    <div className="problem">
      {!code.talks && state.ended !== undefined && <EndCard />}
      {said !== undefined && state.ended === undefined && <p className="problem-said">{said.text}</p>}
      <header>
        <h2>{problem.title}</h2>
        <p className="quiet small">
          {problem.level}, planned for {problem.minutes} min
          {limit !== undefined &&
            `; ${languageName(code, here.language)}: ${cpuTime(limit)} of CPU time, ${memory(problem.memoryBytes)}`}
        </p>
      </header>
      {!code.canRun && <Note caution>{whyNot(code)} Everything else works.</Note>}
      <Markdown text={problem.statement} />
      {problem.samples.map((sample) => (
        <Sample key={sample.name} sample={sample} />
      ))}
      {code.talks && <Hints />}
      {code.note !== undefined && <p className="quiet small">{code.note}</p>}
    </div>
  );
}

function Sample({ sample }: { sample: CodeSample }) {
  const name = caseName(sample);
  return (
    <section className="sample" aria-label={name}>
      <h3>{name}</h3>
      {sample.description !== null && <p>{sample.description}</p>}
      <CodeText label="Input" of={name} text={sample.input} />
      <CodeText label="Answer" of={name} text={sample.answer} />
    </section>
  );
}

function Hints() {
  const { code, state, problem, hint, editable } = useCode();
  const had = state.hints.filter((h) => h.problem === problem.id);
  const left = state.hintsLeft[problem.id] ?? 0;
  if (had.length === 0 && left === 0) return null;
  return (
    <section className="hints" aria-label="Hints">
      <h3>Hints</h3>
      {had.length > 0 && (
        <ol>
          {had.map((h) => (
            <li key={h.step}>
              {h.text} <span className="quiet small mono">{clock(h.atMs)}</span>
            </li>
          ))}
        </ol>
      )}
      <div className="hints-ask">
        <Button disabled={left === 0 || !editable} onClick={hint}>
          <Lightbulb size={16} aria-hidden /> Ask for a hint
        </Button>
        <p className="quiet small">{left === 0 ? 'You have had all of them.' : priceWords(code, had.length, left)}</p>
      </div>
    </section>
  );
}
