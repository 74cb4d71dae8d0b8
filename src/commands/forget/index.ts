/** forget: a person or a post goes, wherever it is stored; what was counted stays counted. */
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { collectList } from '../../reporting/options.ts';
import type { Forgettable, Holdings } from '../../store/erasure/forget.ts';
import type { Store } from '../../store/open.ts';
import type { Register } from '../command.ts';
import { isRewritten, type NamingFile } from './files.ts';
import { sayErased } from './outcome.ts';
import { personMeant } from './person.ts';

const HELP = `
Erased: the text, links and ids of their posts, their names and ids, notes on their posts, and their names in what others
wrote. A keyed hash of names and ids stays, so that no later pull or import brings them back.

Kept: turns, times, labels and every count. Files that somebody asked for (export, report) are named, not changed; from the
seals of audits their rows go, and leave a hash behind.

Examples:
  $ socialcare forget @ann --dry-run
  $ socialcare forget @ann --channel bluesky
  $ socialcare forget 2244994945 --yes
  $ socialcare forget --post 1790000000000000001
  $ socialcare forget --finish              what another program kept from being finished`;

interface Flags {
  post?: string;
  channel?: string[];
  yes?: boolean;
  dryRun?: boolean;
  finish?: boolean;
  json?: boolean;
}

export const registerForget: Register = (program, begin) => {
  const command = program
    .command('forget')
    .summary('erase a person or a post, and keep the counts')
    .description('Erase everything that is stored of a person, or one post. What was counted stays counted.')
    .argument('[who]', '@handle or the id of an account')
    .option('--post <id>', 'one post, by the platform’s id')
    .option('--channel <name>', 'only on these networks (repeat or separate by commas)', collectList)
    .option('--yes', 'do not ask')
    .option('--dry-run', 'show what would be erased and change nothing')
    .option('--finish', 'rewrite the database after an erasure that was interrupted')
    .option('--json', 'as JSON')
    .addHelpText('after', HELP);
  command.action(async (who: string | undefined, flags: Flags) => forgetWhom(await begin(command), who, flags));
};

/** Somebody or something, with the words for it. */
interface Meant {
  what: Forgettable;
  channel: string;
  words: string;
}

async function forgetWhom(context: Context, who: string | undefined, flags: Flags): Promise<void> {
  const { terminal } = context;
  const store = await context.store({ mustExist: true });
  await store.checkOwner('forget');
  const [{ countHoldings, forget }, { finishErasure, isUnfinished }, { listFiles }, { findNaming, scrubFiles }] =
    await Promise.all([
      import('../../store/erasure/forget.ts'),
      import('../../store/erasure/pending.ts'),
      import('../../store/erasure/written-files.ts'),
      import('./files.ts'),
    ]);
  if (flags.finish) {
    const wasFinished = !(await isUnfinished(store));
    const isFinished = await finishErasure(store);
    if (flags.json) terminal.json({ version: 1, finished: isFinished });
    else if (wasFinished) terminal.done('Nothing is left to finish.');
    else sayErased(context, store, isFinished);
    if (!isFinished) context.exitCode = EXIT.partial;
    return;
  }
  if (!flags.dryRun) await finishErasure(store);
  const meant = await meantBy(store, who, flags);
  const { holdings, erasure } = await countHoldings(store, meant.what);
  const going = { ...erasure, isPerson: 'accounts' in meant.what };
  const known = await listFiles(store);
  const files = await findNaming(known, going);
  const isDry = flags.dryRun === true;
  if (!flags.json) terminal.out(holdingLines(meant, holdings, files).join('\n'));
  if (!isDry) {
    if (!flags.yes) {
      const { confirm } = await import('../../terminal/prompt.ts');
      if (!(await confirm(terminal, { message: 'Forget this? It cannot be undone.', flag: '--yes' }))) return;
    }
    // Files first: what they hold is only found while the names are here.
    await scrubFiles(known, going, context.now());
    await forget(store, meant.what, context.now());
  }
  const isFinished = isDry || (await finishErasure(store));
  if (flags.json) terminal.json(holdingsObject(meant, holdings, files, { isDry, isFinished }));
  else if (isDry) terminal.out('Dry run: nothing was changed.');
  else sayErased(context, store, isFinished);
  if (!isFinished) context.exitCode = EXIT.partial;
}

async function meantBy(store: Store, who: string | undefined, { post, channel }: Flags): Promise<Meant> {
  if ((who === undefined) === (post === undefined))
    throw new UsageError('name one person, or one post with --post', 'Example: socialcare forget @ann --dry-run');
  if (post !== undefined) {
    const { selectPosts } = await import('../../queue/find-posts.ts');
    const [found, ...others] = await selectPosts(store, post, { ...(channel && { channel }) });
    if (!found) throw new UsageError(`no post "${post}" is stored`, 'socialcare export posts lists their ids.');
    if (others.length > 0)
      throw new UsageError(
        `"${post}" stands for a post on ${[found, ...others].map((one) => one.channel).join(' and ')}`,
        `Say which one: --channel ${found.channel}`,
      );
    return { what: { posts: [found.key] }, channel: found.channel, words: `post ${post} on ${found.channel}` };
  }
  const person = await personMeant(store, who!, channel);
  const { named } = person;
  const former = named.names.map(({ handle }) => handle).filter((handle) => handle !== named.name);
  return {
    what: { accounts: person.accounts },
    channel: person.channel,
    words: [
      `${named.name === named.id ? '' : '@'}${named.name} on ${person.channel}`,
      ...(named.id === null || named.id === named.name ? [] : [`id ${named.id}`]),
      ...(former.length === 0 ? [] : [`once ${former.map((handle) => `@${handle}`).join(', ')}`]),
    ].join(', '),
  };
}

function holdingLines({ words }: Meant, holdings: Holdings, files: readonly NamingFile[]): string[] {
  const { posts, names, ids, notes, decisions, labels, mentions, turns } = holdings;
  const lines: [number, string][] = [
    [posts, `${amount(posts, 'post')}: text, links and id`],
    [names + ids, `${both([names, 'name'], [ids, 'id'])} of the account`],
    [notes, `${amount(notes, 'note')} of people on them, or quoting them`],
    [decisions + labels, `their ids in ${both([decisions, 'decision'], [labels, 'label'])} of people`],
    [
      mentions,
      `${amount(mentions, 'post')} of others that ${mentions === 1 ? 'names' : 'name'} them: the names in these`,
    ],
  ];
  return [
    safeLine(`${words}:`),
    ...lines.flatMap(([n, line]) => (n > 0 ? [`  ${line}`] : [])),
    ...files.map((file) => safeLine(`  ${file.path}: ${fateOf(file)}`)),
    `  ${amount(turns, 'turn')} of theirs ${turns === 1 ? 'stays' : 'stay'} in every count, without names`,
  ];
}

function fateOf({ kind, lines, isClosed }: NamingFile): string {
  if (kind === 'output' && isClosed) return 'exported rows that may hold them; delete it, or write it again afterwards';
  if (kind === 'backup') return 'a backup that may hold them; delete it, and make a new one afterwards';
  if (kind === 'seal')
    return `${amount(lines, 'row')} of the seal taken out, with ${lines === 1 ? 'its salt' : 'their salts'}`;
  const n = amount(lines, 'line');
  if (!isRewritten(kind)) return `names them in ${n}; delete it, or write it again afterwards`;
  return `${n} ${kind === 'rejects' ? 'taken out' : 'without names'}`;
}

/** '2 names and 1 id', without what there is none of. */
function both(...counts: [number, string][]): string {
  return counts.flatMap(([n, word]) => (n > 0 ? [amount(n, word)] : [])).join(' and ');
}

function holdingsObject(
  { channel, words }: Meant,
  { posts, names, ids, notes, decisions, labels, mentions, turns }: Holdings,
  files: readonly NamingFile[],
  { isDry, isFinished }: { isDry: boolean; isFinished: boolean },
) {
  return {
    version: 1,
    dry_run: isDry,
    who: words,
    channel,
    posts,
    names,
    ids,
    notes,
    decisions,
    labels,
    posts_of_others: mentions,
    turns_kept: turns,
    files: files.map(({ path, kind, lines }) => ({ file: path, kind, lines, rewritten: isRewritten(kind) && !isDry })),
    finished: isFinished,
  };
}
