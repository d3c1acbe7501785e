/* The parts of ECharts that Dryrun draws with; a chunk of its own, loaded with the first chart. */
import { CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

register([CustomChart, LineChart, GridComponent, MarkLineComponent, LabelLayout, SVGRenderer]);

export { init };
