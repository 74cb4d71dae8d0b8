/** Laws of counting: any chunks, and any rounds of whole groups and customers, come to the same as all turns at once. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { followerBands } from '../../src/domain/follower-bands.ts';
import { DEFLECTS, TRIED_FIRST, UNLABELLED } from '../../src/domain/reply-acts.ts';
import type { ReplyColumns } from '../../src/domain/reply-columns.ts';
import type { TurnFrame } from '../../src/domain/turn-frame.ts';
import type { Grouping } from '../../src/metrics/counts/groups.ts';
import { METRICS } from '../../src/metrics/index.ts';
import type { Settings, TurnMetric } from '../../src/metrics/metric.ts';
import { frameOf, type TurnSpec } from './frame.ts';
import { measured, measuredIn } from './measure.ts';
import { DAY_ONE } from './transcript.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;

type Told = TurnSpec & {
  need: number;
  mood: number;
  replies: { after: number; acts: number; agent: number; auto: number }[];
};

/** Conversations of one to three turns, whose keys follow each other. */
const conversation = fc.record({
  customer: fc.nat(6),
  brand: fc.integer({ min: 1, max: 2 }),
  turns: fc.array(
    fc.record({
      at: fc.nat(6 * DAY),
      wait: fc.option(fc.nat(2 * DAY), { nil: undefined }),
      observed: fc.integer({ min: 0, max: 5 * DAY }),
      posts: fc.integer({ min: 1, max: 3 }),
      covered: fc.constantFrom(true, true, true, false),
      oneSided: fc.constantFrom(false, false, false, true),
      unbiased: fc.constantFrom(true, true, true, false),
      need: fc.nat(3),
      mood: fc.nat(2),
      replies: fc.array(
        fc.record({
          after: fc.nat(9 * DAY),
          acts: fc.integer({ min: 1, max: 2 * UNLABELLED - 1 }),
          agent: fc.nat(3),
          auto: fc.nat(1),
        }),
        { maxLength: 2 },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});
const world = fc
  .array(conversation, { minLength: 1, maxLength: 30 })
  .map((conversations): Told[] =>
    conversations
      .flatMap(({ customer, brand, turns }) => turns.map((turn, at) => ({ ...turn, customer, brand, ordinal: at + 1 })))
      .map((turn, at) => ({ ...turn, key: at + 1 })),
  );

const brand: Grouping<TurnFrame> = {
  name: 'brand',
  label: 'Brand',
  order: 'text',
  code: (frame, turn) => frame.brand[turn]!,
  text: (code, frame) => frame.brands.get(code)!,
};
const day: Grouping<TurnFrame> = {
  name: 'day',
  label: 'Day',
  order: 'code',
  code: (frame, turn) => Math.floor(frame.askedAt[turn]! / DAY),
  text: String,
};

/** Of one customer nobody knows the followers. */
const followersOf = (customer: number) => (customer === 6 ? -1 : 100 * customer);

/** @param all turns: conversations that begin among those of the frame may end beyond it */
const frame = (turns: Told[], all = turns) => ({
  ...frameOf(turns),
  needsReply: Uint8Array.from(turns, ({ need }) => need),
  weekHour: Uint8Array.from(turns, ({ at = 0 }) => Math.floor(at / HOUR) % 168),
  brandsTagged: new Uint8Array(turns.length).fill(1),
  followers: {
    of: Int32Array.from(turns, ({ customer = 0 }) => followersOf(customer)),
    bands: followerBands([0, 100, 200, 300, 400, 500], 1),
  },
  replies: repliesOf(turns, all),
});

const first = ({ key, ordinal }: Told) => key! - ordinal! + 1;

function repliesOf(turns: Told[], all: Told[]): ReplyColumns {
  const firsts = new Set(turns.filter(({ ordinal }) => ordinal === 1).map(({ key }) => key!));
  const theirs = all.filter((turn) => firsts.has(first(turn)));
  const rows = theirs.flatMap((turn) => turn.replies.map((reply) => ({ ...reply, turn })));
  const later = theirs.filter(({ ordinal }) => ordinal! > 1);
  const bits = (pick: (turn: Told) => number) => new Map(theirs.map((turn) => [turn.key!, pick(turn)]));
  return {
    n: rows.length,
    conversation: Int32Array.from(rows, ({ turn }) => first(turn)),
    turn: Int32Array.from(rows, ({ turn }) => turn.key!),
    at: Float64Array.from(rows, ({ turn, after }) => DAY_ONE + turn.at! + after),
    auto: Uint8Array.from(rows, ({ auto }) => auto),
    acts: Int32Array.from(rows, ({ acts }) => acts),
    agent: Uint32Array.from(rows, ({ agent }) => agent),
    agents: ['', '', 'JK', 'MS'],
    tried: bits(({ mood, ordinal }) => (mood > 0 ? DEFLECTS.dm : 0) | (ordinal === 1 ? TRIED_FIRST : 0)),
    given: bits(({ mood }) => mood),
    asked: bits(({ need }) => need),
    moods: {
      conversation: Int32Array.from(later, first),
      key: Int32Array.from(later, ({ key }) => key!),
      at: Float64Array.from(later, ({ at }) => DAY_ONE + at!),
      mood: Uint8Array.from(later, ({ mood }) => mood),
    },
  };
}

function pieces(turns: Told[], cuts: readonly number[]): TurnFrame[] {
  const ends = [...cuts.map((cut) => cut % (turns.length + 1)), turns.length].sort((a, b) => a - b);
  return ends.map((end, at) => frame(turns.slice(ends[at - 1] ?? 0, end), turns));
}

const settings = fc.record({ allTurns: fc.boolean(), acceptBiased: fc.boolean() }).map(
  (some): Settings => ({
    ...{ window: DAY, windows: [HOUR, DAY, Number.POSITIVE_INFINITY], target: HOUR, episodeGap: 3 * DAY },
    staffing: {
      ...{ handle: 360, share: 0.8, within: HOUR, shrinkage: 0.3, concurrency: 1 },
      ...{ period: { since: null, until: null }, asOf: 4e9, offset: () => 0 },
    },
    needsReplyRecord: { sensitivity: { count: 80, n: 100 }, specificity: { count: 90, n: 100 } },
    ...some,
  }),
);
const metrics = METRICS.filter((metric): metric is TurnMetric => metric.of === 'turns');

/** Whole seconds of the first and the last moment at which a turn may begin. */
const SPAN = { first: frameOf([{}]).askedAt[0]!, last: frameOf([{ at: 6 * DAY }]).askedAt[0]! };

/** Any split into chunks gives the same section. */
export const chunksLaw = fc.property(
  world,
  fc.array(fc.nat(90), { maxLength: 4 }),
  fc.subarray([brand, day]),
  settings,
  (turns, cuts, by, how) => {
    for (const metric of metrics)
      expect(measuredIn([{ frames: pieces(turns, cuts) }], metric, how, by)).toEqual(
        measured(metric, frame(turns), how, by),
      );
  },
);

/** Rounds of some brands each give the same section where groups are of one brand. */
export const brandsLaw = fc.property(world, fc.array(fc.nat(90), { maxLength: 2 }), settings, (turns, cuts, some) => {
  const how = { ...some, span: SPAN };
  const rounds = [1, 2].map((key) => ({
    frames: pieces(
      turns.filter((turn) => turn.brand === key),
      cuts,
    ),
  }));
  for (const metric of metrics)
    for (const by of [[brand], [brand, day]])
      expect(measuredIn(rounds, metric, how, by)).toEqual(measured(metric, frame(turns), how, by));
});

/** Any rounds of whole groups beside any rounds of whole customers give the same section. */
export const customersLaw = fc.property(
  world,
  fc.array(fc.nat(90), { maxLength: 2 }),
  fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
  settings,
  (turns, cuts, starts, some) => {
    const how = { ...some, span: SPAN };
    const framesOf = (isIn: (turn: Told) => boolean) => pieces(turns.filter(isIn), cuts);
    const brands = [1, 2].map((key) => ({
      whole: 'groups' as const,
      frames: framesOf(({ brand }) => brand === key),
    }));
    const everything = [{ whole: 'groups' as const, frames: framesOf(() => true) }];
    const from = [...new Set([0, ...starts])].sort((a, b) => a - b);
    const customers = from.map((least, at) => ({
      whole: 'customers' as const,
      customers: { from: least },
      frames: framesOf(({ customer = 0 }) => customer >= least && customer < (from[at + 1] ?? 7)),
    }));
    for (const metric of metrics)
      for (const by of [[], [day], [brand], [brand, day]])
        expect(
          measuredIn([...(by.includes(brand) ? brands : everything), ...customers], metric, how, by),
          metric.name,
        ).toEqual(measured(metric, frame(turns), how, by));
  },
);
