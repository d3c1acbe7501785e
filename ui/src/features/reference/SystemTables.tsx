import type { Component, SystemPage } from '../../api/types';
import { words } from '../../components/format';
import { Table } from '../../components/Table';

/** Components; the team that ought to own each only where the server tells it. */
export function ComponentTable({ components }: { components: readonly Component[] }) {
  const teams = components.some((c) => c.rightfulTeam !== undefined);
  return (
    <Table label="Components" stack>
      <thead>
        <tr>
          <th scope="col">Component</th>
          {teams && <th scope="col">Rightful team</th>}
          <th scope="col">Answers for</th>
        </tr>
      </thead>
      <tbody>
        {components.map((c) => (
          <tr key={c.id}>
            <th scope="row">{c.name}</th>
            {teams && <td data-label="Rightful team">{c.rightfulTeam}</td>}
            <td data-label="Answers for">{c.meaning}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface MeaningRow {
  id: string;
  name: string;
  meaning: string;
  unit?: string;
  moreIsBetter?: boolean;
}

/** Names with their meaning, and a unit where the rows have one. */
export function MeaningTable({ label, rows }: { label: string; rows: readonly MeaningRow[] }) {
  const units = rows.some((r) => r.unit !== undefined);
  return (
    <Table label={label} stack>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Meaning</th>
          {units && <th scope="col">Unit</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.id}>
            <th scope="row" className="meaning-name">
              {r.name}
            </th>
            <td data-label="Meaning">
              <span>
                {r.meaning}
                {r.moreIsBetter !== undefined && (
                  <span className="quiet"> {r.moreIsBetter ? 'More is better.' : 'Less is better.'}</span>
                )}
              </span>
            </td>
            {units && (
              <td className="tight" data-label="Unit">
                {r.unit}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export function LuckTable({ luck }: { luck: SystemPage['luck'] }) {
  return (
    <Table label="Luck" stack>
      <thead>
        <tr>
          <th scope="col">Luck</th>
          <th scope="col">Meaning</th>
          <th scope="col">One of</th>
        </tr>
      </thead>
      <tbody>
        {luck.map((l) => (
          <tr key={l.key}>
            <th scope="row" className="meaning-name">
              {l.name}
            </th>
            <td data-label="Meaning">{l.meaning}</td>
            <td data-label="One of">{l.choices.map(words).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
