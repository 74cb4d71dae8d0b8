/** Pictures: people by hour of the week, and the service level by number of people. */
import { durationLabel } from '../domain/duration.ts';
import type { Curves, Picture } from '../domain/picture.ts';
import type { Row } from '../domain/report.ts';
import { peopleNeeded, type StaffingAsked } from '../domain/staffing.ts';
import { largestPictures, titleOf } from './group-name.ts';
import type { StaffingPlan } from './staffing.ts';
import type { StaffingLevel } from './staffing-levels.ts';
import { weekGrid } from './week-pictures.ts';

/** At most this many groups are drawn. */
const MOST_GROUPS = 3;

export function staffingPictures(
  groups: readonly { names: Row; plan: StaffingPlan }[],
  asked: StaffingAsked,
): Picture[] {
  return largestPictures(
    groups,
    MOST_GROUPS,
    ({ plan }) => plan.turns,
    ({ names, plan }) => {
      const [level] = plan.levels;
      if (!level) return [];
      return [weekGrid(titleOf('People at once', names), 'count', level.schedule), curveOf(plan.levels, names, asked)];
    },
  );
}

function curveOf(levels: readonly StaffingLevel[], names: Row, asked: StaffingAsked): Curves {
  const pointOf = ({ schedule, share }: StaffingLevel): [number, number] => [peopleNeeded(schedule, asked), share!];
  const able = levels.filter(({ share }) => share !== null);
  const unable = levels.length - able.length;
  const [x, y] = pointOf(levels[0]!);
  return {
    kind: 'curves',
    title: titleOf(`Taken up within ${durationLabel(asked.within)}`, names),
    x: { label: 'people', unit: 'number' },
    y: { label: 'share of turns', unit: 'share' },
    lines: [{ name: 'share', points: able.map(pointOf).sort(([a], [b]) => a - b) }],
    marks: [{ label: 'as asked', x, y }],
    ...(unable > 0 && { note: `not drawn: ${unable} with too few people for what comes` }),
  };
}
