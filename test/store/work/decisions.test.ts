import { beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../../src/domain/annotation.ts';
import { type Decision, stateAfter, type TurnState, turnStateOf } from '../../../src/domain/decision.ts';
import { dumpAnnotations, restoreAnnotations } from '../../../src/store/labels/annotations.ts';
import type { Store } from '../../../src/store/open.ts';
import { customerHistory } from '../../../src/store/reading/customer-history.ts';
import { readTurnColumns } from '../../../src/store/reading/turn-columns.ts';
import {
  CLAIM_SECONDS,
  findClaim,
  listClaims,
  moveClaim,
  releaseClaims,
  takeClaim,
  turnsClaimedByOthers,
} from '../../../src/store/work/claims.ts';
import { loadBacklogFrame, loadDecisionFrame } from '../../../src/store/work/decision-frame.ts';
import { appendDecisions, decidedSince, decisionsByTurn, lastDecision } from '../../../src/store/work/decisions.ts';
import { turnsOfPost, writtenSince } from '../../../src/store/work/open-turns.ts';
import { fileOnly } from '../../helpers/database.ts';
import { addPosts, counted, everything, NEVER_ENDING, storeOf } from '../../helpers/store.ts';
import { DAY_ONE } from '../../helpers/transcript.ts';

let store: Store;
let count = 0;

const decide = async (post: string, more: Partial<Decision> = {}): Promise<Decision> => {
  const decision: Decision = {
    id: `d${String(++count).padStart(3, '0')}`,
    channel: 'x',
    post,
    brand: 'acme',
    action: 'no-reply',
    value: 'thanks',
    note: null,
    until: null,
    actor: 'ann',
    shown_at: null,
    decided_at: DAY_ONE + 50_000 + count,
    posts_seen: 1,
    ahead: 0,
    rule: null,
    undoes: null,
    ...more,
  };
  await appendDecisions(store, [decision]);
  return decision;
};
const turnOf = async (post: string) => (await turnsOfPost(store, post))[0]!;
const stateNow = async (post: string) => {
  const { key, posts } = await turnOf(post);
  return turnStateOf((await decisionsByTurn(store, [key])).get(key) ?? [], posts);
};

const dumped = async (from: Store) => {
  const annotations: Annotation[] = [];
  for await (const batch of dumpAnnotations(from)) annotations.push(...batch);
  return annotations;
};

beforeEach(async () => {
  count = 0;
  store = await storeOf(`
    09:00 #q1 @ann: @acme where is my parcel
    10:00 #q2 @bob: @acme thanks for nothing
    11:00 #q3 @cy: @acme hello
    11:30 #a3 @acme re q3: @cy hello`);
});

describe('a decision', () => {
  it('holds after the turn was rebuilt because a forgotten earlier post came in', async () => {
    await decide('q2', { posts_seen: 2 });
    await addPosts(store, '09:30 #q0 @bob re q2: @acme late again');
    await addPosts(store, '10:05 #q2b @bob re q2: @acme anyone?', {});
    expect((await turnOf('q2')).posts).toBe(3);
    expect(await stateNow('q2')).toMatchObject({ closed: undefined, reopened: true });
  });

  it('comes back when the customer writes again, and closes for good when it was seen', async () => {
    await decide('q1');
    expect((await stateNow('q1')).closed?.value).toBe('thanks');
    await addPosts(store, '12:00 #q1b @ann re q1: @acme hello?');
    expect(await stateNow('q1')).toMatchObject({ closed: undefined, reopened: true });
    await decide('q1b', { posts_seen: 2, value: 'duplicate' });
    expect((await stateNow('q1')).closed?.value).toBe('duplicate');
  });

  it('is undone by another row, one after the other', async () => {
    const first = await decide('q1', { action: 'tag', value: 'parcel' });
    const second = await decide('q1');
    expect((await lastDecision(store, 'ann'))?.id).toBe(second.id);
    await decide('q1', { action: 'undo', undoes: second.id });
    expect((await lastDecision(store, 'ann'))?.id).toBe(first.id);
    expect(await stateNow('q1')).toMatchObject({ closed: undefined, tags: ['parcel'] });
    expect(await store.oneValue('SELECT count(*) FROM decision')).toBe(3);
  });

  it('counts by its time, whenever it was written; within one second the one written last counts', async () => {
    const assign = (value: string, decided_at: number) => decide('q1', { action: 'assign', value, decided_at });
    await assign('bob', DAY_ONE + 60_000);
    await assign('ann', DAY_ONE + 55_000);
    expect((await stateNow('q1')).assignee).toBe('bob');
    await assign('cy', DAY_ONE + 60_000);
    expect((await stateNow('q1')).assignee).toBe('cy');
    const everyOpen = await decisionsByTurn(store);
    expect([...everyOpen.values()].map((each) => each.map(({ value }) => value))).toEqual([['ann', 'bob', 'cy']]);
  });

  it('is written once, however often it arrives', async () => {
    const decision = await decide('q1');
    expect(await appendDecisions(store, [decision, decision])).toBe(0);
  });

  it('that corrects a label is a label too, and removed when undone', async () => {
    const intent = async () =>
      store.oneValue('SELECT intent FROM turn_label WHERE turn = :turn', { turn: (await turnOf('q1')).key });
    await decide('q1', { action: 'label', value: 'intent=complaint' });
    const second = await decide('q1', { action: 'label', value: 'intent=question' });
    expect(await intent()).toBe('question');
    await decide('q1', { action: 'undo', undoes: second.id });
    expect(await intent()).toBe('complaint');
  });

  it('shows another session which turns changed, with all that is in effect about them', async () => {
    const q2 = (await turnOf('q2')).key;
    await decide('q2', { action: 'tag', value: 'vip' });
    const before = await decidedSince(store, 0);
    expect(await decidedSince(store, before.newest)).toEqual({ ...before, byTurn: new Map(), relabelled: new Set() });
    const closed = await decide('q2');
    const { newest, byTurn } = await decidedSince(store, before.newest);
    expect([newest, [...byTurn].map(([turn, made]) => [turn, made.map(({ action }) => action)])]).toEqual([
      before.newest + 1,
      [[q2, ['tag', 'no-reply']]],
    ]);
    await decide('q2', { action: 'undo', undoes: closed.id });
    await decide('q1', { action: 'label', value: 'intent=complaint' });
    const undone = await decidedSince(store, newest);
    expect(undone.byTurn.get(q2)).toMatchObject([{ action: 'tag' }]);
    expect(undone.relabelled).toEqual(new Set([q2, (await turnOf('q1')).key]));
  });

  it('that was undone leaves its turn as if nobody had decided, and says so', async () => {
    const made = await decide('q1');
    const { newest } = await decidedSince(store, 0);
    await decide('q1', { action: 'undo', undoes: made.id });
    expect((await decidedSince(store, newest)).byTurn).toEqual(new Map([[(await turnOf('q1')).key, []]]));
  });

  it('leaves the state that all decisions together leave', async () => {
    const made = [
      await decide('q1', { action: 'tag', value: 'vip', note: 'twice' }),
      await decide('q1', { action: 'assign', value: 'bob' }),
      await decide('q1', { action: 'tag', value: 'late' }),
      await decide('q1', { posts_seen: 0 }),
      await decide('q1', { action: 'snooze', until: DAY_ONE + 90_000 }),
    ];
    let state: TurnState | undefined;
    for (const decision of made) state = stateAfter(state, decision, 1);
    expect(state).toEqual(turnStateOf(made, 1));
    expect(state).toMatchObject({ tags: ['vip', 'late'], assignee: 'bob', notes: 1, reopened: true });
  });
});

describe('claims', () => {
  const q1 = { channel: 'x', post: 'q1', brand: 'acme' };
  const ann = { session: 's1', actor: 'ann' };
  const bob = { session: 's2', actor: 'bob' };

  it('give a post to one session only, even of the same person', async () => {
    expect(await takeClaim(store, q1, ann, 100)).toBeUndefined();
    expect(await takeClaim(store, q1, bob, 101)).toMatchObject({ actor: 'ann' });
    expect(await takeClaim(store, q1, { ...ann, session: 's3' }, 101)).toMatchObject({ session: 's1' });
    expect(await takeClaim(store, q1, ann, 200)).toBeUndefined();
    expect(await listClaims(store, 200)).toMatchObject([{ claimed_at: 100, expires_at: 200 + CLAIM_SECONDS }]);
  });

  it('run out when their holder never comes back', async () => {
    await takeClaim(store, q1, ann, 100);
    expect(await takeClaim(store, q1, bob, 100 + CLAIM_SECONDS)).toBeUndefined();
    expect(await findClaim(store, q1, 100 + CLAIM_SECONDS)).toMatchObject({
      actor: 'bob',
      claimed_at: 100 + CLAIM_SECONDS,
    });
  });

  it('say which turns others work on, until they run out', async () => {
    const turn = (await turnOf('q1')).key;
    await takeClaim(store, q1, ann, 100);
    await takeClaim(store, { ...q1, post: 'q2', brand: 'ACME' }, bob, 100);
    const [none, only] = [new Set(), new Set([turn])];
    expect(await turnsClaimedByOthers(store, 's2', 101)).toEqual({ held: only, lapsed: none });
    expect((await turnsClaimedByOthers(store, 's1', 101)).held).toEqual(new Set([(await turnOf('q2')).key]));
    expect(await turnsClaimedByOthers(store, 's2', 100 + CLAIM_SECONDS)).toEqual({ held: none, lapsed: only });
  });

  it('move on with their holder: the next turn is taken in place of the one before', async () => {
    const [one, two] = [(await turnOf('q1')).key, (await turnOf('q2')).key];
    const alone = { before: undefined, isLapsed: false };
    expect(await moveClaim(store, one, ann, 100, alone)).toBe(true);
    expect(await moveClaim(store, two, ann, 110, { ...alone, before: q1 })).toBe(true);
    expect(await listClaims(store, 110)).toMatchObject([{ post: 'q2', session: 's1', claimed_at: 110 }]);
    expect(await moveClaim(store, two, ann, 120, { ...alone, before: { ...q1, post: 'q2', brand: 'ACME' } })).toBe(
      true,
    );
    expect(await listClaims(store, 120)).toMatchObject([
      { post: 'q2', claimed_at: 110, expires_at: 120 + CLAIM_SECONDS },
    ]);
  });

  it('stay where they are when the next turn is somebody else’s, or is gone', async () => {
    const [one, two] = [(await turnOf('q1')).key, (await turnOf('q2')).key];
    await moveClaim(store, one, ann, 100, { before: undefined, isLapsed: false });
    await moveClaim(store, two, bob, 100, { before: undefined, isLapsed: false });
    expect(await moveClaim(store, two, ann, 110, { before: q1, isLapsed: false })).toBe(false);
    expect(await moveClaim(store, 99, ann, 110, { before: q1, isLapsed: false })).toBe(false);
    expect(await moveClaim(store, two, ann, 100 + CLAIM_SECONDS, { before: q1, isLapsed: true })).toBe(true);
    expect(await listClaims(store, 101)).toMatchObject([{ post: 'q2', session: 's1' }]);
  });

  it('are let go of on leaving', async () => {
    await takeClaim(store, q1, ann, 100);
    await releaseClaims(store, 's1', 101);
    expect(await listClaims(store, 101)).toEqual([]);
  });
});

describe('what waits', () => {
  const waiting = { status: ['unanswered' as const] };
  const nothing = { columns: [], facets: [] };

  it('is what is not answered, and what came since the last look', async () => {
    const asked = async (after = 0) =>
      (await readTurnColumns(store, counted(waiting), NEVER_ENDING, nothing, { after })).askedAt.map(
        (at) => at - DAY_ONE,
      );
    expect(await asked()).toEqual([9 * 3_600, 10 * 3_600]);
    const newest = (await store.oneValue<number>('SELECT max(key) FROM turn'))!;
    const { turn, post } = await writtenSince(store);
    expect([turn, await writtenSince(store, post)]).toEqual([newest, { turn, post, written: [] }]);
    await addPosts(store, '12:00 #q9 @dee followers=7: @acme and me?');
    expect(await asked(newest)).toEqual([12 * 3_600]);
    expect(await writtenSince(store, post)).toEqual({ turn: turn + 1, post: post + 1, written: [newest + 1] });
  });

  it('holds only what is asked for', async () => {
    const wanted = { columns: ['followers', 'posts', 'channel', 'reach'] as const, facets: ['urgency', 'agent'] };
    const { n, posts, followers, ordinal, labels } = await readTurnColumns(
      store,
      counted(waiting),
      NEVER_ENDING,
      wanted,
    );
    expect({ n, posts, followers, ordinal, labels }).toEqual({
      n: 2,
      posts: [1, 1],
      followers: [null, null],
      ordinal: undefined,
      labels: new Map(),
    });
  });

  fileOnly('is read from an index made for it', async () => {
    const plan = await store.read<{ detail: string }>(
      `EXPLAIN QUERY PLAN SELECT t.key, t.brand, t.channel, t.reach, t.asked_at, t.posts, t.ordinal FROM turn t
         WHERE t.asked_at <= 5 AND t.brand IN (SELECT value FROM json_each('[1]')) AND t.status = 'unanswered'`,
    );
    expect(plan.map(({ detail }) => detail).join()).toContain('COVERING INDEX turn_open');
  });

  it('is a part of all turns, which a range of keys takes apart', async () => {
    const wanted = { columns: ['answeredAt'] as const, facets: [] };
    const answers = async (after: number, upto: number) =>
      (await readTurnColumns(store, everything(), NEVER_ENDING, wanted, { after, upto })).answeredAt;
    expect([...(await answers(0, 1))!, ...(await answers(1, 99))!]).toEqual([null, null, DAY_ONE + 11.5 * 3_600]);
  });
});

it('a customer is known by the same handle on another channel, and only as perhaps the same', async () => {
  await addPosts(store, '08:00 #old @ann channel=bluesky: @acme first try');
  await addPosts(store, '08:30 #mail @ann re mailhost: @acme second');
  const past = await customerHistory(store, (await turnOf('q1')).customerKey, ['bluesky', 'x'], 10);
  expect(past.map(({ asked_post, same_handle }) => [asked_post, same_handle])).toEqual([
    ['q1', 0],
    ['mail', 0],
  ]);
});

describe('the columns of the work', () => {
  it('hold every decision with what became of it', async () => {
    const undone = await decide('q1', { shown_at: DAY_ONE + 49_988, decided_at: DAY_ONE + 50_000, ahead: 1 });
    await decide('q1', { action: 'undo', undoes: undone.id });
    await decide('q2', { actor: 'bob', value: null, action: 'elsewhere' });
    await decide('elsewhere-post');
    return loadDecisionFrame(store, everything(), NEVER_ENDING).then((frame) => {
      expect(frame.n).toBe(3);
      expect([...frame.undone]).toEqual([1, 0, 0]);
      expect([...frame.shown]).toEqual([12, -1, -1]);
      expect(frame.agents).toEqual(['ann', 'bob']);
      expect(frame.waited[0]).toBe(50_000 - 9 * 3_600);
      expect(frame.waited[2]).toBe(-1);
    });
  });

  it('count a closed turn out of the backlog until the customer writes again', async () => {
    await decide('q1', { decided_at: DAY_ONE + 40_000 });
    const ends = async () =>
      [...(await loadBacklogFrame(store, counted(), NEVER_ENDING)).endedAt].map((at) => at - DAY_ONE);
    const reopened = async () => [...(await loadDecisionFrame(store, everything(), NEVER_ENDING)).reopened];
    expect(await ends()).toEqual([40_000, Number.POSITIVE_INFINITY, 11.5 * 3_600]);
    expect(await reopened()).toEqual([0]);
    await addPosts(store, '12:00 #q1b @ann re q1: @acme hello?');
    expect((await ends()).filter((at) => at === Number.POSITIVE_INFINITY)).toHaveLength(2);
    expect(await reopened()).toEqual([1]);
  });
});

describe('a dump', () => {
  it('makes the same database elsewhere, even before the posts are there', async () => {
    const first = await decide('q1', { note: 'says "no"\nreally', action: 'escalate', value: 'legal' });
    await decide('q1', { action: 'undo', undoes: first.id, value: 'escalate' });
    await decide('q2', { action: 'label', value: 'intent=thanks' });
    const lines = await dumped(store);
    const other = await storeOf([]);
    expect(await restoreAnnotations(other, lines)).toEqual({
      labels: 1,
      decisions: 3,
      same: 0,
      conflicts: [],
      orphaned: 4,
      removed: 0,
    });
    expect(await dumped(other)).toEqual(lines);
    expect(await restoreAnnotations(other, lines)).toMatchObject({ labels: 0, decisions: 0, same: 4 });
  });

  it('that was edited by hand is refused as a whole', async () => {
    await decide('q1');
    const [stored] = await dumped(store);
    const forged = { ...stored!, row: { ...stored!.row, actor: 'mallory' } } as typeof stored;
    const more = { ...stored!, row: { ...stored!.row, id: 'new' } } as typeof stored;
    expect(await restoreAnnotations(store, [more!, forged!])).toMatchObject({
      decisions: 0,
      conflicts: [stored!.row.id],
    });
    expect(await dumped(store)).toHaveLength(1);
  });
});
