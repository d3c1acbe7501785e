import { useState } from 'react';
import type { RubricRow } from '../../api/types';
import { Choice } from '../../components/Choice';

interface Props {
  rows: readonly RubricRow[];
  levels: readonly string[];
  defaultLevel: string;
}

/** What is in the record of a round at each mark, for one level at a time. */
export function RubricTable({ rows, levels, defaultLevel }: Props) {
  const [level, setLevel] = useState(defaultLevel);
  return (
    <>
      <Choice
        legend="Level"
        options={levels.map((value) => ({ value, text: value }))}
        value={level}
        onPick={setLevel}
      />
      <div className="rubric">
        {rows.map((row) => (
          <section key={row.dimension} className="rubric-row" aria-label={row.name}>
            <div>
              <h3>{row.name}</h3>
              <p className="quiet small">{row.because}</p>
            </div>
            <dl className="rubric-anchors">
              {row.anchors
                .filter((a) => a.level === level)
                .map((a) => (
                  <div key={a.mark}>
                    <dt className="mono">{a.mark}</dt>
                    <dd>{a.text}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  );
}
