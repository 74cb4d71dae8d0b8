/** The lines of a trend. */
import { amount } from '../domain/amount.ts';
import type { StepUnit } from '../domain/calendar-steps.ts';
import type { CurveLine, Picture } from '../domain/report.ts';
import type { Series } from '../domain/series.ts';
import { groupName } from './group-name.ts';
import type { TrendMeasure } from './trend.ts';

const MOST_LINES = 5;

/** A line for each group, over the beginnings of the periods. */
export function trendPictures({ name, unit }: TrendMeasure, step: StepUnit, series: readonly Series[]): Picture[] {
  const lines = series.slice(0, MOST_LINES).map(
    (each): CurveLine => ({
      name: groupName(each.names) || name,
      points: each.points.flatMap(({ step: { from }, value, why }) =>
        value === null || why !== undefined ? [] : [[from, value] as [number, number]],
      ),
    }),
  );
  if (!lines.some(({ points }) => points.length > 1)) return [];
  const more = series.length - lines.length;
  return [
    {
      ...{ kind: 'curves', title: `${name} by ${step}` },
      x: { label: step, unit: 'time' },
      y: { label: name, unit },
      lines,
      ...(more > 0 && { note: `${amount(more, 'more group is', 'more groups are')} not drawn` }),
    },
  ];
}
