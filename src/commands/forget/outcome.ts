/** How an erasure ended: the database was rewritten, or somebody keeps it from that. */
import type { Context } from '../../context.ts';
import { isServer } from '../../domain/database-address.ts';
import type { Store } from '../../store/open.ts';

export function sayErased(context: Context, store: Store, isFinished: boolean): void {
  if (isFinished) context.terminal.done('Erased, and the database was rewritten without it.');
  else warnUnfinished(context, store);
}

export function warnUnfinished({ terminal }: Context, store: Store): void {
  const [why, what] = isServer(store.path)
    ? [
        'another program reads its tables, or they are not yours',
        'Close the other program, or connect as their owner, then',
      ]
    : ['another program has the database open', 'Close the other program, then'];
  terminal.warn(`Erased, but ${why}: old pages are still there.`);
  terminal.warn(`${what}: socialcare forget --finish`);
}
