/** Turns by the local hour of the week in which they began: how many, who was answered in time, after how long. */
import { DAY_SECONDS } from '../../domain/duration.ts';
import { WEEK_HOURS, WEEK_PARTS } from '../../domain/week-hours.ts';
import type { ClusterType } from '../../statistics/bootstrap.ts';
import { ClusterTypes } from '../../statistics/cluster-types.ts';
import type { Estimate } from '../../statistics/estimate.ts';
import { waitingCurve } from '../../statistics/kaplan-meier.ts';
import { complement, type Rate, rateOf } from '../../statistics/rate.ts';
import { grown } from './grown.ts';
import type { Members } from './members.ts';
import { type Population, populationName } from './population.ts';
import { sortedBy } from './row-order.ts';
import { type GroupWaits, NO_WAITS } from './sorter.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';
import { readLater, Values } from './values.ts';

const WEEK_SECONDS = 7 * DAY_SECONDS;

/** Turns that began in some hours of the week. */
export interface HoursServed {
  arrivals: number;
  due: number;
  answered: number;
  /** Turns observed for the window, in a sample that rules out their share; not counted in due. */
  biased: number;
  /** Share of the due turns answered in time. */
  share: Rate;
  /** Seconds, from the Kaplan–Meier curve. */
  median: Estimate;
}

export interface WeekCount {
  /** By hour of the week. */
  arrivals: Uint32Array;
  /** Replies by people, to whomever, of the brands and on the channels of the group. */
  replies: Uint32Array;
  /** Whole weeks from the first turn to the last, of which a day may lack. */
  weeks: number;
  /** Of each of WEEK_PARTS. */
  parts(): HoursServed[];
  /** Of each hour. */
  cells(): HoursServed[];
}

export interface WeekCounts {
  of(group: number): WeekCount;
  /** Seconds from the first turn to the last. */
  span: number;
  /** Turns left out because they are dated without a time of day. */
  datesOnly: number;
}

/**
 * @param window seconds @param population whose arrivals and waits are counted
 * @param fair of these, whose share may be printed: that of a sample of answered conversations may not
 */
export function weekCounts(window: number, population: Population, fair: Population): TurnStatistic<WeekCounts> {
  const name = `week ${window} ${populationName(population)} ${populationName(fair)}`;
  return { name, open: () => foldWeeks(window, population, fair) };
}

const [DUE, MISSED, BIASED] = [1, 2, 3];

/** Keeps fourteen bytes a turn until the round ends, those of the last until they are printed. */
function foldWeeks(window: number, population: Population, fair: Population) {
  let values = new Values();
  let turns = 0;
  let place = new Uint32Array(0);
  let hourOf = new Uint8Array(0);
  let fate = new Uint8Array(0);
  const streams = new Map<number, Set<Uint32Array>>();
  const counts: WeekCount[] = [];
  const spans: { first: number; last: number }[] = [];
  let [first, last, datesOnly] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  let members: Members | undefined;
  return {
    add(chunk: TurnChunk) {
      const { frame, group, member } = chunk;
      members = chunk.members;
      const { wait, observed } = chunk.times(population.hours);
      const [picked, fairly] = [chunk.pick(population), chunk.pick(fair)];
      place = grown(place, turns + frame.n);
      hourOf = grown(hourOf, turns + frame.n);
      fate = grown(fate, turns + frame.n);
      for (let turn = 0; turn < frame.n; turn++) {
        if (picked && picked[turn] === 0) continue;
        if (frame.datesOnly?.[turn] === 1) {
          datesOnly++;
          continue;
        }
        const [waited, watched, asked] = [wait[turn]!, observed[turn]!, frame.askedAt[turn]!];
        const isAnswered = waited >= 0 && waited <= watched;
        values.add(group[turn]!, isAnswered ? waited : watched, turns, isAnswered ? 1 : 0);
        place[turns] = members.place[member[turn]!]!;
        hourOf[turns] = frame.weekHour![turn]!;
        const isMissed = waited < 0 || waited > window;
        const isFair = !fairly || fairly[turn] === 1;
        fate[turns++] = watched < window ? 0 : !isFair ? BIASED : isMissed ? MISSED : DUE;
        spans[group[turn]!] ??= { first: asked, last: asked };
        const span = spans[group[turn]!]!;
        if (asked < span.first) span.first = asked;
        if (asked > span.last) span.last = asked;
        if (asked < first) first = asked;
        if (asked > last) last = asked;
        addReplies(
          streams,
          group[turn]!,
          frame.replyHours?.of(frame.brand[turn]!, frame.channels[frame.channel[turn]!]!),
        );
      }
    },
    endRound(isLast: boolean) {
      if (!members) return;
      for (const group of values.groups()) {
        const waits = values.take(group, turns);
        const hours = Uint8Array.from(waits.customer, (turn) => hourOf[turn]!);
        const fates = Uint8Array.from(waits.customer, (turn) => fate[turn]!);
        const customer = Uint32Array.from(waits.customer, (turn) => place[turn]!);
        counts[group] = weekOf(
          { ...waits, customer, customers: members.sizes[group]! },
          hours,
          fates,
          spans[group],
          streams.get(group),
          isLast,
        );
      }
      values = new Values();
      turns = 0;
    },
    finish: (): WeekCounts => ({ of: (group) => counts[group] ?? NO_WEEK, span: Math.max(0, last - first), datesOnly }),
  };
}

function addReplies(streams: Map<number, Set<Uint32Array>>, group: number, replies: Uint32Array | undefined): void {
  if (!replies) return;
  const known = streams.get(group);
  if (known) known.add(replies);
  else streams.set(group, new Set([replies]));
}

function weekOf(
  waits: GroupWaits,
  hours: Uint8Array,
  fates: Uint8Array,
  { first, last } = { first: 0, last: 0 },
  streams: Iterable<Uint32Array> = [],
  mayWait = true,
): WeekCount {
  const arrivals = new Uint32Array(WEEK_HOURS);
  for (const hour of hours) arrivals[hour]!++;
  const replies = new Uint32Array(WEEK_HOURS);
  for (const stream of streams) for (const [hour, n] of stream.entries()) replies[hour]! += n;
  const { order, starts } = sortedBy(Uint32Array.from(hours));
  const numbers = new Uint32Array(waits.customers);
  const served = (turns: Uint32Array) => servedOf(waits, fates, turns, numbers);
  const ofHour = (hour: number) => order.subarray(starts[hour] ?? order.length, starts[hour + 1] ?? order.length);
  return {
    arrivals,
    replies,
    weeks: Math.floor((last - first + DAY_SECONDS) / WEEK_SECONDS),
    parts: readLater(() => WEEK_PARTS.map(({ holds }) => served(placesOf(hours, arrivals, holds))), mayWait),
    cells: readLater(() => Array.from(arrivals, (_, hour) => served(ofHour(hour))), mayWait),
  };
}

/** Ascending: the order of their waits. */
function placesOf(hours: Uint8Array, arrivals: Uint32Array, holds: (hour: number) => boolean): Uint32Array {
  const isPicked = Uint8Array.from(arrivals, (_, hour) => (holds(hour) ? 1 : 0));
  const places = new Uint32Array(arrivals.reduce((sum, each, hour) => sum + each * isPicked[hour]!, 0));
  let n = 0;
  for (let turn = 0; turn < hours.length; turn++) if (isPicked[hours[turn]!] === 1) places[n++] = turn;
  return places;
}

/**
 * @param turns places of some of the waits, ascending
 * @param numbers by customer, all zero before and after: here plus one, their number among those of these turns
 */
function servedOf(waits: GroupWaits, fates: Uint8Array, turns: Uint32Array, numbers: Uint32Array): HoursServed {
  const n = turns.length;
  const some = { time: new Uint32Array(n), ended: new Uint8Array(n), customer: new Uint32Array(n) };
  const tally = new Uint32Array(2 * n);
  let [customers, biased] = [0, 0];
  for (let at = 0; at < n; at++) {
    const turn = turns[at]!;
    const whose = waits.customer[turn]!;
    if (numbers[whose] === 0) numbers[whose] = ++customers;
    const number = numbers[whose]! - 1;
    some.time[at] = waits.time[turn]!;
    some.ended[at] = waits.ended[turn]!;
    some.customer[at] = number;
    if (fates[turn] === BIASED) biased++;
    if (fates[turn] !== DUE && fates[turn] !== MISSED) continue;
    tally[2 * number]!++;
    if (fates[turn] === MISSED) tally[2 * number + 1]!++;
  }
  for (let at = 0; at < n; at++) numbers[waits.customer[turns[at]!]!] = 0;
  const missed = rateOf(typesOf(tally, customers));
  const [median] = waitingCurve({ ...some, customers }, [], [0.5]).quantiles as [Estimate];
  return { arrivals: n, due: missed.n, answered: missed.n - missed.hits, biased, share: complement(missed), median };
}

function typesOf(tally: Uint32Array, customers: number): ClusterType[] {
  const types = new ClusterTypes();
  for (let number = 0; number < customers; number++)
    if (tally[2 * number]! > 0) types.add(tally[2 * number]!, tally[2 * number + 1]!);
  return types.all();
}

const NO_WEEK = weekOf(NO_WAITS, new Uint8Array(0), new Uint8Array(0));

/** An hour of which there were fewer says nothing: a quiet one may stand empty by chance. */
export const JUDGED_FROM = { weeks: 4, turns: 5 };

/** Hours that came round often enough, with enough turns, to say whether somebody is there; ascending. */
export function judgedOf({ arrivals, weeks }: Pick<WeekCount, 'arrivals' | 'weeks'>): number[] {
  if (weeks < JUDGED_FROM.weeks) return [];
  return [...arrivals.keys()].filter((hour) => arrivals[hour]! >= JUDGED_FROM.turns);
}

/** Of these, those in which no person replied to anybody. */
export function unstaffedOf(week: Pick<WeekCount, 'arrivals' | 'weeks' | 'replies'>): number[] {
  return judgedOf(week).filter((hour) => week.replies[hour] === 0);
}
