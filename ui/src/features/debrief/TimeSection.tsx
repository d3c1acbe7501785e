import { words } from '../../components/format';
import { useDebriefAccess } from './DebriefContext';
import { Section } from './Section';

const minutes = (ms: number) => Math.round(ms / 60_000);

/** Planned minutes of each phase beside those spent, as bars on one scale. */
export function TimeSection() {
  const { debrief, page } = useDebriefAccess();
  const name = (id: string) => page.phases.find((p) => p.id === id)?.name ?? words(id);
  if (debrief.phases.length === 0) return null;
  const most = Math.max(...debrief.phases.flatMap((p) => [p.plannedMs, p.spentMs]), 1);
  return (
    <Section id="time" title="Time">
      <table className="phase-table">
        <caption className="unseen">Minutes planned and spent by phase</caption>
        <thead>
          <tr>
            <th scope="col">Phase</th>
            <th scope="col" className="debrief-figure">
              Planned
            </th>
            <th scope="col" className="debrief-figure">
              Spent
            </th>
            <th scope="col" className="phase-bars">
              <span className="unseen">As bars</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {debrief.phases.map((p) => (
            <tr key={p.id}>
              <th scope="row">{name(p.id)}</th>
              <td className="debrief-figure">{minutes(p.plannedMs)} min</td>
              <td className="debrief-figure">
                {minutes(p.spentMs)} min{p.spentMs > p.plannedMs * 1.1 && <span className="phase-over"> over</span>}
              </td>
              <td className="phase-bars" aria-hidden>
                <span className="phase-planned" style={{ width: `${(p.plannedMs / most) * 100}%` }} />
                <span className="phase-spent" style={{ width: `${(p.spentMs / most) * 100}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
