import type { RunRecord } from '../../api/types';
import { money } from '../../components/format';
import { ledgerAt } from './playback';
import { ledgerName, type RunNames } from './runNames';

interface Props {
  run: RunRecord;
  other?: RunRecord;
  hours: number;
  horizon: number;
  names: RunNames;
}

/** The cost by ledger line: at the end all of it, before it what can be told. */
export function CostMeter({ run, other, hours, horizon, names }: Props) {
  const isOver = hours >= horizon;
  const lines = ledgerAt(run, hours, horizon);
  const counted = lines.filter((l) => l.cents !== null);
  const most = Math.max(1, ...lines.map((l) => run.ledger[l.id] ?? 0), ...Object.values(other?.ledger ?? {}));
  return (
    <div className="cost">
      <p className="cost-total">
        {isOver ? (
          <>
            <strong className="figures">{money(run.totalCents / 100)}</strong> in all
            {other !== undefined && <span className="quiet">, against {money(other.totalCents / 100)}</span>}
          </>
        ) : (
          <span className="quiet">The total is known when the run is over.</span>
        )}
      </p>
      <table className="cost-table">
        <caption className="unseen">Cost by line</caption>
        <thead className="unseen">
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Dollars</th>
            <th scope="col">As a bar</th>
          </tr>
        </thead>
        <tbody>
          {counted.map(({ id, cents }) => (
            <tr key={id}>
              <th scope="row">{ledgerName(names, id)}</th>
              <td className="figures">{money((cents ?? 0) / 100)}</td>
              <td className="cost-bars" aria-hidden>
                <span className="cost-bar" style={{ width: `${(Math.max(0, cents ?? 0) / most) * 100}%` }} />
                {isOver && other !== undefined && (
                  <span
                    className="cost-bar-other"
                    style={{ width: `${(Math.max(0, other.ledger[id] ?? 0) / most) * 100}%` }}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isOver && counted.length < lines.length && (
        <p className="quiet small">
          {lines.length - counted.length} more {lines.length - counted.length === 1 ? 'line is' : 'lines are'} settled
          at the end.
        </p>
      )}
    </div>
  );
}
