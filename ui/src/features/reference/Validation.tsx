import { Check, Equal, X } from 'lucide-react';
import { useState } from 'react';
import { useJob, useStartValidation, useValidation } from '../../api/queries';
import type { ValidationReport, ValidationRow } from '../../api/types';
import { Badge } from '../../components/Badge';
import { Button } from '../../components/Button';
import { figure, words } from '../../components/format';
import { isDone, JobProgress } from '../../components/JobProgress';
import { ErrorNote } from '../../components/Notes';
import { Section } from '../../components/PageHead';
import { Table } from '../../components/Table';

/** The system held against published events and closed forms, computed here and now. */
export function Validation({ system }: { system: string }) {
  const [job, setJob] = useState<string>();
  const start = useStartValidation();
  const done = isDone(useJob(job).data);
  const report = useValidation(done ? job : undefined);
  return (
    <Section
      title="How far to trust it"
      about="Compared with published events and closed forms, on this machine."
      actions={
        <Button
          disabled={start.isPending || (job !== undefined && !done)}
          onClick={() => start.mutate(system, { onSuccess: ({ id }) => setJob(id) })}
        >
          {report.data ? 'Compare again' : 'Compare now'}
        </Button>
      }
    >
      {start.error !== null && <ErrorNote error={start.error} />}
      {job !== undefined && !done && <JobProgress id={job} title="Comparing" />}
      {report.error !== null && <ErrorNote error={report.error} />}
      {report.data && <ValidationTable report={report.data} />}
    </Section>
  );
}

function ValidationTable({ report }: { report: ValidationReport }) {
  return (
    <>
      <p className="validation-sum">
        {report.passed} of {report.passed + report.failed} comparisons hold. Rows that parameters were set by prove
        nothing and do not count.
      </p>
      <Table label="Validation" stack>
        <thead>
          <tr>
            <th scope="col">Case</th>
            <th scope="col" className="figure">
              Expected
            </th>
            <th scope="col" className="figure">
              Here
            </th>
            <th scope="col">Criterion</th>
            <th scope="col">Holds</th>
          </tr>
        </thead>
        <tbody>
          {report.rows.map((r) => (
            <tr key={r.case}>
              <th scope="row">
                <span>
                  {r.case} <span className="quiet small validation-source">{r.source}</span>
                </span>
              </th>
              <td className="figure" data-label="Expected">
                {figure(r.expected)}
              </td>
              <td className="figure" data-label="Here">
                {figure(r.actual)}
              </td>
              <td data-label="Criterion">{criterion(r)}</td>
              <td data-label="Holds">
                <Holds row={r} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

const criterion = (r: ValidationRow) => `${words(r.criterion)}, ${figure(r.tolerance)}`;

function Holds({ row }: { row: ValidationRow }) {
  if (row.calibration) return <Badge icon={Equal}>Set by it</Badge>;
  return row.pass ? (
    <Badge tone="good" icon={Check}>
      Holds
    </Badge>
  ) : (
    <Badge tone="harm" icon={X}>
      Misses
    </Badge>
  );
}
