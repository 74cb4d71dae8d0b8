/** How an erasure ended: the database was rewritten, or another program keeps it from that. */
import type { Context } from '../../context.ts';

export function sayErased(context: Context, isFinished: boolean): void {
  if (isFinished) context.terminal.done('Erased, and the database was rewritten without it.');
  else warnUnfinished(context);
}

export function warnUnfinished({ terminal }: Context): void {
  terminal.warn(
    'Erased, but another program has the database open, or owns its tables on a server: old pages are still there.',
  );
  terminal.warn('Close the other program, or be the owner, then: socialcare forget --finish');
}
