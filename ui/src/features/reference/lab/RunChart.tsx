import type { EChartsCoreOption } from 'echarts/core';
import { useCallback } from 'react';
import type { LabRun } from '../../../api/types';
import { Chart } from '../../../components/charts/Chart';
import { ChartFigure } from '../../../components/charts/ChartFigure';
import { beginOf, clock } from '../../../components/charts/curves';
import { seriesIndex, usePalette, type Palette } from '../../../components/charts/palette';
import { figure } from '../../../components/format';

type Series = LabRun['series'][string];

interface Props {
  id: string;
  series: Series;
}

/** A quantity over the days of a run. */
export function RunChart({ id, series }: Props) {
  const palette = usePalette();
  const option = useCallback((width: number) => drawing(id, series, palette, width), [id, series, palette]);
  const { title, last, days } = finding(series);
  return (
    <ChartFigure
      title={title}
      note={`${series.unit === '' ? 'Value' : series.unit} over days, linear scale.`}
      table={{
        caption: `${series.name} by day`,
        head: ['day', series.unit === '' ? 'value' : series.unit],
        rows: daily(series).map(([day, value]) => [day, figure(value)]),
      }}
    >
      <Chart
        label={`${title} After ${figure(days)} days ${figure(last)} ${series.unit}.`}
        height={200}
        option={option}
      />
    </ChartFigure>
  );
}

/** What a series says, in a sentence. */
export function finding(series: Series): { title: string; last: number; days: number } {
  const last = series.values[series.values.length - 1] ?? 0;
  const peak = series.values.reduce((most, v) => Math.max(most, v), 0);
  const days = (series.atHours[series.atHours.length - 1] ?? 0) / 24;
  const unit = series.unit === '' ? '' : ` ${series.unit}`;
  const at = (series.atHours[series.values.indexOf(peak)] ?? 0) / 24;
  const title =
    peak === 0
      ? `${series.name}: nothing.`
      : last >= 0.98 * peak
        ? `${series.name} ends at ${figure(last)}${unit}.`
        : `${series.name} peaks at ${figure(peak)}${unit} on day ${Math.floor(at)} and ends at ${figure(last)}.`;
  return { title, last, days };
}

/** The last value of each day. */
export function daily({ atHours, values }: Series): [number, number][] {
  const byDay = new Map<number, number>();
  atHours.forEach((hour, i) => byDay.set(Math.ceil(hour / 24), values[i] ?? 0));
  return [...byDay];
}

function drawing(id: string, series: Series, palette: Palette, width: number): EChartsCoreOption {
  const color = palette.series[seriesIndex(id)] ?? palette.ink;
  const begin = beginOf([series]);
  return {
    textStyle: { fontFamily: palette.font },
    grid: { left: 56, right: 16, top: 12, bottom: 40 },
    xAxis: {
      type: 'value',
      ...(begin > 0 ? { min: begin / 24, max: (series.atHours.at(-1) ?? begin) / 24, interval: 1 / 48 } : {}),
      name: begin > 0 ? `day ${Math.floor(begin / 24)}` : 'days',
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: { color: palette.quiet },
      splitNumber: width < 420 ? 4 : 8,
      axisLabel: {
        color: palette.quiet,
        hideOverlap: true,
        ...(begin > 0 ? { formatter: (v: number) => clock(v * 24) } : {}),
      },
      splitLine: { show: false },
      axisLine: { lineStyle: { color: palette.rule } },
    },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      ...(series.unit === 'percent' && series.values.every((v) => v <= 100) ? { max: 100 } : {}),
      axisLabel: { color: palette.quiet, formatter: short },
      splitLine: { lineStyle: { color: palette.rule } },
    },
    series: [
      {
        type: 'line',
        silent: true,
        showSymbol: false,
        sampling: 'lttb',
        lineStyle: { color, width: 2 },
        itemStyle: { color },
        data: series.atHours.map((hour, i) => [hour / 24, series.values[i] ?? 0]),
      },
    ],
  };
}

/** "1.2M" of 1200000, for axes. */
export const short = (value: number) =>
  Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 }).format(value);
