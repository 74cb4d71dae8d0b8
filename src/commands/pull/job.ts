/** One pull: every stream of every source in turn, each under its lock, connected to the store. */
import type { Context } from '../../context.ts';
import { formatTime } from '../../domain/clock-time.ts';
import { formatDuration } from '../../domain/duration.ts';
import { AuthError, RateStop } from '../../errors.ts';
import { AccountError } from '../../sources/account-error.ts';
import type { PullBudget } from '../../sources/budget.ts';
import { pullStream } from '../../sources/engine.ts';
import type { OpenWalk, PullStore, StreamState } from '../../sources/pull-store.ts';
import type { PullRun } from '../../sources/pull-task.ts';
import { silencedNotes } from '../../sources/silenced.ts';
import type { Account, Source, Stream, StreamOptions } from '../../sources/source.ts';
import { newStreamOutcome, type StreamOutcome } from '../../sources/stream-outcome.ts';
import { learnIds } from '../../store/accounts/known-ids.ts';
import { keptSince } from '../../store/erasure/kept-since.ts';
import type { Store } from '../../store/open.ts';
import { listCursors } from '../../store/pulling/cursors.ts';
import { type Holder, releaseLock, takeLock } from '../../store/pulling/locks.ts';
import { openPulls, type PulledStream } from '../../store/pulling/pulls.ts';
import type { Connected } from './connect.ts';

/** A brand that is not pulled because one of its accounts is unavailable. */
export interface UnavailableBrand {
  brand: string;
  error: AccountError;
}

export interface PullResult {
  outcomes: StreamOutcome[];
  unready: UnavailableBrand[];
  /** Notes for the person. */
  notes: string[];
}

export interface PullJob {
  budget: PullBudget;
  /** since in unix seconds */
  options: StreamOptions & { since?: number; reread: boolean };
  holder: Holder;
  /** Names of streams whose unfinished walks are dropped. */
  restart: ReadonlySet<string>;
  onPage(outcome: StreamOutcome, share: number): Promise<void>;
}

/** Pulls the accounts of one source. Nothing is thrown for a single stream: its outcome holds the error. */
export async function pullSource(
  context: Context,
  store: Store,
  connected: Connected,
  accounts: Account[],
  job: PullJob,
): Promise<PullResult> {
  const { source, live, settings, now, requests, takeReceived, isOpen } = connected;
  const { environment } = context;
  const outcomes: StreamOutcome[] = [];
  const config = await context.config();
  const { streams, unready: leftOut } = await streamsOfAccounts(connected, accounts, job.options);
  await learnIds(
    store,
    streams.map(({ channel, account }) => ({ channel, ...account })),
    {
      autoReplySeconds: config.auto_reply_seconds.value,
      episodeGap: config.episode_gap_seconds.value,
      now: context.now(),
    },
  );
  if (isOpen) await refuseLostLogin(store, source);
  const pulls = openPulls(store, {
    source: source.name,
    toolVersion: environment.version,
    autoReplySeconds: config.auto_reply_seconds.value,
    episodeGap: config.episode_gap_seconds.value,
    now: context.now,
  });
  const view = pullStoreOf(pulls, streams);
  // All accounts were looked up before the first page: that cost is spent already.
  const fees = new Map<Stream, number>();
  for (const stream of streams)
    if (stream.lookUp) fees.set(stream, await view.billLookUp(stream, stream.lookUp, now()));
  for (const fee of fees.values()) job.budget.spend(0, fee);
  const run: Omit<PullRun, 'fee'> = {
    now,
    requests,
    takeReceived,
    signal: environment.signal,
    budget: job.budget,
    pricePerPost: source.price(settings, job.options),
    since: job.options.since,
    firstPullSeconds: settings.first_pull_seconds,
    overlapSeconds: settings.overlap_seconds,
    rereadSeconds: job.options.reread ? settings.reread_seconds : 0,
    rereadSize: source.rereadSize,
    rereadEverySeconds: source.rereadEverySeconds ?? 0,
    cursorsExpire: source.cursorsExpire ?? false,
    onPage: job.onPage,
  };
  for (const stream of streams) {
    const fee = fees.get(stream) ?? 0;
    if (environment.signal.aborted) break;
    const unready = outcomes.find(
      (one) => one.stopped && one.stream.kind === 'own' && one.stream.account.brand === stream.account.brand,
    );
    if (stream.kind !== 'own' && unready) {
      outcomes.push(skipped(stream, unready));
      continue;
    }
    const lock = await takeLock(store, source.name, stream.name, job.holder, context.now());
    if (lock) {
      const since = formatDuration(Math.max(0, context.now() - lock.takenAt));
      const stopped = new RateStop(
        `${source.name} ${stream.name} is being pulled already, by process ${lock.pid} on ${lock.host} for ${since}`,
        'Let it finish; run this command again afterwards.',
      );
      outcomes.push({ ...newStreamOutcome(stream), cost: fee, stopped });
      continue;
    }
    try {
      if (job.restart.has(stream.name)) await view.restart(stream);
      outcomes.push(await pullStream(live, stream, view, { ...run, fee }));
    } finally {
      await releaseLock(store, source.name, stream.name, job.holder);
    }
  }
  const notes = await silencedNotes(outcomes, (stream) => view.recent(stream, 0));
  notes.push(...renamedNotes(streams), ...(await tooOldNotes(store, job.options.since, config.timezone.value)));
  if (isOpen)
    notes.push(
      `${source.title} was read without a log-in: ${source.open!.reads}. For those: socialcare auth login ${source.name}`,
    );
  return { outcomes, unready: leftOut, notes };
}

/** Note that older posts than are kept were not asked for. @param since unix seconds */
async function tooOldNotes(store: Store, since: number | undefined, timezone: string): Promise<string[]> {
  const oldest = await keptSince(store);
  if (since === undefined || oldest === undefined || since >= oldest) return [];
  return [`nothing before ${formatTime(oldest, timezone)} was asked for: older posts are not kept (socialcare retain)`];
}

/** Accounts that were renamed; their ids are the same. */
function renamedNotes(streams: readonly Stream[]): string[] {
  const notes = streams.flatMap(({ channel, calledNow, account: { handle, brandName } }) =>
    calledNow === undefined || handle === null || calledNow.toLowerCase() === handle.toLowerCase()
      ? []
      : [
          `@${handle} is called @${calledNow} on ${channel} now; declare that name, too: socialcare brand add ${brandName} ${channel}:@${calledNow}`,
        ],
  );
  return [...new Set(notes)];
}

/**
 * Missing credentials are an error where there were some before: the pull would silently cover less.
 * @throws AuthError when mentions of the source were pulled with a log-in before
 */
async function refuseLostLogin(store: Store, { name, title, secrets }: Source): Promise<void> {
  const before = (await listCursors(store)).find(
    ({ source, stream }) => source === `pull ${name}` && /^(mentions|search|tag):/.test(stream),
  );
  if (before)
    throw new AuthError(
      `no credentials for ${title}, though ${before.stream} was pulled with them before`,
      `Set ${secrets[0]!.map(({ env }) => env).join(', ')}, or run: socialcare auth login ${name}`,
    );
}

/**
 * Own posts of all accounts first, so that no known mention is shown unanswered because its answer was not pulled yet.
 * A brand is pulled through all its accounts: where one fails, the brand is left out, the others are not.
 */
export async function streamsOfAccounts(
  { live }: Connected,
  accounts: Account[],
  options: StreamOptions,
): Promise<{ streams: Stream[]; unready: UnavailableBrand[] }> {
  const unready: UnavailableBrand[] = [];
  const all: Stream[] = [];
  for (const account of accounts)
    try {
      all.push(...(await live.streams(account, options)));
    } catch (error) {
      if (!(error instanceof AccountError)) throw error;
      unready.push({ brand: account.brandName, error });
    }
  const streams = all.filter(({ account }) => !unready.some(({ brand }) => brand === account.brandName));
  return {
    streams: [...streams.filter(({ kind }) => kind === 'own'), ...streams.filter(({ kind }) => kind !== 'own')],
    unready,
  };
}

/** The engine's view of the store. */
export function pullStoreOf(pulls: ReturnType<typeof openPulls>, streams: readonly Stream[]): PullStore {
  const asPulled = (stream: Stream): PulledStream => ({
    stream: stream.name,
    kind: stream.kind,
    sampling: stream.sampling,
    channel: stream.channel,
    brand: stream.account.brand,
    account: stream.account.id ?? undefined,
    siblings: streams
      .filter(({ account }) => account.brand === stream.account.brand)
      .map(({ name, kind, sampling }) => ({ stream: name, kind, sampling })),
  });
  return {
    billLookUp: (stream, charge, at) => pulls.billLookUp(asPulled(stream), charge, at),
    state: async (stream) => ((await pulls.state(asPulled(stream))) as StreamState | undefined) ?? { open: null },
    known: (stream) => pulls.known(asPulled(stream)),
    restart: (stream) => pulls.restart(asPulled(stream)),
    unread: (stream) => pulls.unread(asPulled(stream)),
    quoted: (stream) => pulls.quoted(asPulled(stream)),
    async begin(stream, walk) {
      const before = (await pulls.state(asPulled(stream))) as StreamState | undefined;
      let open: OpenWalk | undefined;
      await pulls.begin(asPulled(stream), (batch) => {
        open = { ...walk, batch };
        return { ...before, open } satisfies StreamState;
      });
      return open!;
    },
    commit: (stream, page) => pulls.commit(asPulled(stream), page),
    recent: (stream, since) => pulls.recent(asPulled(stream), since),
  };
}

function skipped(stream: Stream, unready: StreamOutcome): StreamOutcome {
  const stopped = new RateStop(
    `${stream.name} waits for ${unready.stream.name}: without the answers its mentions would look ignored`,
    'Run the same command again.',
  );
  return { ...newStreamOutcome(stream), stopped };
}
