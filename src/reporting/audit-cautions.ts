/** Why an audit cannot say: old data, turns picked by their outcome, lapses of coverage, turns that are not classified. */
import { amount, grouped } from '../domain/amount.ts';
import type { CalendarStep } from '../domain/calendar-steps.ts';
import { formatTime } from '../domain/clock-time.ts';
import { DAY_SECONDS } from '../domain/duration.ts';
import type { Row } from '../domain/report.ts';
import { unclassified } from '../metrics/counts/unclassified.ts';
import { isByNeed } from '../metrics/denominator.ts';
import { MOST_UNCLASSIFIED } from '../metrics/gates.ts';
import type { TurnMetric } from '../metrics/metric.ts';
import { type KnownTimes, lapsesIn } from './lapses.ts';
import type { Counted } from './measuring.ts';

/** Why an audit cannot judge a metric of a group in a period; undefined where it can. */
export type Cautioned = (metric: TurnMetric, names: Row, step?: CalendarStep) => string | undefined;

/** When an audit is made, and what is known of the time that it is about. */
export interface AuditTimes {
  known: KnownTimes;
  steps: readonly CalendarStep[] | undefined;
  /** Unix seconds. */
  now: number;
  /** The audited period reaches to today, which data that end long ago do not describe. */
  mayBeStale: boolean;
}

export function cautionsOf(measured: Counted, { known, steps, now, mayBeStale }: AuditTimes): Cautioned {
  const { scope, sample } = measured;
  const spans = steps?.map(({ from, until }) => ({ since: from, until })) ?? [wholeOf(measured)];
  const lapses = spans.map((span) => (span ? lapsesIn(known, scope, sample.streams, [span]) : () => undefined));
  const longest = steps ? steps[0]!.until - steps[0]!.from : WEEK;
  const stale = mayBeStale ? staleness(scope.asOf, now, scope.timezone, longest) : undefined;
  const { status } = scope.filter;
  const chosen =
    status.length > 0
      ? `--status ${status.join(',')} keeps turns by how they ended: nothing follows for the others`
      : undefined;
  return (metric, names, step) =>
    stale ??
    (metric.restsOn === undefined ? undefined : chosen) ??
    lapses[step ? steps!.indexOf(step) : 0]!(names) ??
    (metric.facet === 'needs-reply' ? unclassifiedIn(measured, names) : undefined);
}

const WEEK = 7 * DAY_SECONDS;

function wholeOf({ scope }: Counted): { since: number; until: number } | undefined {
  const { since, until } = scope.period;
  return since === null ? undefined : { since, until: until ?? scope.asOf };
}

/** @param longest greatest allowed age of the data in seconds: one period, or a week without periods */
function staleness(asOf: number, now: number, zone: string, longest: number): string | undefined {
  if (now - asOf <= Math.max(DAY_SECONDS, longest)) return undefined;
  const day = formatTime(asOf, zone).slice(0, 10);
  const ago = amount(Math.floor((now - asOf) / DAY_SECONDS), 'day');
  return `the data end on ${day}, ${ago} ago: pull or import, or say --as-of ${day}`;
}

function unclassifiedIn({ groups, counts, settings }: Counted, names: Row): string | undefined {
  const group = groups.find((each) => Object.entries(names).every(([key, name]) => each.names[key] === name));
  if (!group || !isByNeed(settings)) return undefined;
  const { n, unclassified: unknown } = counts.of(unclassified).of(group.at);
  if (unknown <= MOST_UNCLASSIFIED * n) return undefined;
  return `${amount(unknown, 'turn')} of ${grouped(n)} not classified: socialcare classify`;
}
