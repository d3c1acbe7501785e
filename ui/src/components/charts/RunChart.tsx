import type { EChartsCoreOption } from 'echarts/core';
import { useCallback } from 'react';
import type { RunSeries, TimelineEntry } from '../../api/types';
import { Chart } from './Chart';
import { ChartFigure } from './ChartFigure';
import { beginOf, clock, dailyRows, figure, findingOf, pointsUntil, valueAt, type Panel } from './curves';
import { seriesIndex, usePalette, type Palette } from './palette';

export interface NumberedEntry extends TimelineEntry {
  /** Number under which the list tells it. */
  number: number;
}

interface Props {
  panel: Panel;
  /** Hours that are shown; the axis goes to `horizon`. */
  until: number;
  horizon: number;
  /** What happened until then; drawn as numbered marks. */
  marks: readonly NumberedEntry[];
  /** The same quantities of another run, dashed. */
  other?: { name: string; series: readonly RunSeries[] };
  height?: number;
}

/** Curves of one unit over the days of a run. */
export function RunChart({ panel, until, horizon, marks, other, height = 220 }: Props) {
  const palette = usePalette();
  const option = useCallback(
    (width: number) => drawing({ panel, until, horizon, marks, other }, palette, width),
    [panel, until, horizon, marks, other, palette],
  );
  const isOver = until >= horizon;
  const title = isOver
    ? findingOf(panel.series[0] as RunSeries)
    : `${panel.series[0]?.name ?? ''}, day ${Math.floor(until / 24)}`;
  const isShort = beginOf(panel.series) > 0;
  const others = other?.series.filter((s) => panel.series.some((p) => p.id === s.id)) ?? [];
  return (
    <ChartFigure
      title={title}
      note={`${panel.unit} over ${isShort ? 'the hours shown' : 'days of the run'}${other && others.length > 0 ? `; dashed: ${other.name}` : ''}`}
      table={{
        caption: `${panel.unit} by ${isShort ? 'quarter of an hour' : 'day'}`,
        head: [
          isShort ? 'time' : 'day',
          ...panel.series.map((s) => s.name),
          ...others.map((s) => `${s.name}, ${other?.name ?? ''}`),
        ],
        rows: dailyRows([...panel.series, ...others], until),
      }}
    >
      <Chart label={spoken(panel, until)} height={height} option={option} />
    </ChartFigure>
  );
}

const spoken = (panel: Panel, until: number) =>
  `Line chart. ${panel.series.map((s) => `${s.name}: ${figure(valueAt(s, until) ?? 0)} ${s.unit}.`).join(' ')}`;

function drawing(
  { panel, until, horizon, marks, other }: Pick<Props, 'panel' | 'until' | 'horizon' | 'marks' | 'other'>,
  p: Palette,
  width: number,
): EChartsCoreOption {
  const right = width < 520 ? 84 : 132;
  const begin = beginOf(panel.series);
  const axisText = { color: p.quiet, fontFamily: p.font };
  const line = (s: RunSeries, dashed: boolean) => {
    const colour = p.series[seriesIndex(s.id)] ?? p.ink;
    return {
      type: 'line',
      name: s.name,
      data: pointsUntil(s, dashed ? horizon : until),
      step: isStepped(s) ? 'end' : false,
      showSymbol: false,
      silent: true,
      lineStyle: { color: colour, width: dashed ? 1.5 : 2, type: dashed ? [5, 4] : 'solid' },
      itemStyle: { color: colour },
      endLabel: {
        show: true,
        formatter: dashed ? (other?.name ?? '') : s.name,
        color: colour,
        fontFamily: p.font,
        fontSize: 12,
        lineHeight: 14,
        width: right - 10,
        overflow: 'break',
        distance: 6,
      },
      labelLayout: { moveOverlap: 'shiftY' },
    };
  };
  const lines = panel.series.map((s) => line(s, false));
  const dashed = (other?.series ?? []).filter((s) => panel.series.some((x) => x.id === s.id)).map((s) => line(s, true));
  return {
    grid: { left: 52, right, top: 22, bottom: 38, outerBoundsMode: 'none' },
    xAxis: {
      type: 'value',
      min: begin / 24,
      max: begin > 0 ? horizon / 24 : Math.ceil(horizon / 24),
      ...(begin > 0 ? { interval: 1 / 48 } : {}),
      name: begin > 0 ? `day ${Math.floor(begin / 24)} of the run` : 'day of the run',
      nameLocation: 'middle',
      nameGap: 22,
      nameTextStyle: axisText,
      axisLabel: begin > 0 ? { ...axisText, hideOverlap: true, formatter: (v: number) => clock(v * 24) } : axisText,
      axisLine: { lineStyle: { color: p.quiet } },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max:
        panel.unit === 'percent'
          ? 100
          : Math.max(
              1e-9,
              ...[
                ...panel.series,
                ...(other?.series ?? []).filter((s) => panel.series.some((x) => x.id === s.id)),
              ].flatMap((s) => s.values.map((v) => v ?? 0)),
            ) * 1.05,
      splitNumber: 4,
      ...(panel.unit === 'percent' ? { interval: 25 } : {}),
      axisLabel: { ...axisText, formatter: (v: number) => short(v), showMaxLabel: panel.unit === 'percent' },
      splitLine: { lineStyle: { color: p.rule } },
    },
    series: [
      ...lines.map((l, i) =>
        i === 0
          ? { ...l, markLine: numbered(marks, p, (18 * (horizon - begin)) / 24 / Math.max(1, width - 52 - right)) }
          : l,
      ),
      ...dashed,
    ],
  };
}

const isStepped = (s: RunSeries) => new Set(s.values).size < 12;

/** What happened, as numbered upright lines; a number that would stand on the one before is left to the list. */
function numbered(marks: readonly NumberedEntry[], p: Palette, gapDays: number) {
  let last = -Infinity;
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    data: marks.map((m) => {
      const day = m.atMinute / 1440;
      const isClear = day - last > gapDays;
      if (isClear) last = day;
      const colour = p[m.severity];
      return {
        xAxis: day,
        lineStyle: { color: colour, width: 1, type: [2, 3] },
        label: {
          show: isClear,
          formatter: String(m.number),
          position: 'end',
          distance: 3,
          color: colour,
          fontWeight: 600,
          fontFamily: p.font,
          fontSize: 12,
        },
      };
    }),
  };
}

/** "20K", "1.5M", "0.4": for axes. */
export function short(v: number): string {
  const [divisor, unit] = v >= 1e9 ? [1e9, 'B'] : v >= 1e6 ? [1e6, 'M'] : v >= 1e3 ? [1e3, 'K'] : [1, ''];
  return `${figure(v / divisor, 3)}${unit}`;
}
