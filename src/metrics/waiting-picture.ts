/** Picture of the survival curves: the share of each group still waiting, over the time since the customer wrote. */
import { amount } from '../domain/amount.ts';
import { formatDuration } from '../domain/duration.ts';
import { PRINT_FROM } from '../domain/enough.ts';
import type { Picture, Row } from '../domain/report.ts';
import type { WaitCount } from './counts/waits.ts';

/** At most this many lines are drawn. */
const MOST_LINES = 5;
/** At most this many marks are drawn. */
const MOST_MARKS = 3;

export interface DrawnGroup {
  names: Row;
  count: WaitCount;
  /** Seconds; null where it is not printed. */
  answeredMedian: number | null;
}

/** @returns nothing where no group has enough turns */
export function waitingPictures(groups: readonly DrawnGroup[]): Picture[] {
  const enough = groups.filter(({ count }) => count.n >= PRINT_FROM);
  const largest = new Set([...enough].sort((a, b) => b.count.n - a.count.n).slice(0, MOST_LINES));
  const drawn = enough.filter((group) => largest.has(group) && group.count.points().length > 0);
  if (drawn.length === 0) return [];
  const marked = drawn.length > MOST_MARKS ? [] : drawn.filter(({ answeredMedian }) => answeredMedian !== null);
  return [
    {
      kind: 'curves',
      title: 'Share that still waits for an answer',
      x: { label: 'time since the first post of the turn', unit: 'seconds', log: true },
      y: { label: 'still waiting', unit: 'share' },
      lines: drawn.map(({ names, count }) => ({ name: nameOf(names), points: count.points(), steps: true })),
      marks: marked.map(({ names, answeredMedian }, at) => ({
        label: `${at === 0 ? 'median of the answered alone: ' : ''}${nameOf(names)} ${formatDuration(answeredMedian!)}`,
        x: Math.max(60, answeredMedian!),
        y: 0.5,
      })),
      ...leftOut(groups.length - enough.length, enough.length - largest.size),
    },
  ];
}

/** Name of the group in one line; 'all turns' without grouping. */
function nameOf(names: Row): string {
  const parts = Object.values(names).map((name) => String(name ?? 'none'));
  return parts.length > 0 ? parts.join(', ') : 'all turns';
}

function leftOut(few: number, smaller: number): { note?: string } {
  const parts = [
    ...(smaller > 0 ? [`${amount(smaller, 'smaller group')}`] : []),
    ...(few > 0 ? [`${amount(few, 'group')} with too few turns`] : []),
  ];
  return parts.length > 0 ? { note: `not drawn: ${parts.join(', ')}` } : {};
}
