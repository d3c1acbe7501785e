const step = 14;
const height = 30;
const pad = 4;

const y = (level: number) => pad + ((5 - level) / 4) * (height - 2 * pad);

/** A mark's course as a small line with the last level in figures; a list of levels for a screen reader. */
export function TrendMarks({ levels, name }: { levels: readonly number[]; name: string }) {
  const width = (levels.length - 1) * step + 2 * pad;
  const points = levels.map((level, i) => `${pad + i * step},${y(level)}`);
  const last = levels[levels.length - 1] ?? 0;
  return (
    <span className="trend">
      <svg width={width} height={height} role="img" aria-label={`${name}: ${levels.join(', ')} of 5`}>
        <line x1={0} x2={width} y1={y(3)} y2={y(3)} className="trend-three" />
        <polyline points={points.join(' ')} className="trend-line" />
        <circle cx={pad + (levels.length - 1) * step} cy={y(last)} r={3} className="trend-end" />
      </svg>
      <span className="mono" aria-hidden>
        {last}
      </span>
    </span>
  );
}
