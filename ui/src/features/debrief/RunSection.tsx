import type { RunRecord } from '../../api/types';
import { money, words } from '../../components/format';
import { useDebriefAccess } from './DebriefContext';
import { Section } from './Section';

/** The one run that was judged, with the luck it had. */
export function RunSection({ run }: { run: RunRecord }) {
  const { page } = useDebriefAccess();
  const name = (id: string) => page.ledger.find((l) => l.id === id)?.name ?? words(id);
  const lines = Object.entries(run.ledger)
    .filter(([, cents]) => cents !== 0)
    .sort((a, b) => b[1] - a[1]);
  const dearest = lines.slice(0, 3).map(([id, cents]) => `${name(id).toLowerCase()} ${money(cents / 100)}`);
  return (
    <Section
      id="run"
      title="The run"
      lead={`This one run, with the luck it had, cost ${money(run.totalCents / 100)}, most of it ${dearest.join(', ')}.`}
    />
  );
}
