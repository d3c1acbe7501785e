import type { EChartsCoreOption } from 'echarts/core';
import { useCallback } from 'react';
import { money, words } from '../format';
import { Chart } from './Chart';
import { ChartFigure } from './ChartFigure';
import { usePalette, type Palette } from './palette';
import type { WaterfallBar } from './waterfallBars';

interface Props {
  title: string;
  bars: readonly WaterfallBar[];
}

const rowHeight = 46;
const barHeight = 14;

/** An account in dollars: totals from nothing, parts from where the one before ended, intervals as whiskers. */
export function Waterfall({ title, bars }: Props) {
  const palette = usePalette();
  const option = useCallback((width: number) => drawing(bars, palette, width), [bars, palette]);
  return (
    <ChartFigure
      title={title}
      note="Expected dollars over 64 replicates of this world; lines are intervals of 95 percent, linear scale."
      table={{
        caption: 'The account in dollars',
        head: ['part', 'kind', 'dollars', 'from', 'to'],
        rows: bars.map((b) => [
          b.detail === '' ? b.label : `${b.label}: ${b.detail}`,
          words(b.kind),
          b.text,
          money(b.from),
          money(b.to),
        ]),
      }}
    >
      <Chart
        label={`${title} ${bars.map((b) => `${b.label}: ${b.text}.`).join(' ')}`}
        height={bars.length * rowHeight + 40}
        option={option}
      />
    </ChartFigure>
  );
}

interface Frame {
  coord: (at: [number, number]) => [number, number];
  coordSys: { x: number; y: number; width: number; height: number };
}

function drawing(bars: readonly WaterfallBar[], palette: Palette, width: number): EChartsCoreOption {
  return {
    textStyle: { fontFamily: palette.font },
    grid: { left: 2, right: 12, top: 0, bottom: 40, outerBoundsMode: 'none' },
    xAxis: {
      type: 'value',
      name: 'dollars',
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: { color: palette.quiet },
      splitNumber: width < 520 ? 3 : 6,
      axisLabel: {
        color: palette.quiet,
        formatter: money,
        hideOverlap: true,
        showMaxLabel: false,
        showMinLabel: false,
      },
      splitLine: { lineStyle: { color: palette.rule } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((b) => b.label),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { show: false },
    },
    series: [
      {
        type: 'custom',
        silent: true,
        data: bars.map((b, i) => [b.to, i, b.from, b.low, b.high]),
        encode: { x: [0, 2, 3, 4], y: 1 },
        renderItem: (params: { dataIndex: number; coordSys: Frame['coordSys'] }, api: Pick<Frame, 'coord'>) => {
          const bar = bars[params.dataIndex];
          return bar
            ? row(bar, params.dataIndex, { coord: (at) => api.coord(at), coordSys: params.coordSys }, palette)
            : null;
        },
      },
    ],
  };
}

const fillOf = (bar: WaterfallBar, p: Palette) =>
  bar.kind === 'total' ? p.quiet : bar.kind === 'saving' ? p.good : p.harm;

function row(bar: WaterfallBar, index: number, frame: Frame, p: Palette) {
  const x = (dollars: number) => frame.coord([dollars, index])[0];
  const top = frame.coord([0, index])[1] - rowHeight / 2 + 4;
  const middle = top + 18 + barHeight / 2;
  const [left, right] = [Math.min(x(bar.from), x(bar.to)), Math.max(x(bar.from), x(bar.to))];
  const { x: start, width } = frame.coordSys;
  const isTotal = bar.kind === 'total';
  const figureWidth = bar.text.length * 7.4 + 8;
  return {
    type: 'group',
    children: [
      {
        type: 'text',
        style: {
          x: start + (isTotal ? 0 : 12),
          y: top,
          text: bar.detail === '' ? bar.label : `${bar.label}: ${bar.detail}`,
          font: `${isTotal ? 600 : 400} 13px ${p.font}`,
          fill: p.ink,
          width: width - figureWidth - 12,
          overflow: 'truncate',
        },
      },
      {
        type: 'text',
        style: { x: start + width, y: top, text: bar.text, font: `600 13px ${p.font}`, fill: p.ink, align: 'right' },
      },
      {
        type: 'rect',
        shape: { x: left, y: top + 18, width: Math.max(2, right - left), height: barHeight, r: 2 },
        style: { fill: fillOf(bar, p), opacity: isTotal ? 0.75 : 1 },
      },
      ...whisker(x(bar.low), x(bar.high), middle, p),
    ],
  };
}

/** The interval: a line with ends, over the bar and past it. */
function whisker(low: number, high: number, y: number, p: Palette) {
  if (Math.abs(high - low) < 3) return [];
  const style = { stroke: p.ink, lineWidth: 1.25 };
  const line = (x1: number, y1: number, x2: number, y2: number) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style });
  return [line(low, y, high, y), line(low, y - 3, low, y + 3), line(high, y - 3, high, y + 3)];
}
