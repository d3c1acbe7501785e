import { useId, useState, type KeyboardEvent } from 'react';
import type { Json, Knob } from '../../../api/types';
import { words } from '../../../components/format';
import { useDraft } from '../DesignContext';
import { check, parse, show } from '../model/values';

interface Props {
  knob: Knob;
  /** The decided value, or undefined where there is none yet. */
  value: Json | undefined;
  /** Takes a value that fits. */
  onDecide: (value: Json) => void;
  /** Says what is wrong with what stands in the editor. */
  onProblem: (problem: string | undefined) => void;
  describedBy: string;
}

const fewChoices = 4;

/** The editor of a knob's value: checked at once, taken when the field is left or Enter is pressed. */
export function ValueEditor(props: Props) {
  switch (props.knob.kind) {
    case 'switch':
      return <OneOf {...props} options={[true, false]} />;
    case 'choice':
      return (props.knob.choices ?? []).length <= fewChoices ? (
        <OneOf {...props} options={props.knob.choices ?? []} />
      ) : (
        <Chooser {...props} />
      );
    case 'choiceSet':
      return <AnyOf {...props} />;
    default:
      return <Typed {...props} />;
  }
}

const named = (value: Json) => (typeof value === 'boolean' ? show(value) : words(show(value)));

function OneOf({ knob, value, onDecide, options, describedBy }: Props & { options: Json[] }) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={knob.name} aria-describedby={describedBy} className="design-choices">
      {options.map((option) => (
        <label key={show(option)} className="design-choice">
          <input type="radio" name={name} checked={value === option} onChange={() => onDecide(option)} />
          {named(option)}
        </label>
      ))}
    </div>
  );
}

function Chooser({ knob, value, onDecide, describedBy }: Props) {
  return (
    <select
      aria-label={knob.name}
      aria-describedby={describedBy}
      value={show(value)}
      onChange={(e) => onDecide(e.target.value)}
      className="design-input"
    >
      <option value="" disabled>
        Choose
      </option>
      {(knob.choices ?? []).map((choice) => (
        <option key={choice} value={choice}>
          {named(choice)}
        </option>
      ))}
    </select>
  );
}

function AnyOf({ knob, value, onDecide, onProblem, describedBy }: Props) {
  const [unfit, setUnfit] = useState<Json[]>();
  const chosen = unfit ?? (Array.isArray(value) ? value : []);
  const toggle = (choice: string) => {
    const next = (knob.choices ?? []).filter((c) => (c === choice ? !chosen.includes(c) : chosen.includes(c)));
    const problem = check(knob, next);
    onProblem(problem);
    setUnfit(problem === undefined ? undefined : next);
    if (problem === undefined) onDecide(next);
  };
  return (
    <div role="group" aria-label={knob.name} aria-describedby={describedBy} className="design-choices">
      {(knob.choices ?? []).map((choice) => (
        <label key={choice} className="design-choice">
          <input type="checkbox" checked={chosen.includes(choice)} onChange={() => toggle(choice)} />
          {named(choice)}
        </label>
      ))}
    </div>
  );
}

function Typed({ knob, value, onDecide, onProblem, describedBy }: Props) {
  const [draft, setDraft] = useDraft(knob.path);
  const typed = draft ?? show(value);
  const problem = draft === undefined || draft.trim() === '' ? undefined : check(knob, parse(knob, draft));
  const change = (text: string) => {
    setDraft(text);
    onProblem(text.trim() === '' ? undefined : check(knob, parse(knob, text)));
  };
  const forget = () => {
    setDraft(undefined);
    onProblem(undefined);
  };
  const take = () => {
    if (draft === undefined) return;
    if (draft.trim() === '') return forget();
    if (problem !== undefined) return onProblem(problem);
    onDecide(parse(knob, draft));
    forget();
  };
  const onKey = (e: KeyboardEvent) => {
    if (e.key === 'Enter') take();
    else if (e.key === 'Escape' && draft !== undefined) {
      e.stopPropagation();
      forget();
    }
  };
  const isNumeric = knob.kind !== 'text';
  return (
    <span className="design-typed">
      <input
        className={`design-input ${isNumeric ? 'mono' : ''} ${knob.kind === 'integer' || knob.kind === 'number' ? 'design-number' : ''}`}
        aria-label={knob.unit === '' ? knob.name : `${knob.name}, ${knob.unit}`}
        aria-describedby={describedBy}
        aria-invalid={problem !== undefined}
        inputMode={isNumeric && knob.kind !== 'numberList' ? 'decimal' : 'text'}
        autoComplete="off"
        value={typed}
        data-draft={draft}
        onChange={(e) => change(e.target.value)}
        onBlur={take}
        onKeyDown={onKey}
      />
      {knob.unit !== '' && <span className="quiet small">{knob.unit}</span>}
    </span>
  );
}
