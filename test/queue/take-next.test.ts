import { expect, test } from 'vitest';
import { takeNext } from '../../src/queue/take-next.ts';
import type { NamedItem, WaitingQueue } from '../../src/queue/waiting-queue.ts';

/** Turns 1, 2, 3 wait; decisions of others are seen when it is read again. */
function queueOf(decided: ReadonlySet<number>): Pick<WaitingQueue, 'next' | 'refresh'> {
  let waiting = [1, 2, 3];
  return {
    async refresh() {
      waiting = waiting.filter((turn) => !decided.has(turn));
    },
    async next(_actor, _view, wants, take) {
      for (const turn of waiting) {
        const found = { item: { turn }, turn: { post: `q${turn}` } } as NamedItem;
        if (wants(turn) && (await take(found.turn))) return found;
      }
      return undefined;
    },
  };
}

test('Bob decides the first post and lets go of it just before Ann asks for it: she gets the second, and keeps no claim on the first', async () => {
  const decided = new Set<number>();
  const released: string[] = [];
  const found = await takeNext(queueOf(decided), 'ann', {}, () => true, {
    async take({ post }) {
      if (post === 'q1') decided.add(1);
      return true;
    },
    async release({ post }) {
      released.push(post);
    },
  });
  expect(found?.turn.post).toBe('q2');
  expect(released).toEqual(['q1']);
});

test('Bob has the first, Cem all others: Ann gets nothing, and lets go of nothing', async () => {
  const released: string[] = [];
  const claims = {
    take: async () => false,
    release: async ({ post }: { post: string }) => void released.push(post),
  };
  expect(await takeNext(queueOf(new Set()), 'ann', {}, () => true, claims)).toBeUndefined();
  expect(released).toEqual([]);
});
