/** The pull itself: source by source, with progress, then what has to be erased. */
import type { Context } from '../../context.ts';
import { formatDuration } from '../../domain/duration.ts';
import { EXIT } from '../../errors.ts';
import { openPullBudget } from '../../sources/budget.ts';
import type { StreamOutcome } from '../../sources/stream-outcome.ts';
import { renewLocks } from '../../store/pulling/locks.ts';
import { startProgress } from '../../terminal/progress.ts';
import { eraseGone, retainAsConfigured } from '../retention.ts';
import { type Connected, connect } from './connect.ts';
import type { PullFlags } from './flags.ts';
import { pullSource } from './job.ts';
import type { PullSetup } from './setup.ts';
import { exitCodeOf, type SourceOutcome, showProblems, showSummary, summaryJson } from './summary.ts';
import { removeUnusedBrands } from './typed-brands.ts';

export async function runPull(context: Context, setup: PullSetup, flags: PullFlags): Promise<void> {
  const { store, plans, waiting, holder, options, timezone } = setup;
  const { signal } = context.environment;
  const budget = openPullBudget({ maxPosts: flags.maxPosts, maxCost: flags.maxCost });
  const results: SourceOutcome[] = [];
  for (const { source, accounts } of plans) {
    if (signal.aborted) break;
    const watch = watchPages(context, setup, source.name);
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
  if (setup.fresh.length > 0) await removeUnusedBrands(context, store, setup.fresh, results);
  await eraseGone(context, store);
  await retainAsConfigured(context, store);
  const exitCode = exitCodeOf(results, signal.aborted);
  context.exitCode = exitCode;
  if (flags.json) context.terminal.json(summaryJson(results, exitCode));
  else if (!context.terminal.quiet) await showSummary(context, results, timezone);
  showProblems(context, results, timezone);
  if (!signal.aborted && results.some(({ outcomes }) => outcomes.some(({ posts }) => posts > 0)))
    await (await import('../classify/after-reading.ts')).classifyAsConfigured(context, store, flags);
  if (signal.aborted)
    context.terminal.note('Everything so far is kept. Run the same command again to continue from here.');
  else if (exitCode === EXIT.ok) context.terminal.note('next: socialcare report, or socialcare coverage');
}

/** Shows the progress of each stream, and renews the locks. */
function watchPages(context: Context, { store, holder }: PullSetup, label: string) {
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
