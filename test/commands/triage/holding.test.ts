import { expect, test } from 'vitest';
import { openHolding } from '../../../src/commands/triage/holding.ts';
import type { NamedItem } from '../../../src/queue/triage-context.ts';
import type { WaitingQueue } from '../../../src/queue/waiting-queue.ts';
import { CLAIM_SECONDS, findClaim, listClaims, takeClaim } from '../../../src/store/work/claims.ts';
import { namedTurns, turnsOfPost } from '../../../src/store/work/open-turns.ts';
import { storeOf } from '../../helpers/store.ts';

const BOB = { session: 's2', actor: 'bob' };

/** Ann sits down at a queue of two; the clock stands until it is set. */
async function ann() {
  const store = await storeOf(`
    09:00 #q1 @ann: @acme where is my parcel
    10:00 #q2 @bob: @acme hello`);
  const clock = { now: 100 };
  const queue: Pick<WaitingQueue, 'refresh' | 'current'> = {
    refresh: async () => {},
    current: async (key, db = store) =>
      [...(await namedTurns(db, [key])).values()].map((turn) => ({ turn }) as NamedItem)[0],
  };
  const holding = openHolding(store, queue as WaitingQueue, { session: 's1', actor: 'ann' }, () => clock.now);
  const turn = async (post: string) => (await turnsOfPost(store, post))[0]!;
  const until = async (post: string) => (await findClaim(store, await turn(post), clock.now))?.expires_at;
  return { store, clock, holding, turn, until };
}

test('a claim is renewed when it ages, not with every key', async () => {
  const { clock, holding, turn, until } = await ann();
  const q1 = await turn('q1');
  await holding.take(q1.key);
  clock.now = 129;
  expect([await holding.keep(q1), await until('q1')]).toEqual([undefined, 100 + CLAIM_SECONDS]);
  clock.now = 130;
  expect([await holding.keep(q1), await until('q1')]).toEqual([undefined, 130 + CLAIM_SECONDS]);
});

test('the next turn is claimed in place of the one before, and read as it is then', async () => {
  const { store, holding, turn } = await ann();
  const [q1, q2] = [await turn('q1'), await turn('q2')];
  expect((await holding.take(q1.key))?.turn.post).toBe('q1');
  expect((await holding.take(q2.key))?.turn.post).toBe('q2');
  expect(await listClaims(store, 100)).toMatchObject([{ post: 'q2' }]);
});

test('what Bob has is not given, is known after a look, and is not kept when his clock runs ahead', async () => {
  const { store, clock, holding, turn } = await ann();
  const [q1, q2] = [await turn('q1'), await turn('q2')];
  await takeClaim(store, q2, BOB, 100);
  expect([await holding.take(q2.key), holding.theirs()]).toEqual([undefined, new Set()]);
  await holding.take(q1.key);
  expect([await holding.look(q1), holding.theirs()]).toEqual([q1, new Set([q2.key])]);
  await takeClaim(store, q1, BOB, 100 + CLAIM_SECONDS);
  expect(await holding.keep(q1)).toBeUndefined();
  await holding.look();
  expect(await holding.keep(q1)).toMatchObject({ actor: 'bob' });
  clock.now = 100 + CLAIM_SECONDS;
  await holding.look();
  expect((await holding.take(q2.key))?.turn.post).toBe('q2');
});

test('a turn that is gone is neither claimed nor found', async () => {
  const { store, holding } = await ann();
  expect([await holding.take(99), await listClaims(store, 100)]).toEqual([undefined, []]);
});
