import { useState } from 'react';
import { Button } from '../../../components/Button';
import { useDesign } from '../DesignContext';
import { allKnobs, checkDelegation, delegate, stanceOf } from '../model/knobs';
import { both } from '../model/patch';
import { ownerOf } from '../model/programme';

/** Hands every open engineering decision to the team that the candidate named for its component, in one change. */
export function HandOver() {
  const { page, tree, editable, session } = useDesign();
  const [day, setDay] = useState('');
  const open = allKnobs(page.design).filter((k) => k.class === 'engineering' && stanceOf(tree, k.path).kind === 'left');
  const ready = open.filter((k) => ownerOf(tree, k.component).team !== '');
  if (open.length === 0 || !editable) return null;
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
