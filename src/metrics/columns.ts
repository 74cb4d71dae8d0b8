/** The columns that the rows of each metric may have, found by running every metric over no data. */
import type { Column } from '../domain/report.ts';
import { asProduct } from './as-product.ts';
import { comparedSection, versus } from './compare.ts';
import { compare, comparison } from './comparison.ts';
import { Foldings, type Statistic } from './counts/statistic.ts';
import { METRICS } from './index.ts';
import type { Metric, Settings } from './metric.ts';
import { PRODUCTS } from './products.ts';
import { needsOf } from './sections.ts';
import { periodsSection, type TrendInput, trend, trendPeriods, trendSection } from './trend.ts';

const DAY = 86_400;
/** Settings under which no optional column is left out. */
const SETTINGS: Settings = {
  ...{ window: DAY, windows: [DAY, Number.POSITIVE_INFINITY], target: DAY, episodeGap: DAY },
  ...{ acceptBiased: false, labelled: true },
};

const NO_PAIRS = { pairs: [], groups: [], settings: SETTINGS, margin: {}, mix: '', byOutcome: false, notes: [] };

const NO_SERIES: TrendInput = {
  ...{
    measure: { name: '', about: '', unit: 'number' },
    step: 'week',
    groups: [],
    series: [],
    n: 0,
    denominator: 'turns',
    notes: [],
  },
};

export function metricColumns(): { name: string; columns: readonly Column[] }[] {
  const { columns } = compare([], [], [], SETTINGS, () => undefined);
  return [
    ...METRICS.map((metric) => ({ name: metric.name, columns: columnsOf(metric) })),
    { name: comparison.name, columns },
    ...PRODUCTS.map(asProduct).map((metric) => ({ name: metric.name, columns: columnsOf(metric) })),
    { name: versus.name, columns: comparedSection(NO_PAIRS).columns },
    { name: trend.name, columns: trendSection(NO_SERIES).columns },
    { name: trendPeriods.name, columns: periodsSection(NO_SERIES, 'Week from').columns },
  ];
}

function columnsOf(metric: Metric): readonly Column[] {
  const needs: readonly Statistic<never, unknown>[] =
    metric.of === 'turns' ? needsOf(metric, SETTINGS) : metric.needs(SETTINGS);
  const foldings = new Foldings(needs);
  return metric.rows({ columns: [], list: [], n: 0, of: (statistic) => foldings.of(statistic) }, SETTINGS).columns;
}
