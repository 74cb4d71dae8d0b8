/** How long customers wait, with the unanswered left in. */
import { amount } from '../domain/amount.ts';
import { durationLabel } from '../domain/duration.ts';
import { PRINT_FROM } from '../domain/enough.ts';
import type { Column, Row } from '../domain/report.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { waitingCurve } from '../statistics/kaplan-meier.ts';
import { quantile } from '../statistics/quantile.ts';
import { complement } from '../statistics/rate.ts';
import { sampleQuantiles } from '../statistics/sample-quantiles.ts';
import { denominatorOf, uncoveredNotes } from './denominator.ts';
import { estimateCells, estimateColumn } from './estimates.ts';
import { type Metric, type Settings, sectionOf } from './metric.ts';
import { restingOn } from './sample.ts';
import { answeredOf, type GroupWaits, waitsOf, watchedOf } from './waits.ts';

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
    'print; quantile type 7 over answered turns. All of them from 10 turns on, with 95 % intervals by customer: those of ' +
    'SL(T) as for any share, those of a quantile from the curve’s (Brookmeyer–Crowley). Where ' +
    'posts are classified, only turns that needed a reply are counted, and the median over all turns stands beside it. In ' +
    'open hours, a turn answered before an open second had passed is answered at 0 on the curve, counted apart as off hours ' +
    'with its calendar median, and left out of answered only.',
  facet: 'needs-reply',
  measure(frame, groups, settings) {
    const counted = denominatorOf(frame, settings);
    const labelled = counted.name === 'needs-reply';
    const watched = (turns: Uint32Array) => watchedOf(frame, counted.pick(turns));
    const rows = groups.list.map(({ names, turns }) => ({
      ...names,
      ...timesOf(frame, watched(turns), labelled ? watchedOf(frame, turns) : undefined, settings),
      denominator: counted.name,
    }));
    return sectionOf(responseTimes, groups, {
      columns: [...COLUMNS, ...(labelled ? ALL_TURNS_COLUMNS : []), ...(frame.offHours ? OFF_HOURS_COLUMNS : [])],
      rows,
      n: groups.list.reduce((sum, { turns }) => sum + watched(turns).length, 0),
      denominator: labelled ? 'turns that needed a reply' : 'turns',
      window: durationLabel(settings.window),
      notes: [
        ...counted.notes,
        ...uncoveredNotes(frame),
        ...(frame.clockSkew > 0
          ? [`${amount(frame.clockSkew, 'turn')} excluded: dated after the answer (clock skew)`]
          : []),
      ],
    });
  },
});

const NOT_REACHED = { absent: 'not reached' };

const COLUMNS: Column[] = [
  { key: 'n', label: 'n', kind: 'count' },
  { key: 'answered', label: 'Answered', kind: 'count', low_priority: 1 },
  estimateColumn('km.median_seconds', 'Median', 'seconds', NOT_REACHED),
  estimateColumn('km.p75_seconds', 'p75', 'seconds', { ...NOT_REACHED, low_priority: 5 }),
  estimateColumn('km.p90_seconds', 'p90', 'seconds', { ...NOT_REACHED, low_priority: 2 }),
  ...LEVELS.map((level, at) =>
    estimateColumn(`service_level.${durationLabel(level)}`, `≤${durationLabel(level)}`, 'share', {
      absent: 'not known',
      low_priority: [10, 6, 1, 9, 11, 7, 12][at]!,
    }),
  ),
  estimateColumn('answered_only.median_seconds', 'Answered only: median', 'seconds', { of: 'n' }),
  { key: 'answered_only.mean_seconds', label: 'mean', kind: 'seconds', of: 'n', needs: PRINT_FROM, low_priority: 8 },
  estimateColumn('answered_only.p90_seconds', 'p90', 'seconds', { of: 'n', low_priority: 8 }),
];

const ALL_TURNS_COLUMNS: Column[] = [
  estimateColumn('all_turns.km.median_seconds', 'Median of all turns', 'seconds', { ...NOT_REACHED, low_priority: 3 }),
];

const OFF_HOURS_COLUMNS: Column[] = [
  { key: 'off_hours.n', label: 'Off hours', kind: 'count' },
  {
    key: 'off_hours.median_calendar_seconds',
    label: 'Off-hours calendar median',
    kind: 'seconds',
    of: 'n',
    needs: PRINT_FROM,
    low_priority: 2,
  },
];

interface Times extends Row {
  off_hours?: { n: number; median_calendar_seconds: number | null };
}

/** @param all every turn of the group, whether or not it needed a reply; left out where only these count */
function timesOf(frame: TurnFrame, turns: Uint32Array, all: Uint32Array | undefined, settings: Settings): Times {
  const n = turns.length;
  const waits = waitsOf(frame, turns);
  const { waiting, quantiles } = waitingCurve(waits, LEVELS, [0.5, 0.75, 0.9]);
  const [median, p75, p90] = quantiles as [Estimate, Estimate, Estimate];
  const answered = answeredOf(frame.offHours ? waitsOf(frame, inOpenHours(frame, turns)) : waits);
  const [answeredMedian, answeredP90] = sampleQuantiles(answered, [0.5, 0.9]) as [Estimate, Estimate];
  const curve = estimateCells({
    km: { median_seconds: median, p75_seconds: p75, p90_seconds: p90 },
    service_level: Object.fromEntries(waiting.map((share, at) => [durationLabel(LEVELS[at]!), complement(share)])),
  });
  const { intervals: answeredIntervals, ...answeredCells } = estimateCells(
    { median_seconds: answeredMedian, p90_seconds: answeredP90 },
    n,
  );
  const everybody = all && estimateCells({ km: { median_seconds: medianOf(frame, all) } });
  return {
    n,
    answered: waits.answered,
    answered_only: { n: answered.answered, mean_seconds: n < PRINT_FROM ? null : meanOf(answered), ...answeredCells },
    ...curve,
    buckets: bucketsOf(waits, settings.window),
    ...(all && { all_turns: { n: all.length, answered: waitsOf(frame, all).answered, km: everybody!.km } }),
    intervals: {
      ...curve.intervals,
      answered_only: answeredIntervals,
      ...(everybody && { all_turns: everybody.intervals }),
    },
    ...(frame.offHours && { off_hours: offHoursOf(frame, turns) }),
  };
}

function inOpenHours({ offHours }: TurnFrame, turns: Uint32Array): Uint32Array {
  return turns.filter((turn) => offHours![turn] === 0);
}

function medianOf(frame: TurnFrame, turns: Uint32Array): Estimate {
  return waitingCurve(waitsOf(frame, turns), [], [0.5]).quantiles[0]!;
}

function meanOf({ time, answered }: GroupWaits): number | null {
  let sum = 0;
  for (let at = 0; at < time.length; at++) sum += time[at]!;
  return answered === 0 ? null : sum / answered;
}

function offHoursOf({ offHours, calendarWait }: TurnFrame, turns: Uint32Array): NonNullable<Times['off_hours']> {
  const waits = Float64Array.from(
    turns.filter((turn) => offHours![turn] === 1),
    (turn) => calendarWait[turn]!,
  ).sort();
  return { n: waits.length, median_calendar_seconds: turns.length < PRINT_FROM ? null : quantile(waits, 0.5) };
}

/** Unanswered turns are due once the window has passed, pending before. */
function bucketsOf({ time, ended }: GroupWaits, window: number): Record<string, number> {
  const due = Number.isFinite(window) ? window : 24 * HOUR;
  const counts = new Array<number>(BUCKETS.length + 1).fill(0);
  let unanswered = 0;
  let pending = 0;
  let bucket = 0;
  for (let at = 0; at < time.length; at++) {
    const seconds = time[at]!;
    while (bucket < BUCKETS.length && seconds > BUCKETS[bucket]!) bucket++;
    if (ended[at] === 1) counts[bucket]!++;
    else if (seconds >= due) unanswered++;
    else pending++;
  }
  return {
    ...Object.fromEntries(BUCKETS.map((limit, at) => [durationLabel(limit), counts[at]!])),
    later: counts.at(-1)!,
    unanswered,
    pending,
  };
}
