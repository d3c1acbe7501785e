import { useMemo } from 'react';
import { Empty } from '../../../components/Notes';
import { useDesign } from '../DesignContext';
import { KnobRow } from '../decisions/KnobRow';
import { programmeLists } from '../model/programme';
import { stagePlan } from '../model/stages';
import { ItemList } from '../programme/ItemList';
import './rollout.css';
import { StageTable } from './StageTable';

const milestones = programmeLists.find((l) => l.id === 'milestones');

/** Stages and their gates as a table, and what holds for every stage below it. */
export function RolloutTab() {
  const { page } = useDesign();
  const plan = useMemo(() => stagePlan(page.design), [page.design]);
  if (!plan)
    return (
      <div className="rollout">
        <Empty>
          This system has no stages of shares to set. Say the steps of your rollout as milestones, each with an owner
          and a day.
        </Empty>
        {milestones && <ItemList shape={milestones} />}
      </div>
    );
  return (
    <div className="rollout">
      <StageTable plan={plan} />
      <section aria-label="For every stage" className="decisions-group">
        <header>
          <h2>For every stage</h2>
          <p className="small quiet">One answer holds for all stages of this system.</p>
        </header>
        <div className="decisions-flat">
          {[...plan.common]
            .sort((a, b) => b.class.localeCompare(a.class))
            .map((knob) => (
              <KnobRow key={knob.path} knob={knob} />
            ))}
        </div>
      </section>
    </div>
  );
}
