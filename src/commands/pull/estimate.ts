/** The dry run: which requests a pull would make, how many posts they may bring and what those may cost. */
import type { Context } from '../../context.ts';
import { formatTime, isoTime } from '../../domain/clock-time.ts';
import type { PullStore } from '../../sources/pull-store.ts';
import { expectedQuotes } from '../../sources/quotes.ts';
import { isReread } from '../../sources/reread.ts';
import { wantedSince } from '../../sources/since.ts';
import type { Account, Source, Stream, StreamOptions } from '../../sources/source.ts';
import type { Store } from '../../store/open.ts';
import { openPulls, type Pulls } from '../../store/pulling/pulls.ts';
import { type Connected, connect } from './connect.ts';
import type { PullFlags } from './flags.ts';
import { pullStoreOf, streamsOfAccounts, type UnavailableBrand } from './job.ts';
import type { PullSetup } from './setup.ts';
import { exitCodeOf, failuresOf, type SourceOutcome, showProblems } from './summary.ts';

interface PullEstimate {
  source: string;
  stream: string;
  /** Unix seconds. */
  since: number;
  /** An unfinished walk is finished first. */
  resumes: boolean;
  /** Null where neither the platform nor the store knows. */
  posts: number | null;
  /** Young posts to be reread. */
  second_looks: number;
  /** HTTP requests when none has to be repeated. */
  requests: number | null;
  cost_usd: number | null;
  /** What the estimate itself cost: counts and look-ups, billed by the request. */
  spent_usd: number;
  /** Whose credentials it would be read with, where there are several. */
  credentials: string | null;
}

type Wanted = StreamOptions & { since?: number; reread: boolean };

export async function dryRun(context: Context, setup: PullSetup, { json }: PullFlags): Promise<void> {
  const streams: PullEstimate[] = [];
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
  if (json) context.terminal.json({ version: 1, dry_run: true, spent_usd, streams, failures: failuresOf(results) });
  else
    await showEstimates(
      context,
      streams,
      setup.plans.map(({ source }) => source),
      setup.timezone,
    );
  showProblems(context, results, setup.timezone);
}

async function estimatePull(
  context: Context,
  store: Store,
  connected: Connected,
  accounts: Account[],
  options: Wanted,
): Promise<{ estimates: PullEstimate[]; unready: UnavailableBrand[] }> {
  const { source } = connected;
  const { streams, unready } = await streamsOfAccounts(connected, accounts, options);
  const pulls = openPulls(store, {
    source: source.name,
    toolVersion: context.environment.version,
    autoReplySeconds: 0,
    now: context.now,
  });
  const view = pullStoreOf(pulls, streams);
  const estimates: PullEstimate[] = [];
  const lookUps = new Set<string>();
  for (const stream of streams) {
    const { lookUp } = stream;
    const isFresh =
      lookUp && !lookUps.has(lookUp.id) && (await pulls.countUnbilled('user', [lookUp.id], connected.now())) > 0;
    const asked = isFresh ? lookUp.price : 0;
    if (lookUp) lookUps.add(lookUp.id);
    estimates.push(await estimateStream(connected, pulls, view, stream, options, asked));
  }
  return { estimates, unready };
}

/** @param asked what finding the account was billed, US dollars */
async function estimateStream(
  { source, live, settings, now }: Connected,
  pulls: Pulls,
  view: PullStore,
  stream: Stream,
  options: Wanted,
  asked: number,
): Promise<PullEstimate> {
  const { open, reread = 0 } = await view.state(stream);
  const span = {
    since: options.since,
    firstPullSeconds: settings.first_pull_seconds,
    overlapSeconds: settings.overlap_seconds,
  };
  const floor = stream.reach ? now() - stream.reach.seconds : 0;
  const starts = open
    ? [open.since, open.started - settings.overlap_seconds]
    : [(await wantedSince(view, stream, span, now())).since];
  const since = Math.max(floor, starts[0]!);
  const idsSince = async (back: number) => (await view.recent(stream, back)).map(({ id }) => id);
  const watched = await idsSince(now() - settings.reread_seconds);
  const walks: number[] = [];
  let spent = asked;
  for (const [at, start] of starts.entries()) {
    const back = Math.max(floor, start);
    const counted = live.expect && (await live.expect(stream, back));
    spent += counted?.cost ?? 0;
    const found = counted?.posts ?? fromRate(watched.length, settings.reread_seconds, now() - back);
    const seen = at === 0 && open ? open.seen : 0;
    if (found !== undefined) walks.push(Math.min(Math.max(0, found - seen), stream.cap?.posts ?? found));
  }
  const quotes = stream.quotes ? (await view.quoted(stream)).map(expectedQuotes) : [];
  const posts = walks.length < starts.length ? null : [...walks, ...quotes].reduce((sum, found) => sum + found, 0);
  const pagesOf = (some: number[]) =>
    some.reduce((sum, found) => sum + Math.max(1, Math.ceil(found / stream.pageSize.max)), 0);
  const pages = pagesOf(walks) + pagesOf(quotes);
  const due = options.reread && live.reread && now() - reread >= (source.rereadEverySeconds ?? 0);
  const walked = new Set(await idsSince(since));
  const again = due && isReread(stream) ? watched.filter((id) => !walked.has(id)) : [];
  // What was read today is not billed again.
  const known = await view.recent(stream, Math.max(floor, starts.at(-1)!));
  // Quotes do not come again with the walk, but with their own pages, or not at all.
  const overlap = known.filter(({ isQuote }) => !(stream.quotes && isQuote)).map(({ id }) => id);
  const paid = overlap.length - (await pulls.countUnbilled('post', overlap, now()));
  const lookSize = source.rereadEverySeconds === undefined ? source.rereadSize : 1;
  const price = source.price(settings, options);
  const billed = Math.max(0, (posts ?? 0) - paid) + (await pulls.countUnbilled('post', again, now()));
  return {
    source: source.name,
    stream: stream.name,
    since,
    resumes: open !== null,
    posts,
    second_looks: again.length,
    requests: posts === null ? null : pages + Math.ceil(again.length / lookSize),
    cost_usd: price === 0 ? 0 : posts === null ? null : dollars(billed * price + asked),
    spent_usd: dollars(spent),
    credentials: stream.as ?? null,
  };
}

/** Posts of the last days, carried forward at the same rate. */
function fromRate(young: number, youngSeconds: number, seconds: number): number | undefined {
  return young === 0 || youngSeconds === 0 ? undefined : Math.ceil((young * seconds) / youngSeconds);
}

function dollars(amount: number): number {
  return Math.round(amount * 1000) / 1000;
}

async function showEstimates(
  context: Context,
  estimates: PullEstimate[],
  sources: readonly Source[],
  timezone: string,
): Promise<void> {
  const { terminal } = context;
  const { listText } = await import('../../terminal/table.ts');
  const count = (value: number | null) => (value === null ? 'unknown' : String(value));
  await terminal.write(
    listText(
      estimates,
      [
        { label: 'Source', text: ({ source }) => source },
        { label: 'Stream', text: ({ stream }) => stream, truncate: true },
        {
          label: 'Back to',
          text: ({ since, resumes }) => `${formatTime(since, timezone)}${resumes ? ' (resumes)' : ''}`,
          plain: ({ since }) => isoTime(since),
        },
        { label: 'Requests', text: ({ requests }) => count(requests), align: 'right' },
        { label: 'Posts', text: ({ posts }) => count(posts), align: 'right' },
        { label: 'Again', text: ({ second_looks }) => String(second_looks), align: 'right' },
        {
          label: 'Cost at most',
          text: ({ cost_usd }) => (cost_usd === null ? 'unknown' : `$${cost_usd.toFixed(3)}`),
          align: 'right',
        },
      ],
      terminal,
    ),
  );
  for (const { name, pricesAsOf } of sources)
    if (pricesAsOf) terminal.note(`Prices of ${name} as of ${pricesAsOf}; [sources.${name}] can set others.`);
  for (const { title, notForeseen } of sources)
    if (notForeseen) terminal.note(`${title}: ${notForeseen} are not included; --max-cost applies to them, too.`);
  const spent = estimates.reduce((sum, { spent_usd }) => sum + spent_usd, 0);
  if (spent > 0)
    terminal.note(
      `This dry run itself cost $${spent.toFixed(3)}: the platform bills counts and look-ups by the request.`,
    );
  terminal.note(
    'Nothing was pulled. Leave out --dry-run to pull; --max-cost DOLLARS ends a pull before it costs more.',
  );
}
