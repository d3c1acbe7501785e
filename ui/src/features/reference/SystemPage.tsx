import { Link, useParams } from 'react-router';
import { usePrompts, useSystem } from '../../api/queries';
import type { SystemPage as System } from '../../api/types';
import { ButtonLink } from '../../components/Button';
import { ErrorNote, Waiting } from '../../components/Notes';
import { PageHead, Section } from '../../components/PageHead';
import './Reference.css';
import { KnobTables } from './KnobTables';
import { ReferenceNav } from './ReferenceNav';
import { ComponentTable, LuckTable, MeaningTable } from './SystemTables';
import { Validation } from './Validation';

/** A system: knobs with owners, metrics, ledger, luck, how well it agrees with what is published. No values of any world. */
export function SystemPage() {
  const { id = '' } = useParams();
  const system = useSystem(id);
  return (
    <>
      <ReferenceNav />
      {system.error !== null && <ErrorNote error={system.error} />}
      {system.isPending && <Waiting>Opening the system…</Waiting>}
      {system.data && <SystemView system={system.data} />}
    </>
  );
}

function SystemView({ system }: { system: System }) {
  const prompts = usePrompts().data ?? [];
  return (
    <>
      <PageHead
        title={system.title}
        about={
          <>
            Model {system.modelVersion}. Prompts on it:{' '}
            {system.prompts.map((id, i) => (
              <span key={id}>
                {i > 0 && '; '}
                <Link to={`/prompts/${id}`}>{prompts.find((p) => p.id === id)?.title ?? id}</Link>
              </span>
            ))}
            .
          </>
        }
      >
        {system.runs && system.prompts[0] !== undefined && (
          <ButtonLink to={`/lab?prompt=${encodeURIComponent(system.prompts[0])}`}>Try designs in the lab</ButtonLink>
        )}
      </PageHead>
      {!system.runs && <p className="quiet">Nothing runs on it yet; its prompts are rehearsed by talk.</p>}
      {system.design.length > 0 && (
        <Section
          title="What can be decided"
          about="Programme decisions are yours; engineering ones can be delegated to the owner."
        >
          <KnobTables sections={system.design} components={system.components} />
        </Section>
      )}
      {system.components.length > 0 && (
        <Section title="What must be owned">
          <ComponentTable components={system.components} />
        </Section>
      )}
      {system.metrics.length > 0 && (
        <Section title="What is measured">
          <MeaningTable label="Metrics" rows={system.metrics.map((m) => ({ id: m.path, ...m }))} />
        </Section>
      )}
      {system.ledger.length > 0 && (
        <Section title="What costs money" about="Every dollar of a run is booked on one of these.">
          <MeaningTable label="Ledger" rows={system.ledger} />
        </Section>
      )}
      {system.luck.length > 0 && (
        <Section title="What luck decides" about="Each can be fixed in the lab.">
          <LuckTable luck={system.luck} />
        </Section>
      )}
      {system.world !== undefined && (
        <Section
          title="What can be true of the world"
          about="The values differ from seed to seed; a debrief shows them."
        >
          <MeaningTable label="World" rows={system.world.map((w) => ({ id: w.path, ...w }))} />
        </Section>
      )}
      {system.runs && system.world === undefined && (
        <Section title="What can be true of the world">
          <p className="quiet">It stands here once you have sat a prompt on this system.</p>
        </Section>
      )}
      {system.hasValidation && <Validation system={system.id} />}
    </>
  );
}
