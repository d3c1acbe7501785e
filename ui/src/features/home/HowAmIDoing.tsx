import { Link } from 'react-router';
import type { SessionSummary } from '../../api/types';
import { Decision } from '../../components/Badge';
import { day, moneyRange, nameOf } from '../../components/format';
import { Empty } from '../../components/Notes';
import { Section } from '../../components/PageHead';
import { Table } from '../../components/Table';
import { trends } from './summaries';
import { TrendMarks } from './TrendMarks';

const shownMax = 5;

/** The last sessions with their decision and dollars, and where the marks go. */
export function HowAmIDoing({ ended }: { ended: readonly SessionSummary[] }) {
  const courses = trends(ended);
  return (
    <Section
      title="How you are doing"
      actions={ended.length > shownMax && <Link to="/history">All {ended.length} sessions</Link>}
    >
      {ended.length === 0 ? (
        <Empty>What you finish stands here, with the decision and what it cost in dollars.</Empty>
      ) : (
        <div className={courses.length > 0 ? 'doing-columns' : ''}>
          <LastSessions sessions={ended.slice(0, shownMax)} />
          {courses.length > 0 && (
            <div>
              <h3>Marks, the weakest of late first</h3>
              <ul className="trend-list">
                {courses.map((t) => (
                  <li key={t.id}>
                    <span>{t.name}</span> <TrendMarks levels={t.levels} name={t.name} />
                  </li>
                ))}
              </ul>
              <p className="quiet small">
                Levels 1 to 5, oldest on the left. Single sessions are noisy; look at the run of them.
              </p>
            </div>
          )}
        </div>
      )}
    </Section>
  );
}

function LastSessions({ sessions }: { sessions: readonly SessionSummary[] }) {
  return (
    <Table label="Your last sessions" stack>
      <thead>
        <tr>
          <th scope="col">Session</th>
          <th scope="col">Day</th>
          <th scope="col">Decision</th>
          <th scope="col" className="figure">
            Above best known
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((s) => (
          <tr key={s.id}>
            <th scope="row">
              <span>
                <Link to={`/sessions/${s.id}/debrief`}>{s.title}</Link>{' '}
                <span className="quiet small">
                  {nameOf(s.company)} {nameOf(s.role)} {s.level}
                </span>
              </span>
            </th>
            <td className="tight" data-label="Day">
              {day(s.startedAt)}
            </td>
            <td data-label="Decision">
              {s.decision === undefined ? (
                <span className="quiet small">Not weighed yet</span>
              ) : (
                <Decision of={s.decision} />
              )}
            </td>
            <td className="figure" data-label="Above best known">
              {s.dollars === undefined ? '' : moneyRange(s.dollars)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
