/** The measures that `trend` can follow: the numbers that audits check, and the number of turns. */
import type { Config } from '../config/config.ts';
import { durationLabel, parseDuration } from '../domain/duration.ts';
import { didYouMean } from '../domain/near-name.ts';
import type { Row } from '../domain/report.ts';
import { UsageError } from '../errors.ts';
import { GATES, METRICS, turnMetricNamed } from '../metrics/index.ts';
import type { Gate, TurnMetric } from '../metrics/metric.ts';
import { levelOf } from '../metrics/sides.ts';
import type { TrendMeasure } from '../metrics/trend.ts';

export interface TrackedMeasure extends TrendMeasure {
  metric: TurnMetric;
  /** Seconds behind @. */
  window: number | undefined;
  turns: Gate['turns'];
  /** @param rows of one group in one period */
  figure: Gate['figure'];
}

type Named = Pick<Gate, 'name' | 'summary' | 'windows' | 'turns' | 'figure'> & {
  unit: TrendMeasure['unit'];
  metric: TurnMetric;
};

/** All measures with a description. */
export function trackedMeasures(): Named[] {
  const turns = ([row]: readonly Row[]) => {
    const n = (row?.turns as number | undefined) ?? 0;
    return { value: n, low: null, high: null, n };
  };
  const metric = turnMetricNamed('volume');
  return [
    { name: 'volume', summary: 'how many turns there were', unit: 'number', windows: [], metric, figure: turns },
    ...GATES,
  ];
}

/**
 * 'ignored@24h', 'sl@1h', 'median-response'; a metric stands for its first number, a time left out for that of the settings.
 * @param flag of --window, which says the time of a measure that takes any
 * @throws UsageError for a name that is none, or a time that it does not take
 */
export function trackedMeasure(
  typed: string,
  { window_seconds, sla_target_seconds }: Config,
  flag?: string,
): TrackedMeasure {
  const [name = '', at, ...others] = typed.trim().split('@');
  const all = trackedMeasures();
  const found = all.find((each) => each.name === name) ?? all.find(({ metric }) => metric.name === name);
  if (!found || others.length > 0) {
    const names = all.map((each) => each.name);
    const what = METRICS.some((metric) => metric.name === name) ? 'has no number that is followed' : 'is no measure';
    throw new UsageError(`"${typed}" ${what}${didYouMean(name, names)}`, `Measures: ${names.join(', ')}.`);
  }
  if (flag !== undefined && (flag.includes(',') || found.windows || at !== undefined))
    throw new UsageError(
      `--window ${flag}: a trend follows one measure at one time`,
      found.windows?.length === 0 ? `${found.name} takes no time: leave it out.` : `Write ${found.name}@TIME.`,
    );
  const any = flag === undefined ? window_seconds.value : parseDuration(flag, '--window');
  const otherwise = found.windows ? parseDuration(levelOf(sla_target_seconds.value)) : any;
  const window = at === undefined ? otherwise : parseDuration(at, typed);
  const takesNone = found.windows?.length === 0;
  if (takesNone ? at !== undefined : found.windows && !found.windows.includes(window))
    throw new UsageError(
      `"${typed}": ${found.name} is not known at ${at ?? durationLabel(window)}`,
      takesNone ? `Write ${found.name}.` : `It is at ${found.windows!.map(durationLabel).join(', ')}.`,
    );
  const { unit, metric, turns, figure, summary } = found;
  const about = takesNone ? summary : summary.replace('a time', durationLabel(window));
  const label = takesNone ? found.name : `${found.name}@${durationLabel(window)}`;
  return { name: label, about, unit, metric, window: takesNone ? undefined : window, turns, figure };
}
