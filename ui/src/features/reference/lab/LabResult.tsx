import { Fragment } from 'react';
import type { LabRun, SystemPage } from '../../../api/types';
import { figure, money, runMoment, words } from '../../../components/format';
import { Section } from '../../../components/PageHead';
import { Table } from '../../../components/Table';
import { SeverityMark } from './SeverityMark';
import { cost, interval, ledgerRows, mean, reach } from './labFigures';
import { RunChart } from './RunChart';

interface Props {
  run: LabRun;
  /** "naive", "reference" or the YAML. */
  design: string;
  system: SystemPage;
}

/** What a run came to: dollars first, then what was measured, what it was booked on, what happened. */
export function LabResult({ run, design, system }: Props) {
  const name = design === 'naive' || design === 'reference' ? `The ${design} design` : 'Your design';
  return (
    <div className="lab-result">
      <p className="lab-headline" role="status">
        {name} costs <strong className="figures">{cost(run.expectedCost)}</strong>
        <span className="quiet small">
          Expected over {run.replicates} {run.replicates === 1 ? 'replicate' : 'replicates'} of the world of seed{' '}
          {run.seed}; in brackets the interval of 95 percent. Run <span className="mono">{run.hash}</span>.
        </span>
      </p>
      <div className="lab-tables">
        <Section title="What was measured">
          <Metrics run={run} system={system} />
        </Section>
        <Section
          title="What it was spent on"
          about="The mean over the replicates; the parts add up to the expected cost."
        >
          <Ledger run={run} system={system} />
        </Section>
      </div>
      <Section title="Over time" about="Of the first replicate.">
        <div className="lab-charts">
          {Object.entries(run.series).map(([id, series]) => (
            <RunChart key={id} id={id} series={series} />
          ))}
        </div>
      </Section>
      <Section title="What happened" about="Of the first replicate.">
        <Timeline run={run} system={system} />
      </Section>
    </div>
  );
}

function Metrics({ run, system }: Pick<Props, 'run' | 'system'>) {
  return (
    <Table label="Metrics of the run" stack>
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col" className="figure">
            Mean
          </th>
          <th scope="col" className="figure">
            Interval of 95 %
          </th>
          <th scope="col">Unit</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(run.metrics).map(([id, m]) => (
          <tr key={id}>
            <th scope="row">{system.metrics.find((known) => known.path === id)?.name ?? words(id)}</th>
            <td className="figure" data-label="Mean">
              {mean(m)}
            </td>
            <td className="figure" data-label="Interval">
              {interval(m)}
            </td>
            <td data-label="Unit">{[m.unit, reach(m, run.replicates)].filter((part) => part !== '').join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Ledger({ run, system }: Pick<Props, 'run' | 'system'>) {
  const rows = ledgerRows(run, system);
  return (
    <Table label="Ledger of the run">
      <thead>
        <tr>
          <th scope="col">Booked on</th>
          <th scope="col" className="figure">
            Dollars
          </th>
          <th scope="col">
            <span className="unseen">Share</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.id}>
            <th scope="row">{r.name}</th>
            <td className="figure">{money(r.dollars)}</td>
            <td className="lab-share">
              <span className="lab-bar" style={{ width: `${Math.max(0.5, r.share * 100)}%` }} />
              <span className="unseen">{Math.round(r.share * 100)} percent</span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Timeline({ run, system }: Pick<Props, 'run' | 'system'>) {
  return (
    <ol className="lab-timeline">
      {run.timeline.map((t, i) => (
        <li key={`${t.atMinute}${t.kind}${i}`}>
          <span className="mono small">{runMoment(t.atMinute)}</span>
          <SeverityMark severity={t.severity} />
          <span>
            {/* The text begins with the moment that stands before it. */}
            {t.text.replace(/^Day \d+ \d+:\d+: /, '')}
            <Where component={t.component} affected={t.affected} system={system} />
          </span>
        </li>
      ))}
    </ol>
  );
}

interface WhereProps {
  component?: string | null;
  affected?: number | null;
  system: SystemPage;
}

function Where({ component, affected, system }: WhereProps) {
  const parts = [
    component ? (system.components.find((c) => c.id === component)?.name ?? words(component)) : '',
    affected ? `${figure(affected)} affected` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : (
    <span className="quiet small">
      {parts.map((part) => (
        <Fragment key={part}> · {part}</Fragment>
      ))}
    </span>
  );
}
