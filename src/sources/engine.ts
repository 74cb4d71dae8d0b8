/** The one pull algorithm: walk a stream page by page, each page safe before the next is asked for. */
import { type Interval, subtract } from '../domain/intervals.ts';
import { CareError, Interrupted } from '../errors.ts';
import type { Budget } from './budget.ts';
import type { Gap, OpenWalk, PullStore, StreamState } from './pull-store.ts';
import type { LiveSource, Page, Stream } from './source.ts';

export interface Run {
  /** Unix seconds on the platform's clock. */
  now(): number;
  signal: AbortSignal;
  budget: Budget;
  /** Worst price of a post, US dollars. */
  pricePerPost: number;
  /** Unix seconds that a person asked for with --since. */
  since?: number;
  firstPullSeconds: number;
  overlapSeconds: number;
  rereadSeconds: number;
  /** Ids that one reread may hold. */
  rereadSize: number;
  rereadEverySeconds: number;
  /** @param share of the walk that is behind, 0 … 1 */
  onPage(outcome: Outcome, share: number): void;
}

/** What became of one stream; also when something stopped it. */
export interface Outcome {
  stream: Stream;
  /** A walk of an earlier run was finished first. */
  resumed: boolean;
  pages: number;
  posts: number;
  new: number;
  changed: number;
  same: number;
  deleted: number;
  rejected: number;
  /** US dollars. */
  cost: number;
  covered: Interval[];
  gaps: Gap[];
  /** Young posts of the walks by id, with their author and time (unix seconds). */
  seen: Map<string, { author: string; at: number }>;
  /** Why it ended before its end. */
  stopped?: unknown;
}

/** The cursor no longer means anything to the platform; the walk begins again from the newest post. */
export class StaleCursor extends CareError {}

/** A walk that ends this near to a platform's limit has met it: deleted posts count towards limits but are not shown. */
const NEAR_CAP = 0.95;
/** Older posts are not remembered as seen: an archive may hold millions. */
const YOUNG_SECONDS = 30 * 86_400;
/** Empty pages in a row after which a feed that always names a next page is taken for broken. */
const EMPTY_PAGES = 1_000;

/** Pulls one stream to its end. Never throws: `stopped` holds what stopped it, and running again goes on from there. */
export async function pullStream(source: LiveSource, stream: Stream, store: PullStore, run: Run): Promise<Outcome> {
  const outcome: Outcome = {
    stream,
    resumed: false,
    pages: 0,
    posts: 0,
    new: 0,
    changed: 0,
    same: 0,
    deleted: 0,
    rejected: 0,
    cost: 0,
    covered: [],
    gaps: [],
    seen: new Map(),
  };
  try {
    const before = await store.state(stream);
    if (before.open) {
      outcome.resumed = true;
      await walk(source, stream, store, run, before, outcome);
    }
    const batch = await freshWalk(source, stream, store, run, outcome);
    await reread(source, stream, store, run, batch, outcome);
  } catch (error) {
    outcome.stopped = error;
  }
  return outcome;
}

/** Walks from now back to what is known. Returns its batch. */
async function freshWalk(
  source: LiveSource,
  stream: Stream,
  store: PullStore,
  run: Run,
  outcome: Outcome,
): Promise<number> {
  checkInterrupt(run);
  const state = await store.state(stream);
  const started = run.now();
  const { since, usual } = await wantedSince(stream, store, run, started);
  const open = await store.begin(stream, {
    brand: stream.account.brandName,
    since,
    started,
    mark: usual ? state.mark : undefined,
    pages: 0,
    seen: 0,
    oldest: null,
  });
  await walk(source, stream, store, run, { ...state, open }, outcome);
  return open.batch;
}

/** Back to the overlap, or further where a person asked for more than is known; a first pull stays inside the reach. */
async function wantedSince(
  stream: Stream,
  store: PullStore,
  run: Run,
  now: number,
): Promise<{ since: number; usual: boolean }> {
  const reach = stream.reach ? now - stream.reach.seconds : Number.NEGATIVE_INFINITY;
  const { known, gaps } = await store.known(stream);
  const high = known.at(-1)?.until;
  if (high === undefined) return { since: run.since ?? Math.max(now - run.firstPullSeconds, reach), usual: false };
  const overlap = high - run.overlapSeconds;
  if (run.since === undefined) return { since: overlap, usual: true };
  const missing = subtract([{ since: run.since, until: now }], [...known, ...gaps]);
  const since = Math.min(overlap, missing[0]?.since ?? overlap);
  return { since, usual: since === overlap };
}

async function walk(
  source: LiveSource,
  stream: Stream,
  store: PullStore,
  run: Run,
  state: StreamState,
  outcome: Outcome,
): Promise<void> {
  let open = state.open!;
  let empty = 0;
  const floor = stream.reach ? open.started - stream.reach.seconds : Number.NEGATIVE_INFINITY;
  const since = Math.max(open.since, floor);
  for (;;) {
    checkInterrupt(run);
    const limit = run.budget.pageLimit(stream.pageSize, run.pricePerPost);
    let page: Page;
    try {
      page = await source.page(stream, { since, next: open.next, mark: open.mark, limit });
    } catch (error) {
      if (!(error instanceof StaleCursor) || open.next === undefined) throw error;
      open = { ...open, next: undefined, started: run.now(), pages: 0, seen: 0, oldest: null };
      continue;
    }
    empty = page.posts.length === 0 && page.next !== undefined ? empty + 1 : 0;
    if (empty > EMPTY_PAGES)
      throw new CareError(
        `${stream.name}: ${EMPTY_PAGES} empty pages in a row`,
        'The platform repeats itself; try again later.',
      );
    // A clock that is ahead must not claim time that has not come.
    if (open.pages === 0) open = { ...open, started: Math.min(open.started, run.now()) };
    open = advance(open, page, run.overlapSeconds);
    const ended = page.next === undefined;
    const end = ended ? endOf(stream, open, page, floor) : undefined;
    const written = await store.commit(stream, {
      batch: open.batch,
      posts: page.posts,
      context: page.context ?? [],
      gone: page.gone.map(({ id }) => id),
      bill: page.bill,
      rejected: page.rejected ?? [],
      state: ended ? { ...state, mark: open.mark, open: null } : { ...state, open },
      ...end,
      finished: ended,
      at: run.now(),
    });
    for (const { id, authorHandle, authorId, createdAt } of page.posts)
      if (createdAt > open.started - YOUNG_SECONDS)
        outcome.seen.set(id, { author: authorHandle ?? authorId ?? '', at: createdAt });
    tally(run, outcome, page, written);
    if (end) {
      outcome.covered.push(end.covered);
      if (end.gap) outcome.gaps.push(end.gap);
    }
    run.onPage(outcome, ended ? 1 : shareOf(open));
    if (ended) return;
  }
}

function advance(open: OpenWalk, page: Page, overlapSeconds: number): OpenWalk {
  const times = page.oldest === undefined ? page.posts.map((post) => post.createdAt) : [page.oldest];
  const settled = (page.marks ?? []).filter(({ at }) => at <= open.started - overlapSeconds);
  return {
    ...open,
    next: page.next,
    mark: settled.sort((a, b) => b.at - a.at)[0]?.mark ?? open.mark,
    pages: open.pages + 1,
    seen: open.seen + (page.looked ?? page.posts.length),
    oldest: [...times, ...(open.oldest === null ? [] : [open.oldest])].reduce<number | null>(
      (least, time) => (least === null || time < least ? time : least),
      null,
    ),
  };
}

/** By time, not by posts: nobody knows how many there are. */
function shareOf({ since, started, oldest }: OpenWalk): number {
  return oldest === null ? 0 : Math.min(1, Math.max(0, (started - oldest) / Math.max(1, started - since)));
}

/** What a finished walk knows, and what the platform kept from it. */
function endOf(stream: Stream, open: OpenWalk, page: Page, floor: number): { covered: Interval; gap?: Gap } {
  const met = stream.cap && open.seen >= stream.cap.posts * NEAR_CAP ? stream.cap.why : undefined;
  const cap = page.cap ?? met;
  if (cap !== undefined && open.oldest !== null && open.oldest > Math.max(open.since, floor))
    return {
      covered: { since: open.oldest, until: open.started },
      gap: { since: open.since, until: open.oldest, reason: cap },
    };
  if (open.since < floor)
    return {
      covered: { since: floor, until: open.started },
      gap: { since: open.since, until: floor, reason: stream.reach!.why },
    };
  return { covered: { since: open.since, until: open.started } };
}

/** Looks again at the young posts that this run has not just seen, for edits and deletions. */
async function reread(
  source: LiveSource,
  stream: Stream,
  store: PullStore,
  run: Run,
  batch: number,
  outcome: Outcome,
): Promise<void> {
  if (!source.reread || run.rereadSeconds === 0 || stream.kind === 'check') return;
  const state = await store.state(stream);
  if (run.now() - (state.reread ?? 0) < run.rereadEverySeconds) return;
  const ids = (await store.recent(stream, run.now() - run.rereadSeconds)).filter((id) => !outcome.seen.has(id));
  for (let at = 0; at < ids.length; ) {
    checkInterrupt(run);
    const limit = run.budget.pageLimit({ min: 1, max: run.rereadSize }, run.pricePerPost);
    const page = await source.reread(stream, ids.slice(at, at + limit));
    at += limit;
    const written = await store.commit(stream, {
      batch,
      posts: page.posts,
      context: page.context ?? [],
      gone: page.gone.map(({ id }) => id),
      bill: page.bill,
      rejected: page.rejected ?? [],
      state: at >= ids.length ? { ...state, reread: run.now() } : undefined,
      finished: true,
      at: run.now(),
    });
    tally(run, outcome, page, written);
    run.onPage(outcome, Math.min(1, at / ids.length));
  }
}

function tally(run: Run, outcome: Outcome, page: Page, written: Awaited<ReturnType<PullStore['commit']>>): void {
  run.budget.spend(page.posts.length, written.cost);
  outcome.pages++;
  outcome.posts += page.posts.length;
  outcome.rejected += page.rejected?.length ?? 0;
  outcome.new += written.new;
  outcome.changed += written.changed;
  outcome.same += written.same;
  outcome.deleted += written.deleted;
  outcome.cost += written.cost;
}

function checkInterrupt({ signal }: Run): void {
  if (signal.aborted) throw new Interrupted();
}
