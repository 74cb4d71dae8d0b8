/** pull: fetch what is new from the networks, know what is missing, go on where the last run ended. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Context } from '../../context.ts';
import { EXIT } from '../../errors.ts';
import type { Outcome } from '../../sources/engine.ts';
import { silencedNotes } from '../../sources/silenced.ts';
import type { Route } from '../../sources/source.ts';
import type { Register } from '../command.ts';
import { list } from '../options.ts';

interface PullFlags {
  brand?: string[];
  via: Route;
  since?: string;
  wait: boolean;
  dryRun?: boolean;
  maxPosts?: number;
  maxCost?: number;
  authors: boolean;
  reread: boolean;
  json?: boolean;
}

const HELP = `
Own posts are pulled before mentions, so that an answered mention never looks ignored. Every run reads the last hours
again and looks at young posts for edits and deletions. A run that is stopped, by Ctrl-C or by a power cut, goes on
where it was when the same command is run again.

Examples:
  $ socialcare pull                              every source on which a brand has accounts
  $ socialcare pull x --dry-run                  requests, posts and cost before they are spent
  $ socialcare pull x --brand rival --via search audit somebody else's brand by the same definitions
  $ socialcare pull x --no-wait --max-cost 2     for cron: never wait, never spend more than $2
  */15 * * * *  socialcare pull --quiet --no-wait   a line for crontab; exit codes 3 and 5 mean: look at coverage

Exit codes: 3 the platform left a gap, 4 credentials, 5 rate or budget stop (run again), 130 interrupted (run again).`;

export const registerPull: Register = (program, begin) => {
  const command: Command = program
    .command('pull')
    .summary('fetch new posts and mentions from the networks')
    .description('Fetch new posts and mentions of your brands from the networks, and know what is missing.')
    .argument('[source...]', 'x, bluesky, mastodon, … (default: every source on which a brand has accounts)')
    .option('--brand <name>', 'only these brands (repeat or separate by commas)', list)
    .addOption(
      new Option('--via <route>', "how mentions are found: the account's feed, search, or the full archive")
        .choices(['auto', 'feed', 'search', 'archive'])
        .default('auto'),
    )
    .option('--since <when>', 'reach back this far: 2026-10-01, 30d, last-month (default: 30d on the first pull)')
    .option('--no-wait', 'stop with exit code 5 at a rate limit instead of waiting')
    .option('--dry-run', 'show requests, expected posts and cost; pull nothing')
    .option('--max-posts <n>', 'stop after this many posts', wholeNumber)
    .option('--max-cost <dollars>', 'stop before this is spent', amount)
    .option('--no-authors', 'leave out profiles and parents where they cost extra')
    .option('--no-reread', 'do not look again at young posts for edits and deletions')
    .option('--json', 'summary as JSON')
    .addHelpText('after', HELP);
  command.action(async (names: string[], flags: PullFlags) => pull(await begin(command), names, flags));
};

async function pull(context: Context, names: string[], flags: PullFlags): Promise<void> {
  const [config, store, { planPull }, { openWaiting }, { connect }, { thisProcess }, { openBudget }] =
    await Promise.all([
      context.config(),
      context.store(),
      import('./plan.ts'),
      import('./waiting.ts'),
      import('./connect.ts'),
      import('./holder.ts'),
      import('../../sources/budget.ts'),
    ]);
  const timezone = config.timezone.value;
  const plans = await planPull(store, names, flags.brand ?? []);
  const since = await readSince(flags.since, timezone, context.now());
  const holder = thisProcess();
  const { renewLocks } = await import('../../store/locks.ts');
  const waiting = openWaiting(context, flags.wait, timezone, () => renewLocks(store.db, holder, context.now()));
  const options = { via: flags.via, authors: flags.authors };

  if (flags.dryRun) {
    const { estimatePull, showEstimates } = await import('./estimate.ts');
    const estimates = [];
    for (const { source, accounts } of plans) {
      const connected = await connect(context, source, waiting);
      estimates.push(...(await estimatePull(context, store, connected, accounts, { ...options, since })));
    }
    if (flags.json) context.terminal.out(JSON.stringify({ version: 1, dry_run: true, streams: estimates }));
    else await showEstimates(context, estimates, timezone);
    return;
  }

  const [{ pullSource }, { exitCodeOf, showProblems, showSummary, summaryJson }, { startProgress }] = await Promise.all(
    [import('./job.ts'), import('./summary.ts'), import('../../terminal/progress.ts')],
  );
  const budget = openBudget({ maxPosts: flags.maxPosts, maxCost: flags.maxCost });
  const results = [];
  for (const { source, accounts } of plans) {
    if (context.world.signal.aborted) break;
    const progress = startProgress(context.terminal, { label: source.name, unit: 'posts', now: context.world.now });
    const begun = context.world.now();
    const onPage = (outcome: Outcome, share: number) => {
      renewLocks(store.db, holder, context.now());
      progress.update(outcome.posts, progressDetail(outcome, share, (context.world.now() - begun) / 1000));
    };
    try {
      const connected = await connect(context, source, waiting);
      const job = { budget, options, since, reread: flags.reread, holder, onPage };
      const outcomes = await pullSource(context, store, connected, accounts, job);
      results.push({ source: source.name, outcomes, notes: silencedNotes(outcomes) });
    } catch (failed) {
      results.push({ source: source.name, outcomes: [], failed, notes: [] });
    } finally {
      progress.done();
    }
  }
  const interrupted = context.world.signal.aborted;
  context.exitCode = exitCodeOf(results, interrupted);
  if (flags.json) context.terminal.out(JSON.stringify(summaryJson(results, exitCodeOf(results, interrupted))));
  else await showSummary(context, results, timezone);
  showProblems(context, results, timezone);
  if (interrupted)
    context.terminal.note('Everything so far is kept. Run the same command again: it goes on from here.');
  else if (context.exitCode === EXIT.ok) context.terminal.note('next: socialcare report, or socialcare coverage');
}

function progressDetail({ stream, pages }: Outcome, share: number, elapsedSeconds: number): string {
  const left = share > 0.02 && share < 1 ? `, about ${Math.ceil((elapsedSeconds * (1 - share)) / share)} s left` : '';
  return `${stream.name}, page ${pages}, ${Math.floor(share * 100)} %${left}`;
}

async function readSince(typed: string | undefined, zone: string, now: number): Promise<number | undefined> {
  if (typed === undefined) return undefined;
  const { parsePeriod } = await import('../../domain/period.ts');
  return parsePeriod({ since: typed }, { zone, now }).since;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) === 0) throw new InvalidArgumentError('Write a whole number above zero.');
  return Number(text);
}

function amount(text: string): number {
  if (!/^\d{1,6}(\.\d{1,6})?$/.test(text))
    throw new InvalidArgumentError('Write an amount in US dollars, such as 2.50.');
  return Number(text);
}
