import { Popover } from 'radix-ui';
import { useState } from 'react';
import type { Clause } from '../../api/types';
import { Button } from '../../components/Button';
import { ErrorNote } from '../../components/Notes';
import { useRoom } from './RoomContext';
import { useInside } from './SessionContext';

const toggled = (list: readonly string[], id: string) =>
  list.includes(id) ? list.filter((one) => one !== id) : [...list, id];

/** Puts a wrong reading right: what the words do, and which facts they are about. */
export function CorrectReading({ clause }: { clause: Clause }) {
  const { page, act, busy, announce } = useRoom();
  const { toBox } = useInside();
  const [acts, setActs] = useState<readonly string[]>(clause.acts);
  const [facts, setFacts] = useState<readonly string[]>(clause.facts);
  const [error, setError] = useState<unknown>(null);
  const correct = () => {
    act({ kind: 'correct', clause: clause.index, acts: [...acts], facts: [...facts] }).then(
      () => {
        announce('Corrected.');
        toBox();
      },
      (thrown: unknown) => setError(thrown),
    );
  };
  return (
    <form
      className="correct"
      onSubmit={(e) => {
        e.preventDefault();
        correct();
      }}
    >
      <p className="quiet small">“{clause.quote}”</p>
      <fieldset>
        <legend>These words are</legend>
        <div className="correct-acts">
          {page.acts.map((a) => (
            <label key={a.id}>
              <input type="checkbox" checked={acts.includes(a.id)} onChange={() => setActs(toggled(acts, a.id))} />{' '}
              {a.name}
            </label>
          ))}
        </div>
      </fieldset>
      {page.facts.length > 0 && <FactsField facts={facts} onChange={setFacts} />}
      {error !== null && <ErrorNote error={error} />}
      <div className="end-buttons">
        <Popover.Close asChild>
          <Button quiet>Leave as it is</Button>
        </Popover.Close>
        <Button type="submit" primary disabled={busy}>
          Correct
        </Button>
      </div>
    </form>
  );
}

function FactsField({ facts, onChange }: { facts: readonly string[]; onChange: (facts: readonly string[]) => void }) {
  const { page } = useRoom();
  const nameOf = (id: string) => page.facts.find((f) => f.id === id)?.name ?? id;
  return (
    <fieldset>
      <legend>and are about</legend>
      <div className="correct-facts">
        {facts.map((id) => (
          <button key={id} type="button" className="chip chip-open" onClick={() => onChange(toggled(facts, id))}>
            {nameOf(id)} <span aria-hidden>×</span>
            <span className="unseen"> (take away)</span>
          </button>
        ))}
        <select
          aria-label="Add a fact"
          value=""
          onChange={(e) => e.target.value !== '' && onChange(toggled(facts, e.target.value))}
        >
          <option value="">{facts.length === 0 ? 'nothing that I know of' : 'and…'}</option>
          {page.facts
            .filter((f) => !facts.includes(f.id))
            .map((f) => (
              <option key={f.id} value={f.id}>
                {f.name}
              </option>
            ))}
        </select>
      </div>
    </fieldset>
  );
}
