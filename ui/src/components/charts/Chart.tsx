import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import './Chart.css';

interface Props {
  /** What the chart shows for somebody who does not see it; the figures are in its table. */
  label: string;
  height: number;
  /** The drawing for a width in pixels. Must be memoised. */
  option: (width: number) => EChartsCoreOption;
}

/** One ECharts drawing as SVG; loads the library with the first chart and follows the width of its place. */
export function Chart({ label, height, option }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType | null>(null);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let made: EChartsType | null = null;
    let gone = false;
    void import('./echarts').then(({ init }) => {
      if (gone) return;
      made = init(element, null, { renderer: 'svg' });
      setChart(made);
    });
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => {
      gone = true;
      observer.disconnect();
      made?.dispose();
      setChart(null);
    };
  }, []);

  useEffect(() => {
    if (chart === null || width === 0) return;
    chart.resize({ width, height });
    chart.setOption({ animation: false, ...option(width) }, { notMerge: true });
  }, [chart, option, width, height]);

  return <div ref={place} role="img" aria-label={label} className="chart" style={{ height }} />;
}
