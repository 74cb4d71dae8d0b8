/** retain: posts older than a time lose their words and names; what was counted stays counted. */
import type { Context } from '../context.ts';
import { amount } from '../domain/amount.ts';
import { formatTime, isoTime } from '../domain/clock-time.ts';
import { durationLabel, parseDuration } from '../domain/duration.ts';
import { EXIT, UsageError } from '../errors.ts';
import type { Expired } from '../store/erasure/retain.ts';
import type { Register } from './command.ts';
import { sayErased } from './forget/outcome.ts';

const HELP = `
Erased: text, links, ids and notes of posts older than that, and the names of accounts of which nothing newer is stored.

Kept: turns, times, labels and every count. Older posts are not taken in again. With retain = "180d" in the
configuration every pull and import does the same, once a day.

Examples:
  $ socialcare retain 180d --dry-run
  $ socialcare retain --yes                 as the configuration says, e.g. from cron`;

interface Flags {
  yes?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

export const registerRetain: Register = (program, begin) => {
  const command = program
    .command('retain')
    .summary('erase words and names that are old, and keep the counts')
    .description('Erase the words and names of posts older than a time. What was counted stays counted.')
    .argument('[age]', 'how long posts are kept: 180d (default: retain of the configuration)')
    .option('--yes', 'do not ask')
    .option('--dry-run', 'show what would be erased and change nothing')
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
  const store = await context.store({ mustExist: true });
  const [{ countExpired, eraseExpired }, { finishErasure }] = await Promise.all([
    import('../store/erasure/retain.ts'),
    import('../store/erasure/pending.ts'),
  ]);
  const before = context.now() - seconds;
  const isDry = flags.dryRun === true;
  const expired = await countExpired(store, before);
  if (!flags.json) {
    const since = formatTime(before, config.timezone.value);
    terminal.out(`Posts before ${since} (${durationLabel(seconds)}):\n${lines(expired).join('\n')}`);
  }
  if (!isDry && !flags.yes) {
    const { confirm } = await import('../terminal/prompt.ts');
    if (!(await confirm(terminal, { message: 'Erase these? It cannot be undone.', flag: '--yes' }))) return;
  }
  if (!isDry) await eraseExpired(store, before, context.now());
  const isFinished = isDry || (await finishErasure(store));
  if (flags.json)
    terminal.json({
      version: 1,
      dry_run: isDry,
      before: isoTime(before),
      posts: expired.posts,
      accounts: expired.accounts,
      turns_kept: expired.turns,
      finished: isFinished,
    });
  else if (isDry) terminal.out('Dry run: nothing was changed.');
  else sayErased(context, isFinished);
  if (!isFinished) context.exitCode = EXIT.partial;
}

function lines({ posts, accounts, turns }: Expired): string[] {
  return [
    `  ${amount(posts, 'post')}: text, links and id`,
    `  ${amount(accounts, 'account')} of which nothing newer is stored: names and id`,
    `  ${amount(turns, 'turn')} of theirs ${turns === 1 ? 'stays' : 'stay'} in every count, without names`,
  ];
}
