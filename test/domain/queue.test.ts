import { describe, expect, it } from 'vitest';
import { DEFAULT_ORDER, type Priority, type QueueOrder } from '../../src/domain/policy.ts';
import { comparator, isFor, isIn, type QueueItem, queueStatusOf, riskOf } from '../../src/domain/queue.ts';

let turn = 0;
const item = (more: Partial<QueueItem> & { priority?: Priority } = {}): QueueItem => ({
  turn: ++turn,
  channel: 'x',
  brand: 'acme',
  askedAt: 0,
  posts: 1,
  followers: null,
  outcome: {
    rule: undefined,
    ignore: undefined,
    team: undefined,
    priority: more.priority ?? 'normal',
    targetSeconds: 3_600,
    answerIn: 'public',
    awaited: true,
    acknowledge: false,
    template: undefined,
  },
  state: undefined,
  labels: {},
  waitedSeconds: 0,
  risk: 'in-time',
  ...more,
});
const order = (items: QueueItem[], by: readonly QueueOrder[] = DEFAULT_ORDER) =>
  [...items].sort(comparator(by)).map((each) => each.turn);

describe('the queue', () => {
  it('takes what has passed its target first, then the urgent, then whoever waits longest', () => {
    const young = item({ askedAt: 30 });
    const old = item({ askedAt: 10 });
    const urgent = item({ askedAt: 20, priority: 'critical' });
    const late = item({ askedAt: 25, priority: 'low', risk: 'breached' });
    const nearly = item({ askedAt: 24, priority: 'low', risk: 'at-risk' });
    const expected = [late, nearly, urgent, old, young].map((each) => each.turn);
    expect(order([young, old, urgent, late, nearly])).toEqual(expected);
    expect(order([nearly, late, urgent, old, young])).toEqual(expected);
  });

  it('does not see followers unless the policy names them', () => {
    const quiet = item({ askedAt: 10, followers: 3 });
    const loud = item({ askedAt: 20, followers: 2_000_000 });
    expect(order([loud, quiet])).toEqual([quiet.turn, loud.turn]);
    expect(order([loud, quiet], ['followers', 'age'])).toEqual([loud.turn, quiet.turn]);
  });

  it('knows a target that has passed, one at risk and one in time', () => {
    expect([0, 2_699, 2_700, 3_599, 3_600].map((waited) => riskOf(waited, 3_600))).toEqual([
      'in-time',
      'in-time',
      'at-risk',
      'at-risk',
      'breached',
    ]);
  });
});

describe('an item', () => {
  const state = {
    closed: undefined,
    snoozedUntil: undefined,
    team: undefined,
    assignee: undefined,
    tags: [],
    notes: 0,
    reopened: false,
  };

  it('is snoozed until its time has come', () => {
    const asleep = item({ state: { ...state, snoozedUntil: 100 } });
    expect(queueStatusOf(asleep, 99)).toBe('snoozed');
    expect(queueStatusOf(asleep, 100)).toBe('open');
    expect(isIn({ include: ['snoozed'] }, asleep, 99)).toBe(true);
  });

  it('that the policy ignores comes back when a person escalates it', () => {
    const ignored = item();
    ignored.outcome.ignore = 'spam';
    expect(queueStatusOf(ignored, 0)).toBe('ignored');
    expect(queueStatusOf({ ...ignored, state: { ...state, team: 'legal' } }, 0)).toBe('open');
  });

  it('given to Bob or sent to another team is not handed to Ann', () => {
    expect(isFor('ann', {}, item({ state: { ...state, assignee: 'bob' } }))).toBe(false);
    expect(isFor('bob', {}, item({ state: { ...state, assignee: 'bob' } }))).toBe(true);
    const sent = item({ state: { ...state, team: 'legal' } });
    expect(isFor('ann', {}, sent)).toBe(false);
    expect(isFor('ann', { team: 'legal' }, sent)).toBe(true);
  });

  it('gives a person what is assigned to them even in another team, and to whoever looks at their queue', () => {
    const state = (assignee?: string, team?: string) =>
      ({ closed: undefined, snoozedUntil: undefined, team, assignee, tags: [], notes: 0, reopened: false }) as const;
    const mine = item({ state: { ...state('ann', 'legal'), tags: [] } });
    const escalated = item({ state: { ...state(undefined, 'legal'), tags: [] } });
    expect(isFor('ann', {}, mine)).toBe(true);
    expect(isFor('bob', {}, mine)).toBe(false);
    expect(isFor('bob', { assignee: 'ann', team: 'legal' }, mine)).toBe(true);
    expect(isFor('bob', {}, escalated)).toBe(false);
    expect(isFor('bob', { team: 'legal' }, escalated)).toBe(true);
  });
});
