/** brand: who is a brand, and from which accounts it answers. */

import type { Context } from '../context.ts';
import { accountWords, readAccount } from '../domain/account.ts';
import { amount } from '../domain/amount.ts';
import { foldName } from '../domain/names.ts';
import { UsageError } from '../errors.ts';
import type { BrandAccount } from '../store/accounts/brands.ts';
import type { Store } from '../store/open.ts';
import type { Register } from './command.ts';

const HELP = `
An account is written channel:@handle (x when no channel is named), channel:id=NUMBER, or, where a name is all that is
known, 'channel:Name with spaces'. An account belongs to one brand; --move takes it from another.

Examples:
  $ socialcare brand add acme @acme @acmecare bluesky:acme.example mastodon:acme@social.example
  $ socialcare brand add acme 'facebook:Acme Page'
  $ socialcare brand add acme @acmebot --bot       an account whose replies are automatic
  $ socialcare brand list
  $ socialcare brand remove acme`;

export const registerBrand: Register = (program, begin) => {
  const brand = program
    .command('brand')
    .summary('declare brands and the accounts they answer from')
    .description('Declare brands and the accounts they answer from. A reply from any of them answers.')
    .addHelpText('after', HELP);
  const add = brand
    .command('add')
    .summary('add a brand, or accounts to one')
    .description('Add a brand, or accounts to one. A reply from any of them answers.')
    .addHelpText(
      'after',
      '\nExamples:\n  $ socialcare brand add acme @acme @acmecare\n  $ socialcare brand add acme @acmebot --bot',
    )
    .argument('<name>', 'name of the brand')
    .argument('<account...>', 'accounts, e.g. @acme or bluesky:acme.example')
    .option('--bot', 'replies of these accounts are automatic and do not count as answers')
    .option('--move', 'take accounts from another brand');
  add.action(async (name: string, accounts: string[], flags: AddFlags) =>
    addBrand(await begin(add), name, accounts, flags),
  );
  const list = brand
    .command('list')
    .summary('list brands and accounts')
    .description('List brands and their accounts.')
    .addHelpText('after', '\nExamples:\n  $ socialcare brand list\n  $ socialcare brand list --json')
    .option('--json', 'as JSON');
  list.action(async (flags: { json?: boolean }) => showBrands(await begin(list), flags.json === true));
  const remove = brand
    .command('remove')
    .summary('remove a brand and its turns; its posts stay')
    .description('Remove a brand and its turns; its posts stay.')
    .addHelpText('after', '\nExamples:\n  $ socialcare brand remove acme\n  $ socialcare brand remove acme --yes')
    .argument('<name>', 'name of the brand')
    .option('-y, --yes', 'do not ask');
  remove.action(async (name: string, flags: { yes?: boolean }) =>
    dropBrand(await begin(remove), name, flags.yes === true),
  );
};

interface AddFlags {
  bot?: boolean;
  move?: boolean;
}

export async function addBrand(context: Context, name: string, typed: string[], flags: AddFlags): Promise<void> {
  const accounts = typed.map((account) => ({ ...readAccount(account), bot: flags.bot === true }));
  const [store, config, { declareAccounts }] = await Promise.all([
    context.store(),
    context.config(),
    import('../store/accounts/brand-changes.ts'),
  ]);
  const { created, added, moved } = await declareAccounts(store, name, accounts, {
    autoReplySeconds: config.auto_reply_seconds.value,
    episodeGap: config.episode_gap_seconds.value,
    now: context.now(),
    move: flags.move,
  });
  const what = amount(added, 'account');
  context.terminal.done(
    created
      ? `Added brand ${name} with ${what}.`
      : added === 0
        ? `Nothing new for ${name}.`
        : `Added ${what} to ${name}.`,
  );
  for (const { from, ...account } of moved) context.terminal.done(`${accountWords(account)} was ${from}’s.`);
  await warnOfShared(context, store, name);
  context.terminal.note('next: socialcare report, or socialcare import FILE');
}

async function showBrands(context: Context, json: boolean): Promise<void> {
  const store = await context.store({ readonly: true });
  const [{ listBrands }, { listText }] = await Promise.all([
    import('../store/accounts/brands.ts'),
    import('../terminal/table.ts'),
  ]);
  const brands = await listBrands(store);
  const { sharedHandles } = await import('../store/accounts/brand-accounts.ts');
  const shared = await sharedHandles(store);
  const { terminal } = context;
  if (json) {
    terminal.json({
      version: 1,
      brands: brands.map(({ name, accounts }) => ({ name, accounts })),
      shared_handles: shared,
    });
    return;
  }
  if (brands.length === 0) terminal.note('No brand yet. Add one: socialcare brand add NAME @handle');
  await terminal.write(
    listText(
      brands,
      [
        { label: 'Brand', text: (brand) => brand.name },
        { label: 'Accounts', text: (brand) => brand.accounts.map(accountText).join(', '), truncate: true },
      ],
      terminal,
    ),
  );
  await warnOfShared(context, store);
}

function accountText({ bot, ...account }: BrandAccount): string {
  return `${accountWords(account)}${bot ? ' (bot)' : ''}`;
}

async function warnOfShared({ terminal }: Context, store: Store, name?: string): Promise<void> {
  const [{ sharedHandles }, { sharedHandleText }] = await Promise.all([
    import('../store/accounts/brand-accounts.ts'),
    import('./brand-warnings.ts'),
  ]);
  for (const shared of await sharedHandles(store))
    if (name === undefined || foldName(shared.brand) === foldName(name))
      terminal.note(terminal.palette.warn(sharedHandleText(shared)));
}

async function dropBrand(context: Context, name: string, yes: boolean): Promise<void> {
  const store = await context.store({ mustExist: true });
  const [{ forgetBrand }, config] = await Promise.all([import('../store/accounts/brand-changes.ts'), context.config()]);
  if (!yes) {
    const { confirm } = await import('../terminal/prompt.ts');
    if (!(await confirm(context.terminal, { message: `Remove brand ${name} and its turns?`, flag: '--yes' }))) return;
  }
  const turns = await forgetBrand(store, name, {
    autoReplySeconds: config.auto_reply_seconds.value,
    episodeGap: config.episode_gap_seconds.value,
  });
  if (turns === undefined) throw new UsageError(`there is no brand "${name}"`, 'See them: socialcare brand list');
  context.terminal.done(`Removed brand ${name} and ${amount(turns, 'turn')}; its posts stay.`);
  context.terminal.note('undo: socialcare brand add with the same accounts');
}
