import { useId, type KeyboardEvent } from 'react';
import type { Knob } from '../../../api/types';
import { useDesign, useDraft } from '../DesignContext';
import { checkDelegation, delegate, stanceOf } from '../model/knobs';
import { ownerOf, teamsNamed } from '../model/programme';

/** To which team a knob goes and by which day; taken when both are there. */
export function Delegation({ knob, onDone }: { knob: Knob; onDone: () => void }) {
  const { tree, editable, session } = useDesign();
  const stance = stanceOf(tree, knob.path);
  const known = stance.kind === 'delegated' ? stance : undefined;
  const [to, setTo] = useDraft(`to:${knob.path}`);
  const [day, setDay] = useDraft(`day:${knob.path}`);
  const list = useId();
  // The team the candidate named for this component is where most hand it; it can be overwritten.
  const team = to ?? known?.to ?? ownerOf(tree, knob.component).team;
  const byDay = day ?? (known === undefined ? '' : String(known.day));
  const problem = checkDelegation(knob.path, team, byDay.trim() === '' ? null : Number(byDay));
  const take = () => {
    if (problem !== undefined || (to === undefined && day === undefined)) return;
    session.commit(
      delegate(tree, knob.path, team.trim(), Number(byDay)),
      `${knob.name}: delegated to ${team.trim()} by day ${byDay}`,
    );
    setTo(undefined);
    setDay(undefined);
    onDone();
  };
  const onKey = (e: KeyboardEvent) => {
    if (e.key === 'Enter') take();
  };
  return (
    <span className="delegation">
      <label className="delegation-part">
        <span className="small quiet">to</span>
        <input
          className="design-input"
          aria-label={`${knob.name}: team`}
          placeholder="team"
          list={list}
          value={team}
          data-draft={to}
          disabled={!editable}
          onChange={(e) => setTo(e.target.value)}
          onBlur={take}
          onKeyDown={onKey}
        />
      </label>
      <label className="delegation-part">
        <span className="small quiet">by day</span>
        <input
          className="design-input design-day mono"
          aria-label={`${knob.name}: by day`}
          inputMode="numeric"
          value={byDay}
          data-draft={day}
          disabled={!editable}
          onChange={(e) => setDay(e.target.value)}
          onBlur={take}
          onKeyDown={onKey}
        />
      </label>
      <datalist id={list}>
        {teamsNamed(tree).map((t) => (
          <option key={t} value={t} />
        ))}
      </datalist>
      {problem !== undefined && (
        <span className="small quiet" role="status">
          {team.trim() === '' ? 'Name a team' : 'Say by which day'}; days count from the kickoff, 0 to 3650.
        </span>
      )}
    </span>
  );
}
