/** show of a customer: every turn with the brands, and the names the account had. */
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { formatTime, isoTime } from '../../domain/clock-time.ts';
import { UsageError } from '../../errors.ts';
import { isSelected, type PostSelector } from '../../queue/find-posts.ts';
import { type MaskFlag, maskFor } from '../../queue/masking.ts';
import type { NamedAccount } from '../../store/accounts/find-accounts.ts';
import type { Store } from '../../store/open.ts';
import type { ShownTurn } from '../../store/reading/conversations.ts';
import { maskedTurn, printTurns, turnObject } from './turn-list.ts';

export interface CustomerTurns {
  /** Newest first; at least one. */
  turns: ShownTurn[];
  accounts: NamedAccount[];
  /** '@ann: 3 turns in 2 conversations' */
  title: string;
}

/**
 * The turns of whoever goes or went by a name; undefined when there are none.
 * @throws UsageError where there are some, but none that is selected
 */
export async function customerTurns(
  context: Context,
  store: Store,
  name: string,
  flags: PostSelector & MaskFlag,
): Promise<CustomerTurns | undefined> {
  const [{ turnsOfCustomers }, { findAccounts, namedAccounts }] = await Promise.all([
    import('../../store/reading/conversations.ts'),
    import('../../store/accounts/find-accounts.ts'),
  ]);
  const all = await turnsOfCustomers(store, await findAccounts(store, name));
  const selected = all.filter(({ channel, brand }) => isSelected(flags, channel, [brand]));
  const mask = await maskFor(context, store, flags);
  const turns = mask ? selected.map((turn) => maskedTurn(turn, mask)) : selected;
  if (all.length === 0) return undefined;
  if (turns.length === 0)
    throw new UsageError(
      `${name} has no turn on this channel or with this brand`,
      `Turns: ${[...new Set(all.map(({ channel, brand }) => `${brand} on ${channel}`))].join(', ')}.`,
    );
  const named = await namedAccounts(store, [...new Set(turns.map(({ account }) => account))]);
  const accounts = mask
    ? named.map((account) => ({ ...account, id: null, name: mask.name(account.name), names: [] }))
    : named;
  const conversations = new Set(turns.map(({ brand, thread }) => `${brand} ${thread}`)).size;
  const title = `@${turns[0]!.customer}: ${amount(turns.length, 'turn')} in ${amount(conversations, 'conversation')}`;
  return { turns, accounts, title };
}

/** Prints them; false when there are none. */
export async function showCustomer(
  context: Context,
  store: Store,
  name: string,
  flags: PostSelector & MaskFlag & { json?: boolean; limit: number },
): Promise<boolean> {
  const found = await customerTurns(context, store, name, flags);
  if (!found) return false;
  const { turns, accounts, title } = found;
  if (flags.json)
    context.terminal.json({
      version: 1,
      customer: turns[0]!.customer,
      accounts: accounts.map(accountObject),
      turns: turns.map(turnObject),
    });
  else {
    const zone = (await context.config()).timezone.value;
    if (accounts.length > 1 || accounts.some(({ names }) => names.length > 1))
      for (const account of accounts) context.terminal.note(namesText(account, zone));
    await printTurns(context, {
      title,
      turns: turns.slice(0, flags.limit),
      count: turns.length,
      withNames: accounts.length > 1,
    });
  }
  return true;
}

/** '@annie on x (71), called @ann until 2026-03-02' */
function namesText({ channel, id, name, names }: NamedAccount, zone: string): string {
  const former = names
    .filter(({ handle }) => handle !== name)
    .map(({ handle, last_seen }) => `@${handle} until ${formatTime(last_seen, zone)}`);
  const who = `@${name} on ${channel}${id === null || id === name ? '' : ` (${id})`}`;
  return former.length === 0 ? who : `${who}, called ${former.join(', ')}`;
}

function accountObject({ key: _, names, ...account }: NamedAccount) {
  return {
    ...account,
    names: names.map(({ handle, first_seen, last_seen }) => ({
      handle,
      first_seen: isoTime(first_seen),
      last_seen: isoTime(last_seen),
    })),
  };
}
