import { ArrowDown, ArrowUp, CircleAlert, Trash2 } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import type { Knob } from '../../../api/types';
import { Button } from '../../../components/Button';
import { useDesign, useDraft } from '../DesignContext';
import { stanceOf, stanceText } from '../model/knobs';
import { ownerOf } from '../model/programme';
import {
  addStage,
  checkStages,
  moveStage,
  numbers,
  removeStage,
  setStage,
  stages,
  type Stage,
  type StagePlan,
} from '../model/stages';
import { check, named, parse } from '../model/values';

/** The stages as rows: share, what it adds, when it can open, its gate, who may halt. */
export function StageTable({ plan }: { plan: StagePlan }) {
  const { tree, editable, session } = useDesign();
  const rows = stages(tree, plan);
  const said = checkStages(plan.shares, numbers(tree, plan.shares));
  const root = useRef<HTMLElement>(null);
  const { soak, gate } = plan;
  const move = (from: number, to: number) =>
    session.commit(moveStage(tree, plan, from, to), `Stage ${from + 1} is now stage ${to + 1}`);
  const remove = (index: number) => {
    session.commit(removeStage(tree, plan, index), `Stage ${index + 1} removed`);
    setTimeout(() => root.current?.querySelector<HTMLElement>('input')?.focus(), 0);
  };
  return (
    <section className="stages" aria-label={plan.section.name} ref={root}>
      <header>
        <h2>{plan.shares.name}</h2>
        <p className="small quiet">{plan.shares.meaning}</p>
      </header>
      {rows.length === 0 ? (
        <p className="note-empty">
          No stage yet: type the share of the first one. Left like this, a busy team ships what it ships.
        </p>
      ) : (
        <div className="stages-scroll" tabIndex={0} role="region" aria-label="Stages, as a table">
          <table>
            <thead>
              <tr>
                <th scope="col">Stage</th>
                <th scope="col">Share, {plan.shares.unit}</th>
                <th scope="col">Adds</th>
                {plan.columns.map((c) => (
                  <th scope="col" key={c.path}>
                    {c.name}
                    {c.unit !== '' && `, ${c.unit}`}
                  </th>
                ))}
                {soak && <th scope="col">{soak.name}</th>}
                {soak && <th scope="col">Opens at the earliest</th>}
                {gate && <th scope="col">Gate</th>}
                <th scope="col">Who may halt</th>
                {editable && <th scope="col">Change</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => (
                <StageRow key={i} plan={plan} row={row} index={i} count={rows.length} onMove={move} onRemove={remove} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {said.map((sentence) => (
        <p key={sentence} className="knob-problem small" role="status">
          <CircleAlert size={14} aria-hidden /> {sentence}
        </p>
      ))}
      {editable && <NewStage plan={plan} />}
    </section>
  );
}

interface RowProps {
  plan: StagePlan;
  row: Stage;
  index: number;
  count: number;
  onMove: (from: number, to: number) => void;
  onRemove: (index: number) => void;
}

function StageRow({ plan, row, index, count, onMove, onRemove }: RowProps) {
  const { tree, editable } = useDesign();
  const { soak, gate } = plan;
  const stage = `stage ${index + 1}`;
  // Where a stage is nothing but its share and shares must rise, its place follows from the number.
  const canMove = plan.columns.length > 0 || plan.shares.increasing !== true;
  return (
    <tr>
      <th scope="row" className="mono">
        {index + 1}
      </th>
      <td>
        <StageNumber knob={plan.shares} index={index} value={row.share} />
      </td>
      <td className="mono quiet">{index === 0 ? '' : `+${row.added}`}</td>
      {row.columns.map((value, c) => {
        const knob = plan.columns[c];
        return knob ? (
          <td key={knob.path}>
            {value === undefined ? (
              <span className="quiet">open</span>
            ) : (
              <StageNumber knob={knob} index={index} value={value} />
            )}
          </td>
        ) : null;
      })}
      {soak && <td>{stanceText(stanceOf(tree, soak.path), soak)}</td>}
      {soak && (
        <td className="mono">
          {row.opensAtHours === undefined ? <span className="quiet">open</span> : opens(row.opensAtHours)}
        </td>
      )}
      {gate && (
        <td>
          {index === count - 1 ? <span className="quiet">watched, no stage after it</span> : gateText(tree, gate)}
        </td>
      )}
      <td>{haltText(tree, plan)}</td>
      {editable && (
        <td className="stage-does">
          {canMove && (
            <>
              <Button
                quiet
                aria-label={`Move ${stage} up`}
                disabled={index === 0}
                onClick={() => onMove(index, index - 1)}
              >
                <ArrowUp size={14} aria-hidden />
              </Button>
              <Button
                quiet
                aria-label={`Move ${stage} down`}
                disabled={index === count - 1}
                onClick={() => onMove(index, index + 1)}
              >
                <ArrowDown size={14} aria-hidden />
              </Button>
            </>
          )}
          <Button quiet aria-label={`Remove ${stage}`} onClick={() => onRemove(index)}>
            <Trash2 size={14} aria-hidden />
          </Button>
        </td>
      )}
    </tr>
  );
}

const opens = (hours: number) =>
  hours === 0 ? 'at the start' : hours < 48 ? `hour ${hours}` : `day ${Number((hours / 24).toFixed(1))}`;

type Tree = Parameters<typeof stanceOf>[0];

const gateText = (tree: Tree, gate: Knob) => {
  const stance = stanceOf(tree, gate.path);
  return stance.kind === 'decided' && Array.isArray(stance.value) ? (
    named(gate, stance.value)
  ) : (
    <span className="quiet">open</span>
  );
};

// Switches of the section that speak of halting, and whoever is on call for the component that owns the stages.
function haltText(tree: Tree, plan: StagePlan) {
  const halts = plan.common.filter((k) => k.kind === 'switch' && /halt/i.test(k.path));
  const yes = halts.filter((k) => at(tree, k) === true).map((k) => k.name.toLowerCase());
  const owner = ownerOf(tree, plan.shares.component);
  const person = owner.onCall || owner.team;
  const who = [...yes, ...(person === '' ? [] : [person])];
  return who.length === 0 ? <span className="quiet">nobody is named</span> : who.join(', ');
}

const at = (tree: Tree, knob: Knob) => {
  const stance = stanceOf(tree, knob.path);
  return stance.kind === 'decided' ? stance.value : undefined;
};

/** One number of one stage; taken when the field is left or Enter is pressed. */
function StageNumber({ knob, index, value }: { knob: Knob; index: number; value: number }) {
  const { tree, editable, session } = useDesign();
  const [draft, setDraft] = useDraft(`${knob.path}.${index}`);
  const typed = Number(draft);
  const next = numbers(tree, knob).map((v, i) => (i === index ? typed : v));
  const problem = draft === undefined ? undefined : (checkStages(knob, next)[0] ?? check(knob, next));
  const take = () => {
    if (draft === undefined) return;
    if (draft.trim() === '' || typed === value) return setDraft(undefined);
    // A last stage under 100 is said below the table, but is a value.
    if (check(knob, next) !== undefined) return;
    session.commit(setStage(tree, knob, index, typed), `Stage ${index + 1}: ${typed} ${knob.unit}`);
    setDraft(undefined);
  };
  const onKey = (e: KeyboardEvent) => {
    if (e.key === 'Enter') take();
    if (e.key === 'Escape') setDraft(undefined);
  };
  return (
    <>
      <input
        className="design-input design-number mono"
        aria-label={`Stage ${index + 1}: ${knob.name}, ${knob.unit}`}
        aria-invalid={problem !== undefined}
        inputMode="decimal"
        value={draft ?? String(value)}
        data-draft={draft}
        disabled={!editable}
        onChange={(e) => setDraft(e.target.value)}
        onBlur={take}
        onKeyDown={onKey}
      />
      {problem !== undefined && (
        <span className="knob-problem small" role="status">
          {problem}
        </span>
      )}
    </>
  );
}

/** The row in which the next stage is typed. */
function NewStage({ plan }: { plan: StagePlan }) {
  const { tree, session } = useDesign();
  const [draft = '', setDraft] = useDraft('new:stage');
  const shares = numbers(tree, plan.shares);
  const share = Number(draft);
  const next = [...shares, share].sort((a, b) => a - b);
  const problem =
    draft.trim() === ''
      ? undefined
      : shares.includes(share)
        ? `There is a stage of ${share} ${plan.shares.unit} already.`
        : check(plan.shares, Number.isFinite(share) ? next : parse(plan.shares, draft));
  return (
    <form
      className="stage-new"
      onSubmit={(e) => {
        e.preventDefault();
        if (draft.trim() === '' || problem !== undefined) return;
        session.commit(addStage(tree, plan, share), `Stage added: ${share} ${plan.shares.unit}`);
        setDraft(undefined);
      }}
    >
      <label className="delegation-part">
        <span className="small">New stage</span>
        <input
          id="design-new-stage"
          className="design-input design-number mono"
          inputMode="decimal"
          autoComplete="off"
          value={draft}
          data-draft={draft === '' ? undefined : draft}
          onChange={(e) => setDraft(e.target.value === '' ? undefined : e.target.value)}
        />
        <span className="small quiet">{plan.shares.unit}</span>
      </label>
      <Button type="submit" disabled={draft.trim() === '' || problem !== undefined}>
        Add stage
      </Button>
      {problem !== undefined && (
        <span className="knob-problem small" role="status">
          {problem}
        </span>
      )}
    </form>
  );
}
