/** The next item for one of many who work at a queue. */
import type { QueueView } from '../domain/queue.ts';
import type { NamedTurn } from '../store/work/open-turns.ts';
import type { NamedItem, WaitingQueue } from './waiting-queue.ts';

export interface Claims {
  /** Whether the turn is this session's from now on. */
  take(turn: NamedTurn): Promise<boolean>;
  release(turn: NamedTurn): Promise<void>;
}

/**
 * Takes the first item that nobody else has. Whoever had it may have decided it and let go of it after the queue was last
 * read: so it is looked at once more when it is taken, and the next one is tried where it waits no longer.
 */
export async function takeNext(
  queue: Pick<WaitingQueue, 'next' | 'refresh'>,
  actor: string,
  view: QueueView,
  wants: (turn: number) => boolean,
  { take, release }: Claims,
): Promise<NamedItem | undefined> {
  for (;;) {
    const found = await queue.next(actor, view, wants, take);
    if (!found) return undefined;
    await queue.refresh();
    const still = await queue.next(
      actor,
      view,
      (turn) => turn === found.item.turn,
      async () => true,
    );
    if (still) return still;
    await release(found.turn);
  }
}
