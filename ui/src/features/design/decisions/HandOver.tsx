import { useState } from 'react';
import { Button } from '../../../components/Button';
import { useDesign } from '../DesignContext';
import { allKnobs, checkDelegation, delegate, leave, stanceOf } from '../model/knobs';
import { both } from '../model/patch';
import { ownerOf } from '../model/programme';

/** Hands every open engineering decision to the team that the candidate named for its component, in one change. */
export function HandOver() {
  const { page, tree, editable, session, problems } = useDesign();
  const [day, setDay] = useState('');
  const open = allKnobs(page.design).filter((k) => k.class === 'engineering' && stanceOf(tree, k.path).kind === 'left');
  const ready = open.filter((k) => ownerOf(tree, k.component).team !== '');
  const misplaced = allKnobs(page.design).filter(
    (k) => stanceOf(tree, k.path).kind === 'delegated' && problems.get(k.path)?.includes('applies only where') === true,
  );
  if (!editable) return null;
  if (misplaced.length > 0) {
    const takeBack = () =>
      session.commit(
        misplaced.reduce((all, k) => both(all, leave(tree, k.path)), {}),
        `${misplaced.length} that do not apply taken back`,
      );
    return (
      <p className="hand-over small">
        {misplaced.map((k) => k.name).join(', ')} {misplaced.length === 1 ? 'does' : 'do'} not apply to this design.
        <Button onClick={takeBack}>Take {misplaced.length === 1 ? 'it' : 'them'} back</Button>
      </p>
    );
  }
  if (open.length === 0) return null;
  if (ready.length === 0)
    return (
      <p className="small quiet">Name the owners on the board, and the open ones can be handed to them at once.</p>
    );
  const isDay = day.trim() !== '' && checkDelegation('', 'team', Number(day)) === undefined;
  const hand = () => {
    const patch = ready.reduce(
      (all, k) => both(all, delegate(tree, k.path, ownerOf(tree, k.component).team, Number(day))),
      {},
    );
    session.commit(patch, `${ready.length} open decisions handed to the owners you named, by day ${day}`);
  };
  return (
    <form
      className="hand-over small"
      onSubmit={(e) => {
        e.preventDefault();
        if (isDay) hand();
      }}
    >
      <label className="delegation-part">
        Hand {ready.length} open {ready.length === 1 ? 'one' : 'ones'} to the owners you named, by day
        <input
          className="design-input design-day mono"
          inputMode="numeric"
          value={day}
          onChange={(e) => setDay(e.target.value)}
        />
      </label>
      <Button type="submit" disabled={!isDay}>
        Hand over
      </Button>
    </form>
  );
}
