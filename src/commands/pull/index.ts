/** pull: fetch what is new from the networks, record what is missing, continue where the last run ended. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Context } from '../../context.ts';
import { collectList, wholeNumber } from '../../reporting/options.ts';
import type { Register } from '../command.ts';
import type { PullFlags } from './flags.ts';

const HELP = `
Own posts are pulled before mentions, so that an answered mention never looks ignored. Every run reads the last hours
again and rereads young posts for edits and deletions. A run that is stopped, by Ctrl-C or by a power cut, continues
where it was when the same command is run again.

Examples:
  $ socialcare pull                              every source on which a brand has accounts
  $ socialcare pull bluesky --brand acme.com     without any log-in: its posts and the threads under them
  $ socialcare pull mastodon --brand @acme@social.example   the same
  $ socialcare pull x --dry-run                  requests, posts and cost before they are spent
  $ socialcare pull x --brand rival --via search  audit another brand by the same definitions
  $ socialcare pull x --no-wait --max-cost 2     for cron: never wait, never spend more than $2
  */15 * * * *  socialcare pull --quiet --no-wait   a line for crontab; exit codes 3 and 5 mean: look at coverage

Exit codes: 3 the platform left a gap, 4 credentials, 5 rate or budget stop (run again), 130 interrupted (run again).`;

export const registerPull: Register = (program, begin) => {
  const command: Command = program
    .command('pull')
    .summary('fetch new posts and mentions from the networks')
    .description('Fetch new posts and mentions of your brands from the networks, and know what is missing.')
    .argument('[source...]', 'x, bluesky, mastodon, … (default: every source on which a brand has accounts)')
    .option('--brand <name>', 'only these brands (repeat or separate by commas)', collectList)
    .addOption(
      new Option('--via <route>', "how mentions are found: the account's feed, search, or the full archive")
        .choices(['auto', 'feed', 'search', 'archive'])
        .default('auto'),
    )
    .option('--since <when>', 'reach back this far: 2026-10-01, 30d, last-month (default: 30d on the first pull)')
    .option('--no-wait', 'stop with exit code 5 at a rate limit instead of waiting')
    .option('--dry-run', 'show requests, expected posts and cost; pull nothing')
    .option('--max-posts <n>', 'stop after this many posts that are new here', wholeNumber)
    .option('--max-cost <dollars>', 'stop before this is spent', amount)
    .option('--no-authors', 'leave out profiles and parents where they cost extra')
    .option('--no-reread', 'do not reread young posts for edits and deletions')
    .option('--no-classify', 'do not label new posts, as is done once classify was run')
    .option('--restart <stream>', 'drop the unfinished pull of this stream and begin at its newest post', collectList)
    .option('--json', 'summary as JSON')
    .addHelpText('after', HELP);
  command.action(async (names: string[], flags: PullFlags) => pull(await begin(command), names, flags));
};

async function pull(context: Context, names: string[], flags: PullFlags): Promise<void> {
  const { openSetup } = await import('./setup.ts');
  const setup = await openSetup(context, names, flags);
  if (flags.dryRun) await (await import('./estimate.ts')).dryRun(context, setup, flags);
  else await (await import('./run.ts')).runPull(context, setup, flags);
}

function amount(text: string): number {
  if (!/^\d{1,6}(\.\d{1,6})?$/.test(text))
    throw new InvalidArgumentError('Write an amount in US dollars, such as 2.50.');
  return Number(text);
}
