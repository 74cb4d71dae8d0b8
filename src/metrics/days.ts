/** Sections over posts that are dated without a time of day: days are counted, and no wait under a day is printed. */
import { amount } from '../domain/amount.ts';
import { DAY_SECONDS, durationLabel, parseDuration } from '../domain/duration.ts';
import { type Column, type Row, type Section, valueAt } from '../domain/report.ts';
import type { Dated } from './counts/dates-only.ts';
import type { Group } from './counts/statistic.ts';
import type { Rows, Settings } from './metric.ts';

const REASON = 'the posts are dated without a time of day, so no wait under a day is known';
const HINT =
  'Ask for days (--window 24h,72h, --sla 24h), or import the file with its times: --map created_at=DATE+TIME.';

type DatedGroup = Group & Dated;

/** The answer of a metric by hours where no turn has one. */
export const NO_HOUR_KNOWN: Rows = {
  columns: [],
  rows: [],
  n: 0,
  refused: {
    reason: 'the posts are dated without a time of day, so no hour is known',
    hint: 'Import the file with its times: --map created_at=DATE+TIME.',
  },
};

/** Note of a metric by hours. @param turns that it leaves out */
export function undatedNotes(turns: number): string[] {
  return turns > 0 ? [`${amount(turns, 'turn')} left out: dated without a time of day`] : [];
}

/** Unchanged where every post has a time of day. @param groups with how many of their turns are dated so */
export function inDays(section: Section, groups: readonly DatedGroup[], settings: Settings): Section {
  const dated = groups.filter(({ n }) => n > 0);
  if (dated.length === 0 || section.refused) return section;
  const isDated = (row: Row): boolean =>
    dated.some(({ names }) => Object.keys(names).every((key) => row[key] === names[key]));
  const short = new Set(settings.windows.filter((window) => window < DAY_SECONDS).map(durationLabel));
  const rows = section.rows.filter((row) => !isDated(row) || !isShort(row, short, dated));
  if (rows.length === 0) return { ...section, columns: [], rows: [], n: 0, refused: { reason: REASON, hint: HINT } };
  const hidden = section.columns.filter(({ key, kind }) => kind === 'seconds' && key !== 'target_seconds');
  const levels = section.columns.filter(({ key }) => isShortLevel(key));
  const turns = dated.reduce((sum, { n }) => sum + n, 0);
  return {
    ...section,
    pictures: undefined,
    columns: section.columns.map((column) =>
      hidden.includes(column) ? { ...column, absent: absentOf(column) } : column,
    ),
    rows: rows.map((row) => (isDated(row) ? withoutHours(row, hidden, levels) : row)),
    notes: [
      ...section.notes,
      `${amount(turns, 'turn')} dated without a time of day: their waits are counted in days, and none under a day is printed`,
    ],
  };
}

/** Whether the row is about a window or a target of less than a day. */
function isShort(row: Row, windows: ReadonlySet<string>, dated: readonly DatedGroup[]): boolean {
  if (typeof row.window === 'string') return windows.has(row.window);
  if (row.target_seconds === undefined) return false;
  if (row.target_seconds !== null) return (row.target_seconds as number) < DAY_SECONDS;
  return dated.some(({ shortestTarget }) => shortestTarget < DAY_SECONDS);
}

function isShortLevel(key: string): boolean {
  const level = /^(?:service_level|buckets)\.(.*)$/.exec(key)?.[1];
  return level !== undefined && /^\d/.test(level) && parseDuration(level) < DAY_SECONDS;
}

function absentOf({ absent }: Column): string {
  return absent ? `${absent}, or under a day` : 'under a day';
}

/** A copy of the row without times under a day, their intervals, and shares answered within less. */
function withoutHours(row: Row, times: Column[], levels: Column[]): Row {
  const copy = structuredClone(row);
  for (const { key } of levels) blank(copy, key);
  if (copy.buckets) copy.buckets = inDayBuckets(copy.buckets as Record<string, number>);
  for (const { key } of times) if (Number(valueAt(copy, key) ?? DAY_SECONDS) < DAY_SECONDS) blank(copy, key);
  return copy;
}

/** Adds the buckets under a day to the bucket of one day. */
function inDayBuckets(buckets: Record<string, number>): Record<string, number | null> {
  const short = Object.keys(buckets).filter((key) => isShortLevel(`buckets.${key}`));
  const day = short.reduce((sum, key) => sum + buckets[key]!, buckets['24h'] ?? 0);
  return { ...buckets, ...Object.fromEntries(short.map((key) => [key, null])), '24h': day };
}

function blank(row: Row, path: string): void {
  for (const whole of [path, `intervals.${path}`]) {
    const keys = whole.split('.');
    const last = keys.pop()!;
    const inside = (keys.length === 0 ? row : valueAt(row, keys.join('.'))) as Row | undefined;
    if (inside && last in inside) inside[last] = null;
  }
}
