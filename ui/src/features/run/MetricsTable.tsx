import type { RunRecord } from '../../api/types';
import { figure } from '../../components/charts/curves';
import { money } from '../../components/format';
import { verdict } from './difference';
import { ledgerName, metricOf, type RunNames } from './runNames';

interface Props {
  run: RunRecord;
  name: string;
  other?: RunRecord;
  otherName?: string;
  names: RunNames;
}

const shown = (value: number | null | undefined) => (value === null || value === undefined ? 'never' : figure(value));

/** What the run measured; beside another run, the difference and whether it is better. */
export function MetricsTable({ run, name, other, otherName, names }: Props) {
  return (
    <div className="chart-scroll run-table" tabIndex={0} role="region" aria-label="What the run measured">
      <table>
        <caption className="unseen">What the run measured</caption>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col">{name}</th>
            {other !== undefined && (
              <>
                <th scope="col">{otherName}</th>
                <th scope="col">Difference</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {Object.entries(run.metrics).map(([id, value]) => {
            const metric = metricOf(names, id);
            const before = other?.metrics[id] ?? null;
            const judged = other === undefined ? '' : verdict(value, before, metric.moreIsBetter);
            return (
              <tr key={id}>
                <th scope="row">
                  {metric.name} {metric.unit !== '' && <span className="quiet small">{metric.unit}</span>}
                </th>
                <td className="figures">{shown(value)}</td>
                {other !== undefined && (
                  <>
                    <td className="figures">{shown(before)}</td>
                    <td className={`run-${judged}`}>{judged}</td>
                  </>
                )}
              </tr>
            );
          })}
          {other !== undefined && <LedgerRows run={run} other={other} names={names} />}
        </tbody>
      </table>
    </div>
  );
}

function LedgerRows({ run, other, names }: { run: RunRecord; other: RunRecord; names: RunNames }) {
  const lines = [...new Set([...Object.keys(run.ledger), ...Object.keys(other.ledger)])]
    .map((id) => ({ id, name: ledgerName(names, id), now: run.ledger[id] ?? 0, before: other.ledger[id] ?? 0 }))
    .filter((l) => l.now !== 0 || l.before !== 0)
    .sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before));
  return [{ id: '', name: 'Cost in all', now: run.totalCents, before: other.totalCents }, ...lines].map((l) => (
    <tr key={`$${l.id}`}>
      <th scope="row">
        {l.name} <span className="quiet small">dollars</span>
      </th>
      <td className="figures">{money(l.now / 100)}</td>
      <td className="figures">{money(l.before / 100)}</td>
      <td className={`run-${verdict(l.now, l.before, false)}`}>
        {l.now === l.before
          ? 'same'
          : `${money(Math.abs(l.now - l.before) / 100)} ${l.now < l.before ? 'less' : 'more'}`}
      </td>
    </tr>
  ));
}
