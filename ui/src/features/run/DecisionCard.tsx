import { TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import type { Stop } from '../../api/types';
import { useCommands, type Command } from '../../commands/registry';
import { Button } from '../../components/Button';
import { runMoment } from '../../components/format';

interface Props {
  stop: Stop;
  busy: boolean;
  decide: (option: string) => void;
}

/** The run waits for a person: what was observed, and what can be done. */
export function DecisionCard({ stop, busy, decide }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  // The run has moved what matters here: the focus follows, once for each stop.
  useEffect(() => title.current?.focus(), [stop.key, stop.atMinute]);
  const commands = useMemo<Command[]>(
    () =>
      stop.options.slice(0, 9).map((o, i) => ({
        id: `decide${o.id}`,
        name: `Decide: ${o.text}`,
        key: String(i + 1),
        group: 'Run',
        perform: () => decide(o.id),
      })),
    [stop, decide],
  );
  useCommands(commands);
  return (
    <section className="decision" aria-labelledby="decision-title">
      <h2 id="decision-title" ref={title} tabIndex={-1}>
        <TriangleAlert size={18} aria-hidden /> The run waits for you: {runMoment(stop.atMinute)}
      </h2>
      <p>{stop.observed}</p>
      <p className="quiet small">Nothing goes on until you decide. Click, or press the number.</p>
      <ol className="decision-options">
        {stop.options.map((o, i) => (
          <li key={o.id}>
            <Button disabled={busy} onClick={() => decide(o.id)}>
              <kbd>{i + 1}</kbd> {o.text}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
