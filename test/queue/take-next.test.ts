import { expect, test } from 'vitest';
import type { WaitingTurn } from '../../src/domain/queue.ts';
import { takeNext } from '../../src/queue/take-next.ts';
import type { NamedItem } from '../../src/queue/triage-context.ts';
import type { WaitingQueue } from '../../src/queue/waiting-queue.ts';

/** Turns 1, 2, 3 wait, as they did when the queue was last read; what is decided now is seen on a turn that is looked at. */
function queueOf(decided: ReadonlySet<number>): Pick<WaitingQueue, 'first' | 'isFor'> {
  return {
    first: (_actor, _view, wants) => [1, 2, 3].filter(wants).map((turn) => ({ turn }) as WaitingTurn)[0],
    isFor: (_actor, _view, { turn }) => !decided.has(turn),
  };
}

const named = (turn: number) => ({ item: { turn }, turn: { post: `q${turn}` } }) as NamedItem;

test('Bob decides the first post and lets go of it just before Ann asks for it: she gets the second', async () => {
  const decided = new Set<number>();
  const found = await takeNext(
    queueOf(decided),
    'ann',
    {},
    () => true,
    async (turn) => {
      if (turn === 1) decided.add(1);
      return named(turn);
    },
  );
  expect(found?.turn.post).toBe('q2');
});

test('Bob has the first, Cem all others: Ann tries each once and gets nothing', async () => {
  const tried: number[] = [];
  const take = async (turn: number) => void tried.push(turn);
  expect(await takeNext(queueOf(new Set()), 'ann', {}, () => true, take as () => Promise<undefined>)).toBeUndefined();
  expect(tried).toEqual([1, 2, 3]);
});

test('what Ann skipped is not even tried', async () => {
  const found = await takeNext(
    queueOf(new Set()),
    'ann',
    {},
    (turn) => turn !== 1,
    async (turn) => named(turn),
  );
  expect(found?.turn.post).toBe('q2');
});
