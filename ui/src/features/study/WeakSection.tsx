import type { DrillSummary, StudyPage } from '../../api/types';
import { Section } from '../../components/PageHead';
import { Table } from '../../components/Table';

interface Props {
  weaknesses: StudyPage['weaknesses'];
  drills: readonly DrillSummary[];
}

/** What debriefs found weak, and the drill that answers it. */
export function WeakSection({ weaknesses, drills }: Props) {
  if (weaknesses.length === 0) return null;
  return (
    <Section title="What was weak" about="From your debriefs, the most often seen first.">
      <Table label="Weaknesses" stack>
        <thead>
          <tr>
            <th scope="col">Drill that answers it</th>
            <th scope="col">Last came from</th>
            <th scope="col" className="figure">
              Seen
            </th>
          </tr>
        </thead>
        <tbody>
          {weaknesses.map((w) => (
            <tr key={w.drill}>
              <th scope="row">{drills.find((d) => d.key === w.drill)?.title ?? w.drill}</th>
              <td data-label="Came from">{w.text}</td>
              <td className="figure" data-label="Seen">
                {w.seen === 1 ? 'once' : `${w.seen} times`}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
