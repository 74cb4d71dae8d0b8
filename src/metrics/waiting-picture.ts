/** Pictures of waits: the share of each group still waiting over the time since the customer wrote, and turns by their wait. */
import { amount } from '../domain/amount.ts';
import { formatDuration, parseDuration, ROUND_WAITS } from '../domain/duration.ts';
import { PRINT_FROM } from '../domain/enough.ts';
import type { Picture, RiskTable } from '../domain/picture.ts';
import type { Row } from '../domain/report.ts';
import { barPictures } from './bar-pictures.ts';
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
      lines: drawn.map(({ names, count }) => ({
        name: nameOf(names),
        points: count.points(),
        steps: true,
        band: count.curve().band,
      })),
      marks: marked.map((group, at) => ({
        label: `${at === 0 ? 'median of the answered alone: ' : ''}${nameOf(group.names)} ${formatDuration(group.answeredMedian!)}`,
        x: Math.max(60, group.answeredMedian!),
        y: 0.5,
        line: drawn.indexOf(group),
      })),
      risk: riskOf(drawn),
      ...leftOut(groups.length - enough.length, enough.length - largest.size),
    },
  ];
}

/** At the round times that the longest line reaches. */
function riskOf(drawn: readonly DrawnGroup[]): RiskTable {
  const last = Math.max(...drawn.map(({ count }) => count.points().at(-1)![0]));
  const at = ROUND_WAITS.filter((time) => time <= last);
  const until = (counts: readonly number[]) => counts.slice(0, at.length);
  return {
    at,
    rows: drawn.map(({ names, count }) => {
      const { at_risk, events, censored } = count.atRisk();
      return { name: nameOf(names), at_risk: until(at_risk), events: until(events), censored: until(censored) };
    }),
  };
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

/** How many turns waited for how long. @param groups with their rows */
export function bucketPictures(groups: readonly { names: Row; row: Row }[]): Picture[] {
  return barPictures(
    {
      title: 'Turns by wait',
      value: { label: 'turns', unit: 'count' },
      by: { label: 'answered within', unit: 'seconds' },
    },
    groups
      .filter(({ row }) => row.n !== 0)
      .map(({ names, row }) => ({
        names,
        n: row.n as number,
        bars: Object.entries(row.buckets as Record<string, number>).map(([name, value]) => ({
          name: /^\d/.test(name) ? `up to ${formatDuration(parseDuration(name))}` : name,
          value,
        })),
      })),
  );
}
