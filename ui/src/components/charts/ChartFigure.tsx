import { useId, type ReactNode } from 'react';

interface Props {
  /** The finding, in a sentence. */
  title: string;
  /** What is drawn, over what, in which units. */
  note?: ReactNode;
  /** The same figures as a table. */
  table: { head: string[]; rows: (string | number)[][]; caption: string };
  children: ReactNode;
}

/** A chart with its finding above and its table twin below. */
export function ChartFigure({ title, note, table, children }: Props) {
  const id = useId();
  return (
    <figure className="chart-figure" aria-labelledby={id}>
      <figcaption>
        <strong id={id}>{title}</strong>
        {note !== undefined && <span className="quiet small">{note}</span>}
      </figcaption>
      {children}
      <TableTwin {...table} />
    </figure>
  );
}

/** A table that says what a drawing says; opened by who wants the figures. */
export function TableTwin({ head, rows, caption }: Props['table']) {
  return (
    <details className="chart-table">
      <summary>The figures as a table</summary>
      <div className="chart-scroll" tabIndex={0} role="region" aria-label={caption}>
        <table>
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              {head.map((h) => (
                <th key={h} scope="col">
                  {h}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.join('|')}>
                {row.map((cell, i) =>
                  i === 0 ? (
                    <th key={head[i]} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={head[i]}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
