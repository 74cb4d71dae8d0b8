/** show --search: turns with a post that was looked for, of everybody or of one customer. */
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { UsageError } from '../../errors.ts';
import type { PostSelector } from '../../queue/find-posts.ts';
import { type MaskFlag, maskFor } from '../../queue/masking.ts';
import { readScope } from '../../reporting/options.ts';
import type { Store } from '../../store/open.ts';
import { maskedTurn, printTurns, turnObject } from './turn-list.ts';

export interface FoundFlags extends PostSelector, MaskFlag {
  search: string;
  json?: boolean;
  limit: number;
}

/** Prints the turns found, newest first, each with the words of the post that was found. @param customer a handle or id */
export async function showFound(
  context: Context,
  store: Store,
  customer: string | undefined,
  { search, channel, brand, ...flags }: FoundFlags,
): Promise<void> {
  const [{ REACHES }, { foundTurns }] = await Promise.all([
    import('../../domain/reach.ts'),
    import('../../store/reading/found-turns.ts'),
  ]);
  const given = { search, channel: channel && [...channel], brand: brand && [...brand], customer };
  const { filter, asOf } = await readScope(context, store, given);
  const { turns: found, count } = await foundTurns(store, { ...filter, reach: REACHES }, asOf, flags.limit);
  const mask = await maskFor(context, store, flags);
  const turns = mask ? found.map((turn) => maskedTurn(turn, mask)) : found;
  if (flags.json)
    return context.terminal.json({
      version: 1,
      search,
      found: count,
      turns: turns.map((turn) => ({ ...turnObject(turn), text: turn.text })),
    });
  if (count === 0)
    throw new UsageError(
      `no post of a conversation holds ${safeLine(search)}`,
      'Words are found whole: cancel* also finds cancelled, *fund* also refunded. Posts that name no brand: socialcare export posts --all',
    );
  await printTurns(context, {
    title: `${amount(count, 'turn')} with a post that holds ${safeLine(search)}`,
    turns,
    count,
    withNames: customer === undefined,
  });
}
