/** Turns by the sampling of their coverage, and everything that warnings about the sample need. */
import { SAMPLINGS } from '../../domain/post.ts';
import { REACHES } from '../../domain/reach.ts';
import {
  NEED_UNKNOWN,
  NOT_CLASSIFIED,
  ONE_SIDED,
  REPLY_NEEDED,
  SOUGHT_AT_WORD,
  type TurnFrame,
} from '../../domain/turn-frame.ts';
import { grown } from './grown.ts';
import type { Population } from './population.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

/** Brand -> turns. */
export type ByBrand = ReadonlyMap<string, number>;

export interface CountedHours {
  /** Whether only open seconds count. */
  areOpen: boolean;
  /** Brands without business hours, whose waits count by the calendar. */
  byCalendar: ReadonlySet<string>;
}

export interface SampleCounts {
  n: number;
  /** Turns of samples in which every conversation was answered by construction. */
  answeredOnly: ByBrand;
  /** Turns where nothing shows that the brand's own posts were searched for. */
  unheard: ByBrand;
  /** Turns where only a person's statement says that they were. */
  atWord: ByBrand;
  /** Turns in either of the first two. */
  answeredOnlyOrUnheard: number;
  untagged: number;
  /** Outside all known coverage. */
  uncovered: number;
  /** Dated after their answer, and so no part of n. */
  clockSkew: number;
  /** Sampling -> turns that lie in coverage of that kind. */
  samplings: ReadonlyMap<string, number>;
  /** Turns that needed a reply, turns of which nothing tells, and turns not classified yet; 0 where nothing is. */
  needed: number;
  needUnknown: number;
  notClassified: number;
  /** How many brands are declared. */
  brands: number;
  /** Brands and channels that turns were read of. */
  streams: readonly { brand: string; channel: string }[];
  /** Turns that began before any schedule was in force. */
  unscheduled: number;
  /** The hours in which waits count: those of the flags, and those of the SLA target. */
  hours: Record<Population['hours'], CountedHours>;
}

export const sampling: TurnStatistic<SampleCounts> = { name: 'sampling', open: foldSampling };

const UNTAGGED = REACHES.indexOf('untagged');

function foldSampling() {
  const sample = {
    ...{ n: 0, answeredOnlyOrUnheard: 0, untagged: 0, uncovered: 0, clockSkew: 0, needed: 0 },
    ...{ needUnknown: 0, notClassified: 0 },
    ...{ answeredOnly: new Map<string, number>(), unheard: new Map<string, number>() },
    ...{ atWord: new Map<string, number>(), samplings: new Map<string, number>() },
    ...{ brands: 0, unscheduled: 0 },
    hours: {
      asked: { areOpen: false, byCalendar: new Set<string>() },
      promised: { areOpen: false, byCalendar: new Set<string>() },
    },
  };
  const streams: { brand: string; channel: string }[] = [];
  /** By stream: 1 where a turn was read. */
  let seen = new Uint8Array(0);
  return {
    add({ frame, times }: TurnChunk) {
      const { n, brand, channel, brands, channels, unbiased, oneSided, reach, needsReply } = frame;
      sample.n += n;
      sample.uncovered += frame.uncovered;
      sample.clockSkew += frame.clockSkew;
      sample.unscheduled += frame.unscheduled ?? 0;
      sample.brands = brands.size;
      for (const [kind, turns] of frame.samplings) countIn(sample.samplings, kind, turns);
      for (const hours of ['asked', 'promised'] as const) {
        const { offHours, byCalendar = [] } = times(hours);
        if (offHours) sample.hours[hours].areOpen = true;
        for (const name of byCalendar) sample.hours[hours].byCalendar.add(name);
      }
      for (let turn = newStream(frame, seen, 0); turn < n; turn = newStream(frame, seen, turn + 1)) {
        const stream = brand[turn]! * channels.length + channel[turn]!;
        seen = grown(seen, stream + 1);
        seen[stream] = 1;
        streams.push({ brand: brands.get(brand[turn]!)!, channel: channels[channel[turn]!]! });
      }
      sample.untagged += count(reach, UNTAGGED);
      sample.needed += count(needsReply, REPLY_NEEDED);
      sample.needUnknown += count(needsReply, NEED_UNKNOWN);
      sample.notClassified += count(needsReply, NOT_CLASSIFIED);
      countBrands(sample.atWord, oneSided, SOUGHT_AT_WORD, frame);
      countBrands(sample.unheard, oneSided, ONE_SIDED, frame);
      countBrands(sample.answeredOnly, unbiased, 0, frame);
      if (oneSided.includes(ONE_SIDED) || unbiased.includes(0))
        sample.answeredOnlyOrUnheard += countEither(oneSided, ONE_SIDED, unbiased, 0);
    },
    finish: (): SampleCounts => ({
      ...sample,
      samplings: new Map([...sample.samplings].sort(([a], [b]) => rankOf(a) - rankOf(b))),
      streams,
    }),
  };
}

const rankOf = (kind: string) => (SAMPLINGS as readonly string[]).indexOf(kind);

/** Index of the next turn, at or after `from`, of a brand and channel not seen before. */
function newStream({ n, brand, channel, channels }: TurnFrame, seen: Uint8Array, from: number): number {
  for (let turn = from; turn < n; turn++) if (seen[brand[turn]! * channels.length + channel[turn]!] !== 1) return turn;
  return n;
}

function countEither(one: Uint8Array, value: number, other: Uint8Array, otherValue: number): number {
  let n = 0;
  for (let turn = 0; turn < one.length; turn++) if (one[turn] === value || other[turn] === otherValue) n++;
  return n;
}

function count(column: Uint8Array | undefined, value: number): number {
  let n = 0;
  if (column?.includes(value)) for (let turn = 0; turn < column.length; turn++) if (column[turn] === value) n++;
  return n;
}

function countBrands(
  counts: Map<string, number>,
  column: Uint8Array,
  value: number,
  { brand, brands }: TurnFrame,
): void {
  if (!column.includes(value)) return;
  const turns: number[] = [];
  const order: number[] = [];
  for (let turn = 0; turn < column.length; turn++) {
    if (column[turn] !== value) continue;
    const key = brand[turn]!;
    if (turns[key] === undefined) order.push(key);
    turns[key] = (turns[key] ?? 0) + 1;
  }
  for (const key of order) countIn(counts, brands.get(key)!, turns[key]!);
}

function countIn(counts: Map<string, number>, name: string, n: number): void {
  counts.set(name, (counts.get(name) ?? 0) + n);
}
