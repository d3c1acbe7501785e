import { useMemo } from 'react';
import type { DrillSummary } from '../../api/types';
import { useCommands, type Command } from '../../commands/registry';
import { Button } from '../../components/Button';
import { duration } from '../../components/format';
import { Empty, ErrorNote } from '../../components/Notes';
import { Section } from '../../components/PageHead';
import { lastChoice, sessionFor, useStart } from '../home/start';

interface Props {
  due: readonly DrillSummary[];
  drills: readonly DrillSummary[];
}

/** Drills that are due, or when the next one is. */
export function DueSection({ due, drills }: Props) {
  const { start, starting, error } = useStart();
  const commands = useMemo<Command[]>(
    () =>
      drills.map((drill) => ({
        id: `drill-${drill.key}`,
        name: `Start the drill: ${drill.title}`,
        group: 'Drills',
        perform: () => start(sessionFor({ kind: 'drill', drill }, lastChoice())),
      })),
    [drills, start],
  );
  useCommands(commands);
  return (
    <div id="due">
      <Section title="Due today" about={due.length > 0 ? `${duration(minutesOf(due))} in all.` : undefined}>
        {due.length === 0 && <Empty>{nothingDue(drills)}</Empty>}
        <ul className="due-list">
          {due.map((drill, i) => (
            <li key={drill.key} className="due-item">
              <div>
                <span className="due-title">{drill.title}</span>{' '}
                <span className="quiet small figures">{duration(drill.minutes)}</span>
                <p className="quiet small">
                  {sentence(drill.about)}
                  {drill.weak !== undefined && ` Asked for by: ${drill.weak}.`}
                </p>
              </div>
              <Button
                primary={i === 0}
                disabled={starting}
                aria-label={`Start the drill: ${drill.title}`}
                onClick={() => start(sessionFor({ kind: 'drill', drill }, lastChoice()))}
              >
                Start
              </Button>
            </li>
          ))}
        </ul>
        {error !== null && <ErrorNote error={error} />}
      </Section>
    </div>
  );
}

const minutesOf = (drills: readonly DrillSummary[]) => drills.reduce((sum, d) => sum + d.minutes, 0);

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function nothingDue(drills: readonly DrillSummary[]): string {
  const waiting = drills.filter((d) => d.dueInDays !== undefined);
  if (waiting.length === 0)
    return 'Nothing is due. What a debrief finds weak comes back here, a few minutes at a time.';
  const next = waiting.reduce((a, b) => ((a.dueInDays ?? 0) <= (b.dueInDays ?? 0) ? a : b));
  const days = Math.ceil(next.dueInDays ?? 0);
  return `Nothing is due. ${next.title} comes back ${days <= 1 ? 'tomorrow' : `in ${days} days`}.`;
}
