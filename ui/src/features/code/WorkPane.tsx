import { useState } from 'react';
import { SelectField } from '../../components/Field';
import { Menu, type MenuItem } from '../../components/Menu';
import { Hindered } from '../room/Hindered';
import { Check, Circle, GitCompare, Loader, RotateCcw, TriangleAlert, X } from 'lucide-react';
import { useCode, type EditorKeys } from './CodeContext';
import { languagesOf, standingOf } from './codeModel';
import { DiffDialog } from './DiffDialog';
import { EditorBox } from './EditorBox';
import { Found } from './Found';
import { RunBar } from './RunBar';
import { RunPanel } from './RunPanel';

/** Editor, what can be done with the code, and what that came to. */
export function WorkPane() {
  const { code } = useCode();
  return (
    <section className="work" aria-label="Code">
      {code.problems.length > 1 && <ProblemTabs />}
      <Tools />
      <Found />
      <EditorBox />
      {!code.talks && <Hindered onSendAgain={() => undefined} />}
      <RunBar />
      <RunPanel />
    </section>
  );
}

const standingIcons = { good: Check, harm: X, caution: TriangleAlert, plain: Circle };

/** The problems of an assessment, each with what counts so far. */
function ProblemTabs() {
  const { code, state, problem, desk } = useCode();
  return (
    <nav className="work-problems" aria-label="Problems">
      {code.problems.map((p, i) => {
        const standing = standingOf(state, p.id);
        const Icon = standingIcons[standing.tone];
        return (
          <button
            key={p.id}
            type="button"
            className="work-problem"
            aria-current={p.id === problem.id ? 'true' : undefined}
            onClick={() => desk.select(p.id)}
          >
            <span className="work-problem-name">
              {i + 1}. {p.title}
            </span>
            <span className={`small standing standing-${standing.tone}`}>
              <Icon size={14} aria-hidden /> {standing.words}
            </span>
          </button>
        );
      })}
    </nav>
  );
}

const keyOptions: { value: EditorKeys; text: string }[] = [
  { value: 'standard', text: 'Standard' },
  { value: 'vim', text: 'Vim' },
  { value: 'plain', text: 'Plain text box' },
];

function Tools() {
  const { code, problem, desk, here, keys, setKeys, editable } = useCode();
  const [compared, setCompared] = useState(false);
  const [before, setBefore] = useState<string>();
  const start = problem.starts[here.language] ?? '';
  const shipped = problem.shipped ? 'as it was shipped' : 'as it began';
  const items: MenuItem[] = [
    { text: `Compare with the code ${shipped}`, icon: GitCompare, perform: () => setCompared(true) },
  ];
  if (editable && here.code !== start)
    items.push({
      text: `Start over with the code ${shipped}`,
      icon: RotateCcw,
      harm: true,
      perform: () => {
        setBefore(here.code);
        desk.type(start);
      },
    });
  if (editable && before !== undefined && here.code === start)
    items.push({ text: 'Bring my code back', icon: RotateCcw, perform: () => desk.type(before) });
  return (
    <div className="work-tools">
      <SelectField
        label="Language"
        options={languagesOf(code, problem).map((l) => ({ value: l.id, text: l.name }))}
        value={here.language}
        onPick={desk.pick}
      />
      <SelectField label="Keys" options={keyOptions} value={keys} onPick={setKeys} />
      <Kept />
      <Menu label="More for the code" items={items} />
      {compared && (
        <DiffDialog
          title={`Against the code ${shipped}`}
          before={start}
          after={here.code}
          language={here.language}
          onClose={() => setCompared(false)}
        />
      )}
    </div>
  );
}

const keptWords = {
  kept: 'Kept',
  typing: 'Typing…',
  saving: 'Keeping…',
  here: 'Kept in this browser; it is sent as soon as Dryrun answers',
};

/** Whether what was typed is safe; said aloud only where it is not. */
function Kept() {
  const { here } = useCode();
  const isHere = here.kept === 'here';
  return (
    <p className={`work-kept small ${isHere ? 'work-kept-here' : 'quiet'}`} role={isHere ? 'status' : undefined}>
      {here.kept === 'kept' ? (
        <Check size={14} aria-hidden />
      ) : isHere ? (
        <TriangleAlert size={14} aria-hidden />
      ) : (
        <Loader size={14} aria-hidden />
      )}
      {keptWords[here.kept]}
    </p>
  );
}
