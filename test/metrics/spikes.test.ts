import { expect, test } from 'vitest';
import type { TurnFrame } from '../../src/domain/turn-frame.ts';
import { countedHours } from '../../src/metrics/counts/counted-hours.ts';
import type { Grouping } from '../../src/metrics/counts/groups.ts';
import type { Settings } from '../../src/metrics/metric.ts';
import { newTerms } from '../../src/metrics/new-terms.ts';
import { spikes } from '../../src/metrics/spikes.ts';
import { frameOf, type TurnSpec } from '../helpers/frame.ts';
import { measured } from '../helpers/measure.ts';
import { DAY_ONE } from '../helpers/transcript.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const settings: Settings = { window: DAY, windows: [DAY], target: HOUR, episodeGap: 72 * HOUR, acceptBiased: false };

/** Two customers in every hour of six weeks, each of them answered. */
function usual(): TurnSpec[] {
  return Array.from({ length: 6 * 168 * 2 }, (_, at) => ({
    at: Math.floor(at / 2) * HOUR + 60 * (at % 2),
    wait: 60,
    customer: at,
  }));
}

/** In the fourth week, on Wednesday from 14:00. */
const STORM = 3 * WEEK + 2 * DAY + 14 * HOUR;

const storm = (customers: number, more: (at: number) => TurnSpec = () => ({})): TurnSpec[] =>
  Array.from({ length: customers }, (_, at) => ({ at: STORM + 5 * at, customer: 10_000 + at, ...more(at) }));

const ofTurns = (turns: TurnSpec[]) =>
  frameOf(turns.sort((a, b) => a.at! - b.at!).map((turn, at) => ({ ...turn, key: at + 1 })));

test('forty customers at once, thirty of them not answered, where two are usual', () => {
  const turns = [...usual(), ...storm(40, (at) => (at < 10 ? { wait: 60 } : {}))];
  const { rows, notes, n } = measured(spikes, ofTurns(turns), settings);
  expect(rows).toMatchObject([
    {
      ...{ from: DAY_ONE + STORM, until: DAY_ONE + STORM + HOUR, hours: 1, customers: 42 },
      ...{ due: 42, unanswered: 30, rate: 30 / 42, ci_method: 'wilson' },
    },
  ]);
  expect(rows[0]!.expected).toBeCloseTo(2.1, 10);
  expect(n).toBe(6 * 168);
  expect(notes).toEqual(['1 spike in 1,008 hours tested']);
});

test('one account that writes four hundred times is no spike', () => {
  const turns = [...usual(), ...storm(400, () => ({ customer: 10_000 }))];
  expect(measured(spikes, ofTurns(turns), settings)).toMatchObject({
    rows: [],
    notes: ['no spike in 1,008 hours tested'],
  });
});

test('hours that stand out one after the other are one spike, and a customer of both counts once', () => {
  const second = storm(40).map((turn) => ({ ...turn, at: turn.at! + HOUR }));
  const { rows } = measured(spikes, ofTurns([...usual(), ...storm(40), ...second]), settings);
  expect(rows).toMatchObject([{ hours: 2, customers: 44 }]);
  const later = storm(40).map((turn) => ({ ...turn, at: turn.at! + 3 * HOUR }));
  expect(measured(spikes, ofTurns([...usual(), ...storm(40), ...later]), settings).rows).toHaveLength(2);
});

test('where hardly anybody ever writes, there is no multiple, and the reader is told', () => {
  const ends = [
    { at: 0, customer: 1 },
    { at: 6 * WEEK - HOUR, customer: 2 },
  ];
  const { rows, notes } = measured(spikes, ofTurns([...ends, ...storm(40)]), settings);
  expect(rows).toMatchObject([{ customers: 40, times: null }]);
  expect(notes[1]).toBe(
    'in 99.7 % of these hours nobody wrote: where the data hold only some of the days, those stand out',
  );
});

test('three weeks are too few to say; nor do days have other weeks', () => {
  const three = usual().filter(({ at }) => at! < 3 * WEEK);
  expect(measured(spikes, ofTurns(three), settings).refused?.reason).toContain('too few weeks');
  const day: Grouping<TurnFrame> = {
    ...{ name: 'day', label: 'Day', order: 'code', text: String },
    code: (frame, turn) => Math.floor(frame.askedAt[turn]! / DAY),
  };
  expect(measured(spikes, ofTurns(usual()), settings, [day]).refused?.reason).toContain('a day has no other weeks');
});

test('what a turn counts as names its spike, group by group', () => {
  const frame = ofTurns([...usual(), ...storm(40)]);
  const countsAs = spikes.countsAs(frame, settings);
  const all = Array.from({ length: frame.n }, (_, turn) => countsAs(turn));
  expect(all.filter(({ as }) => as === 'spike')).toHaveLength(42);
  expect(all.find(({ as }) => as === 'spike')!.because).toBe(
    'in the spike from 2026-03-25T14:00:00Z to 2026-03-25T15:00:00Z',
  );
  const apart = Uint32Array.from(frame.customer, (customer) => Number(customer >= 10_000));
  const byGroup = spikes.countsAs(frame, settings, apart);
  expect(Array.from({ length: frame.n }, (_, turn) => byGroup(turn)).some(({ as }) => as === 'spike')).toBe(false);
});

test('hours that nobody knows are no hours without customers', () => {
  const only = { brand: 1, channel: 'x' };
  const known = {
    covers: [
      { ...only, since: DAY_ONE, until: DAY_ONE + 2 * HOUR - 1 },
      { ...only, since: DAY_ONE + 4 * HOUR + 1, until: DAY_ONE + 6 * HOUR },
    ],
    offset: () => 0,
  };
  const hours = countedHours([DAY_ONE], [only], known);
  expect(hours.map(({ start, slot }) => [(start - DAY_ONE) / HOUR, slot])).toEqual([
    [0, 0],
    [1, 1],
    [5, 5],
  ]);
  const both = [only, { brand: 2, channel: 'x' }];
  expect(countedHours([DAY_ONE], both, known)).toEqual([]);
});

test('the hour that comes twice in autumn is two hours, that which is left out in spring none', () => {
  const change = Date.UTC(2026, 9, 25, 1) / 1000;
  const only = { brand: 1, channel: 'x' };
  const known = {
    covers: [{ ...only, since: change - 2 * HOUR, until: change + 2 * HOUR - 1 }],
    offset: (at: number) => (at < change ? 2 * HOUR : HOUR),
  };
  const slots = countedHours([change], [only], known).map(({ start, end, slot }) => [end - start, slot % 24]);
  expect(slots).toEqual([
    [HOUR, 1],
    [HOUR, 2],
    [HOUR, 2],
    [HOUR, 3],
  ]);
});

test('new terms are words of several customers that hardly anybody used before', () => {
  const before = Array.from({ length: 100 }, (_, customer) => ({
    customer,
    text: '@acme my parcel is late https://t.co/outage',
  }));
  const now = Array.from({ length: 20 }, (_, at) => ({
    customer: 200 + at,
    text: '@acme is your site down? #Outage parcel 503',
  }));
  expect(newTerms(now, before)).toEqual(['#outage', 'down', 'site', 'your']);
  const shouting = Array.from({ length: 20 }, () => ({ customer: 7, text: 'scandal' }));
  expect(newTerms([...now.slice(0, 5), ...shouting], before)).not.toContain('scandal');
  const crowd = (n: number, some: number, word: string) =>
    Array.from({ length: n }, (_, customer) => ({ customer, text: customer < some ? `${word} of it` : 'other' }));
  expect(newTerms(crowd(2, 2, 'outage'), crowd(1_000, 0, ''))).toEqual([]);
  expect(newTerms(crowd(500, 300, 'parcel'), crowd(1_000, 400, 'parcel'))).toEqual([]);
  const named = crowd(20, 20, '@statuspage https://status.example/outage');
  expect(newTerms(named, crowd(1_000, 0, ''))).toEqual([]);
  expect(newTerms([], before)).toEqual([]);
  expect(newTerms(now.slice(0, 2), [])).toEqual([]);
});
