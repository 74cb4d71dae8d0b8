import { expect, test } from 'vitest';
import type { Grid } from '../../src/domain/picture.ts';
import type { Row } from '../../src/domain/report.ts';
import type { TurnFrame } from '../../src/domain/turn-frame.ts';
import { countingOf } from '../../src/metrics/counted.ts';
import { hours } from '../../src/metrics/hours.ts';
import { frameOf, type TurnSpec } from '../helpers/frame.ts';
import { measured } from '../helpers/measure.ts';

const HOUR = 3_600;
const settings = { window: HOUR, windows: [HOUR], target: HOUR, episodeGap: 72 * HOUR, acceptBiased: false };

/** Turns of a brand whose people reply in these hours of the week. */
function framed(turns: TurnSpec[], replies: readonly number[] = [], more: Partial<TurnFrame> = {}): TurnFrame {
  const counts = new Uint32Array(168);
  for (const hour of replies) counts[hour]!++;
  return {
    ...frameOf(turns),
    weekHour: Uint8Array.from(turns, ({ at = 0 }) => Math.floor(at / HOUR) % 168),
    replyHours: { of: (brand, channel) => (brand === 1 && channel === 'x' ? counts : undefined) },
    ...more,
  };
}

const answer = (frame: TurnFrame, how: Partial<typeof settings> = {}) => {
  const section = measured(hours, frame, { ...settings, ...how });
  return { ...section, row: (part: string) => section.rows.find((row) => row.part === part) as Row };
};

const many = (n: number, turn: TurnSpec) => Array.from({ length: n }, () => ({ ...turn }));

/** Forty on Tuesday at nine, answered after five minutes; forty on Saturday at 23:00, ten of them within the hour. */
const WEEK = [
  ...many(40, { at: 33 * HOUR, wait: 300 }),
  ...many(10, { at: 143 * HOUR, wait: 1_800 }),
  ...many(30, { at: 143 * HOUR }),
  { at: 200 * HOUR, wait: 60 },
].map((turn, customer) => ({ ...turn, customer }));

test('a week by hand: parts, hours, who is there, and night and weekend against the rest', () => {
  const { rows, notes, row, n } = answer(framed(WEEK, [33, 33, 34, 32]));
  expect([rows.length, n]).toEqual([12 + 168, 81]);
  expect(rows[0]).toMatchObject({
    part: 'all',
    arrivals: 81,
    due: 81,
    answered: 51,
    replies: 4,
    unstaffed_hours: null,
  });
  expect(row('Tue 09:00')).toMatchObject({
    ...{
      at_weekday: 'Tue',
      at_hour: 9,
      arrivals: 40,
      share: 1,
      median_seconds: 300,
      replies: 2,
      unstaffed_hours: null,
    },
  });
  expect(row('Sat 23:00')).toMatchObject({
    arrivals: 40,
    answered: 10,
    share: 0.25,
    median_seconds: null,
    unstaffed_hours: null,
  });
  // A week later: one turn is too few for a number.
  expect(row('Tue 08:00')).toMatchObject({ arrivals: 1, due: 1, answered: 1, share: null, median_seconds: null });
  expect(row('weekend')).toMatchObject({ arrivals: 40, answered: 10 });
  expect(row('night 22–6')).toMatchObject({ arrivals: 40 });
  expect(row('Mon–Fri')).toMatchObject({ arrivals: 41, share: 1 });
  expect(notes.slice(0, 3)).toEqual([
    'people replied in 3 of 168 hours of the week, 4 times in all',
    'too few weeks to say which hours nobody staffs: that takes 4, and the turns span 1 whole one',
    'answered in time at night 25.0 %, by day 100.0 %: -75.0 points (-85.8 to -57.6)',
  ]);
});

/** Five weeks, four of them whole: each time one on Tuesday at nine and one on Saturday at 23:00; on Wednesday at noon in four of them. */
const FIVE_WEEKS = [0, 1, 2, 3, 4].flatMap((week) =>
  [33, 143, ...(week < 4 ? [60] : [])].map((hour) => ({
    at: (168 * week + hour) * HOUR,
    customer: 1_000 * week + hour,
  })),
);

test('an hour is unstaffed where five customers and more wrote in it over four weeks, and no person did', () => {
  const { rows, notes, row } = answer(framed(FIVE_WEEKS, [33]));
  expect(rows[0]).toMatchObject({ arrivals: 14, unstaffed_hours: 1, judged_hours: 2, weeks: 4 });
  expect(row('Sat 23:00')).toMatchObject({ unstaffed_hours: 1, judged_hours: 1 });
  expect(row('Tue 09:00')).toMatchObject({ unstaffed_hours: 0, judged_hours: 1 });
  expect(row('Wed 12:00')).toMatchObject({ arrivals: 4, unstaffed_hours: null, judged_hours: 0 });
  expect(notes[1]).toBe(
    '1 of the 2 hours of the week with 5 turns and more, in 4 weeks, had no reply by a person: Sat 23:00 to Sun 00:00',
  );
  expect(hours.says!(rows[0]!)).toBe(
    'in {unstaffed_hours} of {judged_hours} hours of the week with 5 turns and more no person replied in the 4 weeks of these turns',
  );
  expect(answer(framed([...FIVE_WEEKS].reverse(), [33])).rows[0]).toMatchObject({ weeks: 4 });
  expect(answer(framed(FIVE_WEEKS, [33, 143])).notes[1]).toBe(
    'none of the 2 hours of the week with 5 turns and more, in 4 weeks, was without a reply by a person',
  );
});

test.each<[string, TurnSpec[], string]>([
  ['three weeks', [...FIVE_WEEKS, ...FIVE_WEEKS].filter(({ at }) => at < 168 * 3 * HOUR), 'too few weeks to say'],
  [
    'four turns an hour',
    FIVE_WEEKS.filter(({ at }) => Math.floor(at / HOUR / 168) !== 2),
    'no hour of the week has 5 turns',
  ],
])('%s: no hour is called unstaffed', (_, turns, sentence) => {
  const { rows, notes } = answer(framed(turns, [33]));
  expect(rows[0]).toMatchObject({ unstaffed_hours: null, judged_hours: 0 });
  expect(notes[1]).toContain(sentence);
  expect(hours.says!(rows[0]!)).toBeUndefined();
});

test('each group has weeks of its own', () => {
  const half = { name: 'half', label: 'Half', order: 'code' as const, text: String };
  const isLate = (_: TurnFrame, turn: number) => Number(FIVE_WEEKS[turn]!.at > 168 * 3 * HOUR);
  const { rows } = measured(hours, framed(FIVE_WEEKS), settings, [{ ...half, code: isLate }]);
  expect(rows.filter(({ part }) => part === 'all').map(({ weeks }) => weeks)).toEqual([2, 1]);
});

test('the grids hold what the rows hold, and no number of fewer than ten', () => {
  const everyHour = Array.from({ length: 168 }, (_, hour) => many(12, { at: hour * HOUR, wait: 60 })).flat();
  const few = many(9, { at: 0 }).map((turn) => ({ ...turn, observed: 60 }));
  const { pictures } = answer(
    framed(
      [...everyHour, ...few].map((turn, customer) => ({ ...turn, customer })),
      [5],
    ),
  );
  const [turns, replies, share, median] = pictures as Grid[];
  expect([turns, replies, share, median].map((grid) => grid!.title)).toEqual([
    'Turns',
    'Replies by people',
    'Answered within 1h',
    'Median wait',
  ]);
  expect([turns!.cells[0]![0], turns!.cells[6]![23], replies!.cells[0]![5], share!.cells[0]![0]]).toEqual([
    21, 12, 1, 1,
  ]);
  expect(answer(framed(WEEK)).pictures!.map(({ title }) => title)).toEqual(['Turns', 'Replies by people']);
});

test('turns of an answered-only sample have hours and times, and no share', () => {
  const biased = WEEK.map((turn) => ({ ...turn, unbiased: false }));
  const { rows, notes } = answer(framed(biased, [33]));
  expect(rows[0]).toMatchObject({ arrivals: 81, due: null, answered: null, share: null, median_seconds: 300 });
  expect(notes).toContain(
    'no share is given of turns in samples that hold only answered conversations: times and hours are',
  );
  expect(notes).toContain(
    'at night and by day cannot be compared: that takes 30 due turns each, and there are 0 and 0 outside samples of answered conversations',
  );
  const half = WEEK.map((turn, at) => ({ ...turn, unbiased: at % 2 === 0 }));
  expect(answer(framed(half)).rows[0]).toMatchObject({ arrivals: 81, due: 41, answered: 26 });
  expect(answer(framed(biased, [33]), { acceptBiased: true }).rows[0]).toMatchObject({ due: 81, answered: 51 });
});

test('the window ever, in which nothing is ever due, is refused', () => {
  const ever = { ...settings, window: Number.POSITIVE_INFINITY };
  const reason = 'it compares who was answered within a time, and --window ever sets none';
  expect(answer(framed(WEEK), ever)).toMatchObject({ rows: [], n: 0, refused: { reason } });
  expect(() => countingOf(hours, framed(WEEK), ever)).toThrow('--window ever: hours compares who was answered');
});

test('of several windows the first counts, and it is said', () => {
  const { row, notes } = answer(framed(WEEK), { windows: [HOUR, 24 * HOUR] });
  expect(row('Sat 23:00')).toMatchObject({ answered: 10 });
  expect(notes).toContain('counted within 1h alone, not within 24h');
  expect(answer(framed(WEEK)).notes.join()).not.toContain('counted within');
});

test('dates without a time of day have no hour', () => {
  const dated = framed(WEEK, [], { datesOnly: new Uint8Array(WEEK.length).fill(1) });
  const { rows, refused } = answer(dated);
  expect([rows, refused?.reason]).toEqual([[], expect.stringContaining('no hour is known')]);
  const some = framed(WEEK, [], { datesOnly: Uint8Array.from(WEEK, (_, at) => (at < 5 ? 1 : 0)) });
  expect(answer(some).notes).toContain('5 turns left out: dated without a time of day');
});

test('turns without a time of day, which are left out, take no wait and no picture from the others', () => {
  const some = framed(WEEK, [], { datesOnly: Uint8Array.from(WEEK, (_, at) => (at < 5 ? 1 : 0)) });
  const [left, without] = [answer(some), answer(framed(WEEK.slice(5)))];
  expect(left.rows[0]).toMatchObject({ arrivals: 76, median_seconds: without.rows[0]!.median_seconds });
  expect(left.pictures).toEqual(without.pictures);
  expect(left.notes.filter((note) => note.includes('without a time of day'))).toHaveLength(1);
});

test('less than a week, and too few to compare, are said', () => {
  const { notes } = answer(framed(WEEK.slice(0, 20)));
  expect(notes).toContain('the turns span 0 s: hours of the week that did not occur look empty');
  expect(notes).toContain(
    'at night and by day cannot be compared: that takes 30 due turns each, and there are 0 and 20',
  );
  const nothing = answer(framed([]));
  expect([nothing.n, nothing.pictures, nothing.notes]).toEqual([0, [], []]);
});

test('one customer with nine of ten turns makes the interval wide', () => {
  const loud = WEEK.map((turn, at) => ({ ...turn, customer: at < 73 ? 0 : at }));
  const width = (frame: TurnFrame) => {
    const { low, high } = (answer(frame).rows[0]!.intervals as { share: { low: number; high: number } }).share;
    return high - low;
  };
  expect(width(framed(loud))).toBeGreaterThan(2 * width(framed(WEEK)));
});

test('what a turn counts as adds up', () => {
  const turns = [...WEEK, { at: 0, observed: 60 }];
  const counting = countingOf(hours, framed(turns), settings);
  const counted = turns.map((_, turn) => counting(turn));
  expect(counted.filter((part) => part.due).length).toBe(81);
  expect(counted.filter(({ as }) => as === 'answered').length).toBe(51);
  expect(counted.at(-1)!.as).toBe('pending');
});

test('the replies of a group are those of the whole period, and it is said', () => {
  const half = {
    name: 'half',
    label: 'Half',
    order: 'code' as const,
    text: String,
    code: (_: TurnFrame, at: number) => at % 2,
  };
  const { notes } = measured(hours, framed(WEEK, [33, 33, 34, 32]), settings, [half]);
  expect(notes.filter((note) => note.includes('people replied'))).toEqual([
    '0: people replied in 3 of 168 hours of the week, 4 times in all, over the whole period',
    '1: people replied in 3 of 168 hours of the week, 4 times in all, over the whole period',
  ]);
});
