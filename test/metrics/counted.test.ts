/** What turns count as adds up to the metrics' own numbers, to the second. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  NEED_UNKNOWN,
  NO_REPLY_NEEDED,
  NOT_CLASSIFIED,
  REPLY_NEEDED,
  type TurnFrame,
} from '../../src/domain/turn-frame.ts';
import { countingOf } from '../../src/metrics/counted.ts';
import { turnMetricNamed } from '../../src/metrics/index.ts';
import type { Settings } from '../../src/metrics/metric.ts';
import { frameOf } from '../helpers/frame.ts';
import { measured } from '../helpers/measure.ts';

const WINDOW = 3_600;
const near = fc.constantFrom(0, 1, 2_699, 2_700, WINDOW - 1, WINDOW, WINDOW + 1, 86_399, 86_400, 90_000);
const turns = fc.record({
  wait: fc.option(near, { nil: undefined }),
  observed: near,
  covered: fc.boolean(),
  customer: fc.nat(5),
  ordinal: fc.integer({ min: 1, max: 3 }),
  posts: fc.integer({ min: 1, max: 3 }),
  unbiased: fc.boolean(),
  oneSided: fc.boolean(),
});
const frames = fc
  .tuple(fc.array(turns, { minLength: 10, maxLength: 40 }), fc.boolean(), fc.infiniteStream(fc.nat(3)))
  .map(([turns, labelled, needs]): TurnFrame => {
    const frame = frameOf(turns);
    return labelled ? { ...frame, needsReply: Uint8Array.from(turns, () => needs.next().value!) } : frame;
  });
const settings = fc.tuple(fc.constantFrom(WINDOW, Number.POSITIVE_INFINITY), fc.boolean(), fc.boolean()).map(
  ([window, allTurns, acceptBiased]): Settings => ({
    ...{ window, windows: [window], target: WINDOW, episodeGap: 86_400 },
    ...{ acceptBiased, allTurns },
  }),
);

function both(name: string, frame: TurnFrame, how: Settings) {
  const [row] = measured(turnMetricNamed(name), frame, how).rows as Record<string, never>[];
  const counting = countingOf(turnMetricNamed(name), frame, how);
  const counted = Array.from({ length: frame.n }, (_, turn) => counting(turn));
  return { row, n: (picks: (part: (typeof counted)[number]) => boolean | undefined) => counted.filter(picks).length };
}

test('ignored: due, ignored, pending', () => {
  fc.assert(
    fc.property(frames, settings, (frame, how) => {
      const { row, n } = both('ignored', frame, how);
      fc.pre(row !== undefined);
      const { due, ignored, pending } = row as never;
      expect([n((part) => part.due), n(({ as }) => as === 'ignored'), n(({ as }) => as === 'pending')]).toEqual([
        due,
        // Of "ever" only the curve can tell where some were watched for less.
        ignored ?? n(({ as }) => as === 'ignored'),
        pending,
      ]);
    }),
  );
});

test('sla: due, met, open, at risk', () => {
  fc.assert(
    fc.property(frames, settings, (frame, how) => {
      const { row, n } = both('sla', frame, how);
      fc.pre(row !== undefined);
      const { due, met, open, at_risk } = row as never;
      expect([n((part) => part.due), n(({ as }) => as === 'met'), n(({ as }) => as === 'open')]).toEqual([
        due,
        met,
        open,
      ]);
      expect(n(({ because }) => because.startsWith('at risk'))).toBe(at_risk);
    }),
  );
});

test('response times: answered, waiting, pending', () => {
  fc.assert(
    fc.property(frames, settings, (frame, how) => {
      const { row, n } = both('response-times', frame, how);
      fc.pre(row !== undefined);
      const { answered, buckets } = row as { answered: number; buckets: Record<string, number> } & Record<
        string,
        never
      >;
      expect([
        n(({ as }) => as === 'answered'),
        n(({ as }) => as === 'unanswered'),
        n(({ as }) => as === 'pending'),
      ]).toEqual([answered, buckets.unanswered, buckets.pending]);
    }),
  );
});

test('effort: who was chased, and who came back', () => {
  // Twelve conversations of one turn, every second chased; every third has a second turn, which stands behind it.
  const turns = Array.from({ length: 12 }, (_, at) => ({ posts: 1 + (at % 2), customer: at, key: 1 + 2 * at }));
  const second = turns
    .filter((_, at) => at % 3 === 0)
    .map(({ customer, key }) => ({ customer, key: key + 1, ordinal: 2 }));
  const all = [...turns, ...second].sort((a, b) => a.key - b.key);
  const how = { window: WINDOW, windows: [WINDOW], target: WINDOW, episodeGap: 86_400, acceptBiased: false };
  const { row, n } = both('effort', frameOf(all), how);
  expect(n(({ because }) => because.startsWith('chased'))).toBe(6);
  expect(n(({ because }) => because.endsWith('back again') && !because.startsWith('neither'))).toBe(4);
  expect(n(({ because }) => because === 'chased, and back again')).toBe(2);
  expect(row).toMatchObject({ conversations: 12, chase: { share: 0.5 }, back_again: 4 / 12 });
});

test('turns that needed none, that nothing tells of, and that nobody read are told apart', () => {
  const needsReply = Uint8Array.of(NO_REPLY_NEEDED, REPLY_NEEDED, NOT_CLASSIFIED, NEED_UNKNOWN);
  const frame = { ...frameOf([{}, {}, {}, {}]), needsReply };
  const how = { window: WINDOW, windows: [WINDOW], target: WINDOW, episodeGap: 86_400, acceptBiased: false };
  const counting = countingOf(turnMetricNamed('ignored'), frame, how);
  expect([0, 1, 2, 3].map((turn) => counting(turn).because)).toEqual([
    'needed no reply',
    'not answered',
    'not classified yet',
    'nothing tells whether it needed a reply',
  ]);
});
