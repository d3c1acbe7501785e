import { useMemo, useState } from 'react';
import { Empty } from '../../../components/Notes';
import { useDesign, useDraft } from '../DesignContext';
import { groups, tally, type KnobGroup } from '../model/knobs';
import { HandOver } from './HandOver';
import { KnobRow } from './KnobRow';

const heads: Record<KnobGroup['class'], { name: string; says: string }> = {
  programme: { name: 'Programme decisions', says: 'Yours to make: stages, gates, scope, dates, who may halt.' },
  engineering: {
    name: 'Engineering decisions',
    says: 'A specialist makes these: decide them yourself, or hand each to a team with a day.',
  },
};

/** Every knob of the system: programme decisions first, engineering after. */
export function DecisionsTab() {
  const { page, tree } = useDesign();
  const [text = '', setText] = useDraft('filter:text');
  const [component = '', setComponent] = useDraft('filter:component');
  const [onlyOpen, setOnlyOpen] = useState(false);
  // A row that was just filled stays until the filter is set again: it would vanish under the cursor.
  const [openIn, setOpenIn] = useState(tree);
  const counts = tally(page.design, tree);
  const found = useMemo(
    () => groups(page.design, onlyOpen ? openIn : tree, { text, onlyOpen, component }),
    [page.design, tree, openIn, text, onlyOpen, component],
  );
  const showOnlyOpen = (only: boolean) => {
    setOpenIn(tree);
    setOnlyOpen(only);
  };
  return (
    <div className="decisions">
      <div className="decisions-bar">
        <input
          type="search"
          id="design-filter"
          className="design-input"
          placeholder="Find a decision"
          aria-label="Find a decision"
          value={text}
          onChange={(e) => setText(e.target.value === '' ? undefined : e.target.value)}
        />
        <select
          className="design-input"
          aria-label="Component"
          value={component}
          onChange={(e) => setComponent(e.target.value === '' ? undefined : e.target.value)}
        >
          <option value="">Every component</option>
          {page.components.map((c) => (
            <option key={c.id} value={c.id}>
              {c.name}
            </option>
          ))}
        </select>
        <label className="design-choice">
          <input type="checkbox" checked={onlyOpen} onChange={(e) => showOnlyOpen(e.target.checked)} /> Only open
        </label>
      </div>
      {found.length === 0 && (
        <Empty>
          {onlyOpen && text === '' ? 'Nothing is open here.' : 'No decision goes by these words; clear the filter.'}
        </Empty>
      )}
      {found.map((group) => (
        <section key={group.class} aria-label={heads[group.class].name} className="decisions-group">
          <header>
            <h2>{heads[group.class].name}</h2>
            <p className="small quiet">
              {heads[group.class].says}{' '}
              {group.class === 'engineering' &&
                `${counts.engineering.made} of ${counts.engineering.of} decided or handed on.`}
            </p>
            {group.class === 'engineering' && <HandOver />}
          </header>
          {group.sections.map((section) => (
            <div key={section.id} className="decisions-section">
              <h3 className="decisions-head small">{section.name}</h3>
              <div>
                {section.knobs.map((knob) => (
                  <KnobRow key={knob.path} knob={knob} />
                ))}
              </div>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
