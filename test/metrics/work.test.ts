/** Decision metrics: the numbers of a week of triage, by hand and by program. */
import { expect, test } from 'vitest';
import { ACTION_NAMES, type Action } from '../../src/domain/decision.ts';
import type { BacklogFrame, DecisionFrame } from '../../src/domain/decision-frame.ts';
import { backlog } from '../../src/metrics/backlog.ts';
import { countWork } from '../../src/metrics/counts/decision-chunk.ts';
import { decisionGroupings } from '../../src/metrics/decision-dimensions.ts';
import { DECISION_METRICS } from '../../src/metrics/index.ts';

interface DecisionSpec {
  agent: string;
  action: Action;
  subject: number;
  shown?: number;
  waited?: number;
  ahead?: number;
  followers?: number;
  undone?: true;
  reopened?: true;
}

function frameOf(specs: DecisionSpec[]): DecisionFrame {
  const agents = [...new Set(specs.map(({ agent }) => agent))];
  return {
    n: specs.length,
    brand: new Int32Array(specs.length),
    channel: new Uint16Array(specs.length),
    decidedAt: Float64Array.from(specs, (_, at) => at),
    action: Uint8Array.from(specs, ({ action }) => ACTION_NAMES.indexOf(action)),
    value: new Int32Array(specs.length),
    agent: Int32Array.from(specs, ({ agent }) => agents.indexOf(agent)),
    subject: Int32Array.from(specs, ({ subject }) => subject),
    shown: Float64Array.from(specs, ({ shown = -1 }) => shown),
    waited: Float64Array.from(specs, ({ waited = -1 }) => waited),
    ahead: Int32Array.from(specs, ({ ahead = -1 }) => ahead),
    followers: Float64Array.from(specs, ({ followers = -1 }) => followers),
    undone: Uint8Array.from(specs, ({ undone }) => Number(undone === true)),
    reopened: Uint8Array.from(specs, ({ reopened }) => Number(reopened === true)),
    brands: ['acme'],
    channels: ['x'],
    actions: ACTION_NAMES,
    values: [''],
    agents,
    agentTeam: agents.map(() => 0),
    teams: [''],
  };
}
const settings = { window: 1, windows: [1], target: 1, episodeGap: 1, acceptBiased: false };

function rowsOf(name: string, frame: DecisionFrame) {
  const metric = DECISION_METRICS.find((each) => each.name === name)!;
  return metric.rows(countWork(frame, decisionGroupings(frame, ['agent']), metric.needs(settings)), settings).rows;
}

/** Enough looks of a minute each, at turns of their own, for medians to be told. */
const minutes = (n: number): DecisionSpec[] =>
  Array.from({ length: n }, (_, at) => ({
    agent: 'ann',
    action: 'no-reply',
    subject: 100 + at,
    shown: 60,
    waited: 300,
  }));

test('handle time sums an agent’s looks at one turn, undone ones too, and leaves lunch out', () => {
  const frame = frameOf([
    { agent: 'ann', action: 'note', subject: 1, shown: 20, waited: 500 },
    { agent: 'ann', action: 'no-reply', subject: 1, shown: 10, waited: 600, undone: true },
    { agent: 'ann', action: 'escalate', subject: 1, shown: 30, waited: 700 },
    { agent: 'ann', action: 'no-reply', subject: 2, shown: 100, waited: 100 },
    { agent: 'ann', action: 'no-reply', subject: 3, shown: 3_000, waited: 300 },
    { agent: 'bob', action: 'no-reply', subject: 4 },
    ...minutes(8),
  ]);
  expect(rowsOf('handle-time', frame)).toMatchObject([
    {
      agent: 'ann',
      handled: 10,
      median_seconds: 60,
      mean_seconds: 64,
      p90_seconds: expect.closeTo(64, 9),
      total_seconds: 640,
      away: 1,
      decided: 11,
      to_decision: { median_seconds: 300 },
      intervals: { median_seconds: { low: 60, high: 60, interval: 'wilson', n: 10 } },
    },
    { agent: 'bob', handled: 0, median_seconds: null, decided: 0, to_decision: { median_seconds: null } },
  ]);
});

test('nine looks are too few for a median', () => {
  expect(rowsOf('handle-time', frameOf(minutes(9)))).toMatchObject([
    { handled: 9, median_seconds: null, mean_seconds: null, to_decision: { median_seconds: null }, total_seconds: 540 },
  ]);
});

test('the time to decision is that of the first decision in effect, and each turn has one', () => {
  const specs = Array.from({ length: 10 }, (_, subject): DecisionSpec[] => [
    { agent: 'ann', action: 'tag', subject, waited: 50 },
    { agent: 'ann', action: 'snooze', subject, waited: 100, undone: true },
    { agent: 'ann', action: 'escalate', subject, waited: 200 },
    { agent: 'ann', action: 'no-reply', subject, waited: 900 },
  ]).flat();
  expect(rowsOf('handle-time', frameOf(specs))).toMatchObject([{ decided: 10, to_decision: { median_seconds: 200 } }]);
});

test('a page that stood for ten minutes was read, a second more and its reader was away', () => {
  const frame = frameOf([
    { agent: 'ann', action: 'no-reply', subject: 1, shown: 600 },
    { agent: 'ann', action: 'no-reply', subject: 2, shown: 601 },
  ]);
  expect(rowsOf('handle-time', frame)).toMatchObject([{ handled: 1, total_seconds: 600, away: 1 }]);
});

test('decisions are counted with those undone and those reopened', () => {
  const frame = frameOf([
    { agent: 'ann', action: 'no-reply', subject: 1, reopened: true },
    { agent: 'ann', action: 'no-reply', subject: 2, undone: true },
    { agent: 'ann', action: 'tag', subject: 2 },
    { agent: 'ann', action: 'snooze', subject: 3 },
  ]);
  expect(rowsOf('decisions', frame)).toEqual([
    {
      agent: 'ann',
      decisions: 4,
      turns: 3,
      undone: 1,
      reopened: 1,
      no_reply: 1,
      elsewhere: 0,
      escalated: 0,
      snoozed: 1,
    },
  ]);
});

test('decisions out of order show when the loud are served before the quiet', () => {
  const specs = Array.from({ length: 25 }, (_, at): DecisionSpec => {
    const loud = at < 10;
    return { agent: 'ann', action: 'elsewhere', subject: at, ahead: loud ? 5 : 0, followers: loud ? 90_000 : 12 };
  });
  expect(rowsOf('out-of-order', frameOf(specs))).toMatchObject([
    {
      agent: 'ann',
      closed: 25,
      out_of_order: 10,
      overtakes: 10,
      share: 0.4,
      passed: 50,
      followers: { out_of_order: 90_000, overtaking: 90_000, in_order: 12 },
    },
  ]);
  // Wilson for 10 of 25.
  const [{ intervals }] = rowsOf('out-of-order', frameOf(specs)) as [
    { intervals: { share: { low: number; high: number } } },
  ];
  expect([intervals.share.low, intervals.share.high]).toEqual([expect.closeTo(0.234, 3), expect.closeTo(0.5926, 3)]);
  expect(rowsOf('out-of-order', frameOf(specs.slice(1, 10)))).toMatchObject([
    { closed: 9, share: null, followers: { out_of_order: null, overtaking: null } },
  ]);
});

test('customers whose followers are not known count as out of order, but not in the medians of followers', () => {
  const specs = Array.from({ length: 40 }, (_, at): DecisionSpec => {
    const followers = at < 20 ? undefined : at < 30 ? 500 : 20;
    return { agent: 'ann', action: 'elsewhere', subject: at, ahead: at % 20 < 10 ? 1 : 0, followers };
  });
  expect(rowsOf('out-of-order', frameOf(specs))).toMatchObject([
    { closed: 40, out_of_order: 20, followers: { out_of_order: 500, in_order: 20 } },
  ]);
});

test('an undone decision is not out of order', () => {
  const specs: DecisionSpec[] = [
    { agent: 'ann', action: 'elsewhere', subject: 1, ahead: 5, undone: true },
    { agent: 'ann', action: 'elsewhere', subject: 1, ahead: 2 },
  ];
  expect(rowsOf('out-of-order', frameOf(specs))).toMatchObject([{ closed: 1, out_of_order: 1, passed: 2 }]);
});

test('the backlog of a day is what began before its end and had not ended by then', () => {
  const turns: [asked: number, ended: number, how: number][] = [
    [5, 8, 0],
    [5, 12, 0],
    [11, 25, 1],
    [12, Number.POSITIVE_INFINITY, 0],
    [22, 23, 2],
    // Midnight belongs to the day it begins.
    [20, 30, 0],
  ];
  const frame: BacklogFrame = {
    n: turns.length,
    askedAt: Float64Array.from(turns, ([asked]) => asked),
    endedAt: Float64Array.from(turns, ([, ended]) => ended),
    how: Uint8Array.from(turns, ([, , how]) => how),
    key: Int32Array.from(turns.keys()),
    brand: new Int32Array(turns.length),
    channel: new Uint16Array(turns.length),
    brands: new Map([[0, 'acme']]),
    channels: ['x'],
  };
  const steps = [
    { name: 'a', from: 10, until: 20 },
    { name: 'b', from: 20, until: 30 },
    { name: 'c', from: 30, until: 40 },
  ];
  const asked = { ...settings, steps };
  expect(backlog.rows(countWork(frame, [], backlog.needs(asked)), asked).rows).toEqual([
    { period: 'a', began: 2, answered: 1, closed: 0, gone: 0, waiting: 2 },
    { period: 'b', began: 2, answered: 0, closed: 1, gone: 1, waiting: 2 },
    { period: 'c', began: 0, answered: 1, closed: 0, gone: 0, waiting: 1 },
  ]);
});
