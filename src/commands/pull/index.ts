/** pull: fetch what is new from the networks, record what is missing, continue where the last run ended. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Context } from '../../context.ts';
import { formatDuration } from '../../domain/duration.ts';
import { EXIT } from '../../errors.ts';
import { collectList, wholeNumber } from '../../reporting/options.ts';
import type { Route, StreamOptions } from '../../sources/source.ts';
import type { StreamOutcome } from '../../sources/stream-outcome.ts';
import type { Store } from '../../store/open.ts';
import type { Holder } from '../../store/pulling/locks.ts';
import type { Register } from '../command.ts';
import type { Connected } from './connect.ts';
import type { PullPlan } from './plan.ts';
import type { SourceOutcome } from './summary.ts';
import type { RateWaiting } from './waiting.ts';

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
  restart?: string[];
  json?: boolean;
}

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
    .option('--restart <stream>', 'drop the unfinished pull of this stream and begin at its newest post', collectList)
    .option('--json', 'summary as JSON')
    .addHelpText('after', HELP);
  command.action(async (names: string[], flags: PullFlags) => pull(await begin(command), names, flags));
};

/** What both the pull and its dry run need. */
interface PullSetup {
  store: Store;
  plans: PullPlan[];
  /** Brands that were declared for this run. */
  fresh: readonly string[];
  waiting: RateWaiting;
  holder: Holder;
  options: StreamOptions & { since?: number; reread: boolean };
  timezone: string;
}

async function pull(context: Context, names: string[], flags: PullFlags): Promise<void> {
  const [config, store, { planPull }, { declareTypedBrands }, { openRateWaiting }, { thisProcess }, { renewLocks }] =
    await Promise.all([
      context.config(),
      context.store(),
      import('./plan.ts'),
      import('./typed-brands.ts'),
      import('./waiting.ts'),
      import('./holder.ts'),
      import('../../store/pulling/locks.ts'),
    ]);
  const timezone = config.timezone.value;
  const holder = thisProcess();
  if (flags.restart) await checkStreams(store, flags.restart);
  const typed = await declareTypedBrands(context, store, names, flags.brand ?? [], flags.dryRun === true);
  const setup: PullSetup = {
    store,
    plans: await planPull(store, names, typed.names),
    fresh: typed.fresh,
    waiting: openRateWaiting(context, flags.wait, timezone, () => renewLocks(store, holder, context.now())),
    holder,
    options: {
      via: flags.via,
      authors: flags.authors,
      reread: flags.reread,
      since: await readSince(flags.since, timezone, context.now()),
    },
    timezone,
  };
  if (flags.dryRun) await estimate(context, setup, flags);
  else await run(context, setup, flags);
}

async function estimate(context: Context, setup: PullSetup, { json }: PullFlags): Promise<void> {
  const [{ connect }, { estimatePull, showEstimates }, { exitCodeOf, failuresOf, showProblems }] = await Promise.all([
    import('./connect.ts'),
    import('./estimate.ts'),
    import('./summary.ts'),
  ]);
  const streams = [];
  const results: SourceOutcome[] = [];
  for (const { source, accounts } of setup.plans) {
    const result: SourceOutcome = { source: source.name, requests: 0, outcomes: [], failures: [], notes: [] };
    results.push(result);
    try {
      const connected = await connect(context, source, setup.waiting);
      const { estimates, unready } = await estimatePull(context, setup.store, connected, accounts, setup.options);
      streams.push(...estimates);
      result.failures.push(...unready);
    } catch (error) {
      result.failures.push({ brand: null, error });
    }
  }
  context.exitCode = exitCodeOf(results, context.environment.signal.aborted);
  const spent_usd = Math.round(streams.reduce((sum, stream) => sum + stream.spent_usd, 0) * 1e6) / 1e6;
  if (json)
    context.terminal.out(
      JSON.stringify({ version: 1, dry_run: true, spent_usd, streams, failures: failuresOf(results) }),
    );
  else
    await showEstimates(
      context,
      streams,
      setup.plans.map(({ source }) => source),
      setup.timezone,
    );
  showProblems(context, results, setup.timezone);
}

async function run(context: Context, setup: PullSetup, flags: PullFlags): Promise<void> {
  const [{ connect }, { pullSource }, { openPullBudget }, { exitCodeOf, showProblems, showSummary, summaryJson }] =
    await Promise.all([
      import('./connect.ts'),
      import('./job.ts'),
      import('../../sources/budget.ts'),
      import('./summary.ts'),
    ]);
  const { store, plans, waiting, holder, options, timezone } = setup;
  const { signal } = context.environment;
  const budget = openPullBudget({ maxPosts: flags.maxPosts, maxCost: flags.maxCost });
  const results = [];
  for (const { source, accounts } of plans) {
    if (signal.aborted) break;
    const watch = await watchPages(context, setup, source.name);
    let connected: Connected | undefined;
    const requests = () => connected?.requests() ?? 0;
    try {
      connected = await connect(context, source, waiting);
      const restart = new Set(flags.restart);
      const job = { budget, options, holder, restart, onPage: watch.onPage };
      const { outcomes, unready, notes } = await pullSource(context, store, connected, accounts, job);
      results.push({
        source: source.name,
        requests: requests(),
        outcomes,
        failures: unready,
        notes,
      });
    } catch (error) {
      results.push({
        source: source.name,
        requests: requests(),
        outcomes: [],
        failures: [{ brand: null, error }],
        notes: [],
      });
    } finally {
      watch.done();
    }
  }
  if (setup.fresh.length > 0) {
    const { removeUnusedBrands } = await import('./typed-brands.ts');
    await removeUnusedBrands(context, store, setup.fresh, results);
  }
  const { eraseGone, retainAsConfigured } = await import('../retention.ts');
  await eraseGone(context, store);
  await retainAsConfigured(context, store);
  const exitCode = exitCodeOf(results, signal.aborted);
  context.exitCode = exitCode;
  if (flags.json) context.terminal.out(JSON.stringify(summaryJson(results, exitCode)));
  else if (!context.terminal.quiet) await showSummary(context, results, timezone);
  showProblems(context, results, timezone);
  if (signal.aborted)
    context.terminal.note('Everything so far is kept. Run the same command again to continue from here.');
  else if (exitCode === EXIT.ok) context.terminal.note('next: socialcare report, or socialcare coverage');
}

/** Shows the progress of each stream, and renews the locks. */
async function watchPages(context: Context, { store, holder }: PullSetup, label: string) {
  const [{ startProgress }, { renewLocks }] = await Promise.all([
    import('../../terminal/progress.ts'),
    import('../../store/pulling/locks.ts'),
  ]);
  const { now } = context.environment;
  const progress = startProgress(context.terminal, { label, unit: 'posts', now });
  let stream = '';
  let begun = now();
  return {
    async onPage(outcome: StreamOutcome, share: number) {
      await renewLocks(store, holder, context.now());
      if (outcome.stream.name !== stream) {
        stream = outcome.stream.name;
        begun = now();
      }
      const elapsed = (now() - begun) / 1000;
      const left = share > 0.02 && share < 1 ? `, about ${formatDuration((elapsed * (1 - share)) / share)} left` : '';
      progress.update(outcome.posts, `${stream}, page ${outcome.pages}, ${Math.floor(share * 100)} %${left}`);
    },
    done: progress.done,
  };
}

/** @throws UsageError for a stream that was never pulled, naming those that are unfinished */
async function checkStreams(store: Store, names: readonly string[]): Promise<void> {
  const [{ listCursors }, { UsageError }] = await Promise.all([
    import('../../store/pulling/cursors.ts'),
    import('../../errors.ts'),
  ]);
  const cursors = await listCursors(store);
  const stray = names.find((name) => !cursors.some(({ stream }) => stream === name));
  if (stray === undefined) return;
  const open = cursors.filter(({ state }) => (state as { open?: unknown }).open).map(({ stream }) => stream);
  throw new UsageError(
    `there is no stream "${stray}"`,
    open.length > 0 ? `Unfinished: ${open.join(', ')}.` : 'No stream is unfinished: there is nothing to drop.',
  );
}

async function readSince(typed: string | undefined, zone: string, now: number): Promise<number | undefined> {
  if (typed === undefined) return undefined;
  const { parsePeriod } = await import('../../domain/period.ts');
  return parsePeriod({ since: typed }, { zone, now }).since;
}

function amount(text: string): number {
  if (!/^\d{1,6}(\.\d{1,6})?$/.test(text))
    throw new InvalidArgumentError('Write an amount in US dollars, such as 2.50.');
  return Number(text);
}
