import { useState } from 'react';
import type { RunRecord } from '../../api/types';
import { money, words } from '../../components/format';
import { RunView } from '../run/RunView';
import { usePlaces } from '../run/runQueries';
import { useDebriefAccess } from './DebriefContext';
import { Section } from './Section';

/** The one run that was judged, with the luck it had; the others of the session beside it. */
export function RunSection({ run }: { run: RunRecord }) {
  const { page } = useDebriefAccess();
  const [compared, setCompared] = useState('');
  const name = (id: string) => page.ledger.find((l) => l.id === id)?.name ?? words(id);
  const dearest = Object.entries(run.ledger)
    .filter(([, cents]) => cents > 0)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([id, cents]) => `${name(id).toLowerCase()} ${money(cents / 100)}`);
  const others = page.runs.filter((r) => r.hash !== run.hash);
  const other = others.find((r) => String(r.seq) === compared);
  const nameOf = (r: RunRecord) => `run ${page.runs.indexOf(r) + 1}`;
  const places = usePlaces(page.session.id, run.seq);
  return (
    <Section
      id="run"
      title="The run"
      lead={`This one run, with the luck it had, cost ${money(run.totalCents / 100)}, most of it ${dearest.join(', ')}.`}
    >
      {others.length > 0 && (
        <p className="run-choice debrief-screen">
          <label>
            Beside{' '}
            <select value={compared} onChange={(e) => setCompared(e.target.value)}>
              <option value="">no other run</option>
              {others.map((r) => (
                <option key={r.seq} value={r.seq}>
                  {nameOf(r)}, {money(r.totalCents / 100)}
                </option>
              ))}
            </select>
          </label>
        </p>
      )}
      <RunView
        run={run}
        name="the judged run"
        names={page}
        other={other}
        otherName={other && nameOf(other)}
        places={places.data}
      />
    </Section>
  );
}
