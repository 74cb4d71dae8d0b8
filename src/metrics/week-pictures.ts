/** The week as grids: days by hours. */
import { durationLabel } from '../domain/duration.ts';
import { PRINT_FROM } from '../domain/enough.ts';
import type { Grid, Picture } from '../domain/picture.ts';
import type { Row } from '../domain/report.ts';
import { DAY_HOURS, WEEKDAY_LABELS } from '../domain/week-hours.ts';
import type { HoursServed, WeekCount } from './counts/week-hours.ts';
import { largestPictures, titleOf } from './group-name.ts';
import type { Settings } from './metric.ts';

/** At most this many groups are drawn. */
const MOST_GROUPS = 3;
/** Fewest numbers for which a grid is drawn. */
const WORTH_DRAWING = 24;
const TOO_FEW = `no number: fewer than ${PRINT_FROM} turns`;

export function weekPictures(groups: readonly { names: Row; week: WeekCount }[], settings: Settings): Picture[] {
  const window = durationLabel(settings.window);
  return largestPictures(
    groups,
    MOST_GROUPS,
    ({ week }) => week.parts()[0]!.arrivals,
    ({ names, week }) => {
      if (week.parts()[0]!.arrivals === 0) return [];
      const share = (served: HoursServed) => (served.due < PRINT_FROM ? null : served.share.value);
      const median = ({ median: { n, value } }: HoursServed) => (n < PRINT_FROM ? null : value);
      return [
        weekGrid(titleOf('Turns', names), 'count', [...week.arrivals]),
        weekGrid(titleOf('Replies by people', names), 'count', [...week.replies]),
        weekGrid(titleOf(`Answered within ${window}`, names), 'share', week.cells().map(share), TOO_FEW),
        weekGrid(
          titleOf('Median wait', names),
          'seconds',
          week.cells().map(median),
          `${TOO_FEW}, or the median was not reached`,
        ),
      ].filter((grid) => grid.cells.flat().filter((cell) => cell !== null).length >= WORTH_DRAWING);
    },
  );
}

/** @param cells by hour of the week */
export function weekGrid(title: string, unit: Grid['unit'], cells: readonly (number | null)[], note?: string): Grid {
  return {
    ...{ kind: 'grid', title, unit },
    rows: [...WEEKDAY_LABELS],
    columns: DAY_HOURS,
    cells: WEEKDAY_LABELS.map((_, day) => cells.slice(24 * day, 24 * day + 24)),
    ...(note && { note }),
  };
}
