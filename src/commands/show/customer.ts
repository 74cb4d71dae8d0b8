/** show of a customer: every turn with the brands, and the names the account had. */
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { formatTime, isoTime } from '../../domain/clock-time.ts';
import { UsageError } from '../../errors.ts';
import { isSelected, type PostSelector } from '../../queue/find-posts.ts';
import { type Mask, type MaskFlag, maskFor } from '../../queue/masking.ts';
import type { NamedAccount } from '../../store/accounts/find-accounts.ts';
import type { Store } from '../../store/open.ts';
import type { ShownTurn } from '../../store/reading/conversations.ts';

/** Prints the turns of whoever goes or went by a name; false when there are none. */
export async function showCustomer(
  context: Context,
  store: Store,
  name: string,
  flags: PostSelector & MaskFlag & { json?: boolean; limit: number },
): Promise<boolean> {
  const [{ turnsOfCustomers }, { findAccounts, namedAccounts }] = await Promise.all([
    import('../../store/reading/conversations.ts'),
    import('../../store/accounts/find-accounts.ts'),
  ]);
  const all = await turnsOfCustomers(store, await findAccounts(store, name));
  const selected = all.filter(({ channel, brand }) => isSelected(flags, channel, [brand]));
  const mask = await maskFor(context, store, flags);
  const turns = mask ? selected.map((turn) => maskedTurn(turn, mask)) : selected;
  if (all.length === 0) return false;
  if (turns.length === 0)
    throw new UsageError(
      `${name} has no turn on this channel or with this brand`,
      `Turns: ${[...new Set(all.map(({ channel, brand }) => `${brand} on ${channel}`))].join(', ')}.`,
    );
  const named = await namedAccounts(store, [...new Set(turns.map(({ account }) => account))]);
  const accounts = mask
    ? named.map((account) => ({ ...account, id: null, name: mask.name(account.name), names: [] }))
    : named;
  if (flags.json)
    context.terminal.json({
      version: 1,
      customer: turns[0]!.customer,
      accounts: accounts.map(accountObject),
      turns: turns.map(turnObject),
    });
  else await printTurns(context, turns, accounts, flags.limit);
  return true;
}

async function printTurns(
  context: Context,
  turns: ShownTurn[],
  accounts: NamedAccount[],
  limit: number,
): Promise<void> {
  const { terminal } = context;
  const [{ listText }, { formatDuration }, config] = await Promise.all([
    import('../../terminal/table.ts'),
    import('../../domain/duration.ts'),
    context.config(),
  ]);
  const zone = config.timezone.value;
  const channels = new Set(turns.map(({ channel }) => channel));
  const waits = (turn: ShownTurn) =>
    turn.status === 'answered'
      ? `${formatDuration(turn.answered_at! - turn.asked_at)}${turn.inferred ? ' (inferred)' : ''}`
      : turn.status;
  if (terminal.laidOut) {
    const conversations = new Set(turns.map(({ brand, thread }) => `${brand} ${thread}`)).size;
    terminal.out(
      terminal.palette.strong(
        `@${turns[0]!.customer}: ${amount(turns.length, 'turn')} in ${amount(conversations, 'conversation')}`,
      ),
    );
  }
  if (accounts.length > 1 || accounts.some(({ names }) => names.length > 1))
    for (const account of accounts) terminal.note(namesText(account, zone));
  await terminal.write(
    listText(
      turns.slice(0, limit),
      [
        { label: 'Asked', text: (turn) => formatTime(turn.asked_at, zone), plain: (turn) => isoTime(turn.asked_at) },
        ...(channels.size > 1 ? [{ label: 'Channel', text: (turn: ShownTurn) => turn.channel }] : []),
        ...(accounts.length > 1 ? [{ label: 'Who', text: (turn: ShownTurn) => `@${turn.customer}` }] : []),
        { label: 'Brand', text: (turn) => turn.brand },
        {
          label: 'Waited',
          text: waits,
          plain: (turn) => (turn.answered_at === null ? turn.status : String(turn.answered_at - turn.asked_at)),
        },
        { label: 'Post', text: (turn) => turn.asked_post },
        { label: 'Text', text: (turn) => turn.text, truncate: true },
      ],
      terminal,
    ),
  );
  if (turns.length > limit) terminal.note(`${turns.length - limit} more: --limit ${turns.length}`);
  terminal.note('next: socialcare show POST');
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

/** The turn without the name of its customer. */
export function maskedTurn(turn: ShownTurn, mask: Mask): ShownTurn {
  return { ...turn, customer: mask.name(turn.customer), text: mask.text(turn.text, turn.channel) };
}

export function turnObject({ thread: _, account: __, asked_at, answered_at, inferred, text: ___, ...turn }: ShownTurn) {
  return {
    ...turn,
    inferred: inferred === 1,
    asked_at: isoTime(asked_at),
    answered_at: isoTime(answered_at),
    wait_seconds: answered_at === null ? null : answered_at - asked_at,
  };
}
