/** How long customers wait, with the unanswered left in. */
import { amount } from '../domain/amount.ts';
import { durationLabel } from '../domain/duration.ts';
import type { Column, Row } from '../domain/report.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import { kaplanMeier } from '../statistics/kaplan-meier.ts';
import { quantile } from '../statistics/quantile.ts';
import { denominatorOf } from './denominator.ts';
import { type Metric, type Settings, sectionOf } from './metric.ts';
import { restingOn } from './sample.ts';
import { type Waits, waitsOf } from './waits.ts';

const MINUTE = 60;
const HOUR = 3_600;
/** Service levels: share answered within T. */
const LEVELS = [5 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR, 8 * HOUR, 24 * HOUR, 72 * HOUR];
const BUCKETS = [5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 4 * HOUR, 8 * HOUR, 24 * HOUR, 72 * HOUR];

export const responseTimes: Metric = restingOn('answers', {
  name: 'response-times',
  version: 2,
  title: 'Response times',
  question: 'How long do customers wait for an answer, counting those who never got one?',
  definition:
    'Wait: from the first post of a turn to the first outbound post that replies to the customer, quotes them or names ' +
    'them in the thread; automatic replies do not stop the clock. median, p75, p90: Kaplan–Meier, the smallest time by ' +
    'which that share was answered, with unanswered turns censored at the end of known coverage (or at deletion); ' +
    '"not reached" when fewer were. SL(T): share answered within T on the same curve. answered only: what other tools ' +
    'print; quantile type 7 over answered turns. Where posts are classified, only turns that needed a reply are counted, ' +
    'and the median over all turns stands beside it. In open hours, a turn answered before an open second had passed is ' +
    'answered at 0 on the curve, counted apart as off hours with its calendar median, and left out of answered only.',
  facet: 'needs-reply',
  measure(frame, groups, settings) {
    const counted = denominatorOf(frame, settings);
    const labelled = counted.name === 'needs-reply';
    const rows = groups.list.map(({ names, turns }) => ({
      ...names,
      ...timesOf(frame, counted.pick(turns), settings),
      denominator: counted.name,
      ...(labelled && { all_turns: medianOf(frame, turns) }),
    }));
    return sectionOf(responseTimes, groups, {
      columns: [...COLUMNS, ...(labelled ? ALL_TURNS_COLUMNS : []), ...(frame.offHours ? OFF_HOURS_COLUMNS : [])],
      rows,
      n: groups.list.reduce((sum, { turns }) => sum + counted.pick(turns).length, 0),
      denominator: labelled ? 'turns that needed a reply' : 'turns',
      window: durationLabel(settings.window),
      notes: [
        ...counted.notes,
        ...(frame.clockSkew > 0
          ? [`${amount(frame.clockSkew, 'turn')} excluded: dated after the answer (clock skew)`]
          : []),
      ],
    });
  },
});

const seconds = (key: string, label: string, more: Partial<Column> = {}): Column => ({
  key,
  label,
  kind: 'seconds',
  ...more,
});

const COLUMNS: Column[] = [
  { key: 'n', label: 'n', kind: 'count' },
  { key: 'answered', label: 'Answered', kind: 'count', low_priority: 3 },
  seconds('km.median_seconds', 'Median', { absent: 'not reached', of: 'n' }),
  seconds('km.p75_seconds', 'p75', { absent: 'not reached', of: 'n', low_priority: 4 }),
  seconds('km.p90_seconds', 'p90', { absent: 'not reached', of: 'n' }),
  ...LEVELS.map(
    (level, at): Column => ({
      key: `service_level.${durationLabel(level)}`,
      label: `≤${durationLabel(level)}`,
      kind: 'share',
      absent: 'not known',
      of: 'n',
      low_priority: [9, 5, 0, 8, 10, 6, 11][at]! || undefined,
    }),
  ),
  seconds('answered_only.median_seconds', 'Answered only: median', { low_priority: 1 }),
  seconds('answered_only.mean_seconds', 'mean', { low_priority: 7 }),
  seconds('answered_only.p90_seconds', 'p90', { low_priority: 7 }),
];

const ALL_TURNS_COLUMNS: Column[] = [
  seconds('all_turns.km.median_seconds', 'Median of all turns', {
    absent: 'not reached',
    of: 'all_turns.n',
    low_priority: 2,
  }),
];

const OFF_HOURS_COLUMNS: Column[] = [
  { key: 'off_hours.n', label: 'Off hours', kind: 'count' },
  seconds('off_hours.median_calendar_seconds', 'Off-hours calendar median', { low_priority: 2 }),
];

interface Times extends Row {
  off_hours?: { n: number; median_calendar_seconds: number | null };
}

/** Every turn, whether or not it needed a reply. */
function medianOf(frame: TurnFrame, turns: Uint32Array): Row {
  const { coded, answered } = waitsOf(frame, turns);
  const [median_seconds] = curveOf(coded, [], [0.5]).quantiles as (number | null)[];
  return { n: coded.length, answered, km: { median_seconds } };
}

function curveOf(coded: Float64Array, times: number[], shares: number[]) {
  const curve = kaplanMeier(coded.length, times, shares);
  for (let at = 0; at < coded.length; ) {
    const value = coded[at]!;
    let next = at + 1;
    while (next < coded.length && coded[next] === value) next++;
    const time = Math.floor(value / 2);
    if (value % 2 === 0) curve.add(time, next - at, 0);
    else curve.add(time, 0, next - at);
    at = next;
  }
  return curve.finish();
}

function timesOf(frame: TurnFrame, turns: Uint32Array, settings: Settings): Times {
  const waits = waitsOf(frame, turns);
  const { coded, answered, offHours } = waits;
  const { points, quantiles } = curveOf(coded, LEVELS, [0.5, 0.75, 0.9]);
  const [median_seconds, p75_seconds, p90_seconds] = quantiles as (number | null)[];
  return {
    n: coded.length,
    answered,
    answered_only: answeredOnly(waits),
    km: { median_seconds, p75_seconds, p90_seconds },
    service_level: Object.fromEntries(
      points.map(({ time, survival }) => [durationLabel(time), survival === null ? null : 1 - survival]),
    ),
    buckets: bucketsOf(waits, settings.window),
    ...(frame.offHours ? { off_hours: { n: offHours.length, median_calendar_seconds: quantile(offHours, 0.5) } } : {}),
  };
}

/** Turns answered off hours have no wait to tell; in `coded` they stand first, as 0. */
function answeredOnly({ coded, answered, offHours }: Waits): Row {
  const waits = new Float64Array(answered - offHours.length);
  let n = 0;
  let sum = 0;
  for (const value of coded.subarray(offHours.length)) {
    if (value % 2 === 1) continue;
    waits[n++] = value / 2;
    sum += value / 2;
  }
  return {
    n,
    mean_seconds: n === 0 ? null : sum / n,
    median_seconds: quantile(waits, 0.5),
    p90_seconds: quantile(waits, 0.9),
  };
}

/** Unanswered turns are due once the window has passed, pending before. */
function bucketsOf({ coded }: Waits, window: number): Record<string, number> {
  const due = Number.isFinite(window) ? window : 24 * HOUR;
  const counts = new Array<number>(BUCKETS.length + 1).fill(0);
  let unanswered = 0;
  let pending = 0;
  for (const value of coded) {
    const time = Math.floor(value / 2);
    if (value % 2 === 1) {
      if (time >= due) unanswered++;
      else pending++;
      continue;
    }
    const bucket = BUCKETS.findIndex((limit) => time <= limit);
    counts[bucket < 0 ? BUCKETS.length : bucket]!++;
  }
  return {
    ...Object.fromEntries(BUCKETS.map((limit, at) => [durationLabel(limit), counts[at]!])),
    later: counts.at(-1)!,
    unanswered,
    pending,
  };
}
