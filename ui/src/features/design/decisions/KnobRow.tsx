import { CircleAlert } from 'lucide-react';
import { useId, useState } from 'react';
import type { Json, Knob } from '../../../api/types';
import { useDesign, useDraft } from '../DesignContext';
import { check, parse, show } from '../model/values';
import { decide, leave, stanceOf, stanceText, type Stance } from '../model/knobs';
import { Delegation } from './Delegation';
import { ValueEditor } from './ValueEditor';

type Way = 'decide' | 'delegate' | 'leave';

const ways: Record<Way, string> = { decide: 'Decide', delegate: 'Delegate', leave: 'Leave' };
const wayOf = { decided: 'decide', delegated: 'delegate', left: 'leave' } as const;

// Where every choice stands in the editor, a list of them says nothing more.
const sayAllowed = new Set<Knob['kind']>(['integer', 'number', 'numberList']);

/** One knob: what it does, what is allowed, and what becomes of it. */
export function KnobRow({ knob }: { knob: Knob }) {
  const { tree, editable, session, problems } = useDesign();
  const stance = stanceOf(tree, knob.path);
  const [chosen, setChosen] = useDraft(`way:${knob.path}`);
  const [draft, setDraft] = useDraft(knob.path);
  const [unfit, setUnfit] = useState<string>();
  const id = useId();
  const way = (chosen as Way | undefined) ?? wayOf[stance.kind];
  const typedProblem = draft === undefined || draft.trim() === '' ? undefined : check(knob, parse(knob, draft));
  const problem = unfit ?? typedProblem ?? problems.get(knob.path);
  const onDecide = (value: Json) => {
    session.commit(decide(tree, knob.path, value), `${knob.name}: ${stanceText({ kind: 'decided', value }, knob)}`);
    setChosen(undefined);
  };
  const choose = (next: Way) => {
    setUnfit(undefined);
    if (next !== 'leave') return setChosen(next === wayOf[stance.kind] ? undefined : next);
    setDraft(undefined);
    setChosen(undefined);
    session.commit(leave(tree, knob.path), `${knob.name}: left open`);
  };
  return (
    <div className="knob" role="group" aria-label={knob.name} data-stance={stance.kind}>
      <div className="knob-says">
        <p className="knob-name">
          {knob.name}{' '}
          {editable && stance.kind !== 'decided' && (
            <span className="knob-state small">{stanceText(stance, knob)}</span>
          )}
        </p>
        <p className="small quiet" id={id}>
          {knob.meaning}
          {sayAllowed.has(knob.kind) && ` Allowed: ${knob.allowed}.`}
          {knob.where !== undefined && ` Applies only where ${knob.where}.`}
        </p>
      </div>
      <div className="knob-does">
        {!editable && <KnobAnswer stance={stance} knob={knob} />}
        {editable && <Ways knob={knob} way={way} onChoose={choose} />}
        {editable && way === 'decide' && (
          <ValueEditor
            knob={knob}
            value={stance.kind === 'decided' ? stance.value : undefined}
            onDecide={onDecide}
            onProblem={setUnfit}
            describedBy={id}
          />
        )}
        {editable && way === 'delegate' && <Delegation knob={knob} onDone={() => setChosen(undefined)} />}
        {editable && way === 'leave' && (
          <p className="small quiet knob-left">Nobody leads here: a busy team then ships what it ships.</p>
        )}
        {problem !== undefined && (
          <p className="knob-problem small" role="status">
            <CircleAlert size={14} aria-hidden /> {problem}
          </p>
        )}
        {typedProblem !== undefined && stance.kind === 'decided' && (
          <p className="small quiet">The design keeps {show(stance.value)} until this fits.</p>
        )}
      </div>
    </div>
  );
}

/** The knob where it can only be read. */
const KnobAnswer = ({ stance, knob }: { stance: Stance; knob: Knob }) => (
  <p className={stance.kind === 'left' ? 'quiet' : ''}>{stanceText(stance, knob)}</p>
);

interface WaysProps {
  knob: Knob;
  way: Way;
  onChoose: (way: Way) => void;
}

/** Decide, delegate (engineering only) or leave. */
function Ways({ knob, way, onChoose }: WaysProps) {
  const name = useId();
  const open: Way[] = knob.class === 'engineering' ? ['decide', 'delegate', 'leave'] : ['decide', 'leave'];
  return (
    <div role="radiogroup" aria-label={`${knob.name}: what becomes of it`} className="ways">
      {open.map((w) => (
        <label key={w} className="way" data-on={w === way}>
          <input type="radio" className="unseen" name={name} checked={w === way} onChange={() => onChoose(w)} />
          {ways[w]}
        </label>
      ))}
    </div>
  );
}
