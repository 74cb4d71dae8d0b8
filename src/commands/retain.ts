/** retain: posts older than a time lose their words and names, or go with their whole conversations. */
import type { Context } from '../context.ts';
import { amount } from '../domain/amount.ts';
import { formatTime, isoTime } from '../domain/clock-time.ts';
import { durationLabel, parseDuration } from '../domain/duration.ts';
import { EXIT, UsageError } from '../errors.ts';
import type { Expired } from '../store/erasure/retain.ts';
import type { Register } from './command.ts';
import { sayErased } from './forget/outcome.ts';
import { removeOptions } from './retention.ts';

const HELP = `
Erased: text, links, ids and notes of posts older than that, and the names of accounts of which nothing newer is stored.
Older posts are not taken in again.

--drop-counts removes conversations whose last post is older wholly, out of every count: posts, turns, labels, decisions and
coverage. Reports of that time say how much is missing. A conversation that went on stays until it ends.

With retain = "180d" in the configuration, and retain_counts = "keep" or "drop", every pull and import does the same,
once a day.

Examples:
  $ socialcare retain 180d --dry-run        both ways, in numbers
  $ socialcare retain 180d --drop-counts
  $ socialcare retain --yes                 as the configuration says, e.g. from cron`;

interface Flags {
  keepCounts?: boolean;
  dropCounts?: boolean;
  yes?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

export const registerRetain: Register = (program, begin) => {
  const command = program
    .command('retain')
    .summary('erase words and names that are old, and keep or drop the counts')
    .description('Erase the words and names of posts older than a time. What was counted stays counted, or goes too.')
    .argument('[age]', 'how long posts are kept: 180d (default: retain of the configuration)')
    .option('--keep-counts', 'keep what was counted (default: retain_counts of the configuration, or this)')
    .option('--drop-counts', 'remove conversations that ended before then, out of every count')
    .option('--yes', 'do not ask')
    .option('--dry-run', 'show what would be erased, with and without the counts, and change nothing')
    .option('--json', 'as JSON')
    .addHelpText('after', HELP);
  command.action(async (age: string | undefined, flags: Flags) => retain(await begin(command), age, flags));
};

async function retain(context: Context, age: string | undefined, flags: Flags): Promise<void> {
  const { terminal } = context;
  const config = await context.config();
  const seconds = age === undefined ? config.retain_seconds.value : parseDuration(age, 'age');
  if (seconds === Number.POSITIVE_INFINITY)
    throw new UsageError('no age is given, and the configuration keeps everything', 'Example: socialcare retain 180d');
  if (flags.keepCounts && flags.dropCounts)
    throw new UsageError('--keep-counts and --drop-counts contradict each other', 'Leave one of them out.');
  const drops = flags.dropCounts ?? (!flags.keepCounts && config.retain_counts.value === 'drop');
  const store = await context.store({ mustExist: true });
  await store.checkOwner('retain');
  const [{ countExpired, eraseExpired }, { finishErasure }] = await Promise.all([
    import('../store/erasure/retain.ts'),
    import('../store/erasure/pending.ts'),
  ]);
  const before = context.now() - seconds;
  const isDry = flags.dryRun === true;
  const expired = await countExpired(store, before);
  if (!flags.json) {
    const since = formatTime(before, config.timezone.value);
    const shown = [...erasedLines(expired), ...(drops ? removedLines(expired) : keptLines(expired))];
    terminal.out(`Posts before ${since} (${durationLabel(seconds)}):\n${shown.join('\n')}`);
    if (isDry && !drops) terminal.out(`With --drop-counts instead:\n${removedLines(expired).join('\n')}`);
    if (isDry && drops) terminal.out(`With --keep-counts instead:\n${keptLines(expired).join('\n')}`);
  }
  if (!isDry && !flags.yes) {
    const { confirm } = await import('../terminal/prompt.ts');
    const what = drops ? 'Erase these, and take the conversations out of every count?' : 'Erase these?';
    if (!(await confirm(terminal, { message: `${what} It cannot be undone.`, flag: '--yes' }))) return;
  }
  if (!isDry) await eraseExpired(store, before, context.now(), drops ? removeOptions(config) : undefined);
  const isFinished = isDry || (await finishErasure(store));
  if (flags.json) terminal.json(expiredObject(expired, { before, drops, isDry, isFinished }));
  else if (isDry) terminal.out('Dry run: nothing was changed.');
  else sayErased(context, store, isFinished);
  if (!isFinished) context.exitCode = EXIT.partial;
}

function erasedLines({ posts, accounts }: Expired): string[] {
  return [
    `  ${amount(posts, 'post')}: text, links and id`,
    `  ${amount(accounts, 'account')} of which nothing newer is stored: names and id`,
  ];
}

function keptLines({ turns }: Expired): string[] {
  return [`  ${amount(turns, 'turn')} of theirs ${turns === 1 ? 'stays' : 'stay'} in every count, without names`];
}

function removedLines({ ended: { conversations, turns, posts, staying } }: Expired): string[] {
  return [
    `  ${amount(conversations, 'conversation')} that ended before then: ${amount(turns, 'turn')} and ${amount(posts, 'post')} go out of every count`,
    ...(staying > 0
      ? [
          `  ${amount(staying, 'older post')} of conversations that went on: ${staying === 1 ? 'it stays' : 'they stay'} without words until these have ended`,
        ]
      : []),
  ];
}

function expiredObject(
  { posts, accounts, turns, ended }: Expired,
  { before, drops, isDry, isFinished }: { before: number; drops: boolean; isDry: boolean; isFinished: boolean },
) {
  return {
    version: 1,
    dry_run: isDry,
    before: isoTime(before),
    counts: drops ? 'drop' : 'keep',
    posts,
    accounts,
    turns_kept: drops ? null : turns,
    ended: {
      conversations: ended.conversations,
      turns: ended.turns,
      posts: ended.posts,
      older_posts_staying: ended.staying,
    },
    finished: isFinished,
  };
}
