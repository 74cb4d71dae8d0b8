/** Lines over calendar periods: a measure that is followed, and the backlog. */
import type { CalendarStep, StepUnit } from '../domain/calendar-steps.ts';
import type { Bound, CurveLine, Picture } from '../domain/picture.ts';
import type { Row } from '../domain/report.ts';
import type { Series } from '../domain/series.ts';
import { groupName, largest } from './group-name.ts';
import type { TrendMeasure } from './trend.ts';

const MOST_LINES = 5;

/** A line for each group, over the beginnings of the periods. */
export function trendPictures(
  { name, about, unit }: TrendMeasure,
  step: StepUnit,
  series: readonly Series[],
  rules: readonly Bound[] = [],
): Picture[] {
  const { drawn, left } = largest(series, MOST_LINES, ({ points }) => points.reduce((sum, { n }) => sum + n, 0));
  const lines = drawn.map((each): CurveLine => {
    const points = each.points.filter(({ value, why }) => value !== null && why === undefined);
    const band = points.flatMap(({ step: { from }, low, high }): [number, number, number][] =>
      low === null || high === null ? [] : [[from, low, high]],
    );
    return {
      name: groupName(each.names) || name,
      points: points.map(({ step: { from }, value }) => [from, value!]),
      ...(band.length === points.length && band.length > 0 && { band }),
    };
  });
  if (!lines.some(({ points }) => points.length > 1)) return [];
  return [
    {
      ...{ kind: 'curves', title: `${about.charAt(0).toUpperCase()}${about.slice(1)}, by ${step}` },
      x: { label: step, unit: 'time' },
      y: { label: name, unit },
      lines,
      ...(rules.length > 0 && { rules: [...rules] }),
      ...(left && { note: left }),
    },
  ];
}

/** What waited at the end of each period, of the groups with most at the end of the last. */
export function backlogPictures(
  groups: readonly { names: Row; rows: readonly { waiting: number }[] }[],
  steps: readonly CalendarStep[],
  stepLabel: string,
): Picture[] {
  if (steps.length < 2 || groups.length === 0) return [];
  const { drawn, left } = largest(groups, MOST_LINES, ({ rows }) => rows.at(-1)!.waiting);
  return [
    {
      ...{ kind: 'curves', title: `Waiting at the end of each ${stepLabel.toLowerCase()}` },
      x: { label: stepLabel.toLowerCase(), unit: 'time' },
      y: { label: 'turns that wait', unit: 'count' },
      lines: drawn.map(({ names, rows }) => ({
        name: groupName(names) || 'all turns',
        points: rows.map(({ waiting }, at) => [steps[at]!.from, waiting]),
      })),
      ...(left && { note: left }),
    },
  ];
}
