/** The next item for one of many who work at a queue. */
import type { QueueView } from '../domain/queue.ts';
import type { NamedItem } from './triage-context.ts';
import type { WaitingQueue } from './waiting-queue.ts';

/**
 * Takes the first item that nobody else has. Whoever had it may have decided it and let go of it after the queue was last
 * read: so it is looked at once more when it is taken, and the next one is tried where it waits no longer.
 * @param take claims a turn and looks at it then; undefined when somebody else has it, or it is gone
 */
export async function takeNext(
  queue: Pick<WaitingQueue, 'first' | 'isFor'>,
  actor: string,
  view: QueueView,
  wants: (turn: number) => boolean,
  take: (turn: number) => Promise<NamedItem | undefined>,
): Promise<NamedItem | undefined> {
  const tried = new Set<number>();
  for (;;) {
    const waiting = queue.first(actor, view, (turn) => !tried.has(turn) && wants(turn));
    if (!waiting) return undefined;
    tried.add(waiting.turn);
    const found = await take(waiting.turn);
    if (found && queue.isFor(actor, view, found.item)) return found;
  }
}
