import type { Component, Knob, SchemaSection } from '../../api/types';
import { Table } from '../../components/Table';
import { words } from '../../components/format';

interface Props {
  sections: readonly SchemaSection[];
  components: readonly Component[];
}

/** Every knob by section: what it does, what is allowed, whose decision it is. */
export function KnobTables({ sections, components }: Props) {
  const owner = (id: string) => components.find((c) => c.id === id)?.name ?? words(id);
  return (
    <>
      {sections.map((section) => (
        <section key={section.id} className="knob-section" aria-label={section.name}>
          <h3>{section.name}</h3>
          <Table label={`Knobs of ${section.name}`} stack>
            <thead>
              <tr>
                <th scope="col">Knob</th>
                <th scope="col">Meaning</th>
                <th scope="col">Allowed</th>
                <th scope="col">Decision</th>
                <th scope="col">Component</th>
              </tr>
            </thead>
            <tbody>
              {section.knobs.map((k) => (
                <KnobRow key={k.path} knob={k} owner={owner(k.component)} />
              ))}
            </tbody>
          </Table>
        </section>
      ))}
    </>
  );
}

function KnobRow({ knob, owner }: { knob: Knob; owner: string }) {
  return (
    <tr>
      <th scope="row">
        <span className="knob-name">
          {knob.name}
          <code className="quiet small">{knob.path}</code>
        </span>
      </th>
      <td className="knob-meaning" data-label="Meaning">
        {knob.meaning}
      </td>
      <td data-label="Allowed">
        <span>
          {knob.allowed}
          {knob.unit !== '' && <span className="quiet"> {knob.unit}</span>}
        </span>
      </td>
      <td data-label="Decision">{knob.class === 'programme' ? <strong>Programme</strong> : 'Engineering'}</td>
      <td data-label="Component">{owner}</td>
    </tr>
  );
}
