/** The one pull algorithm: walk a stream page by page, each page stored before the next is requested. */
import type { TimeRange } from '../domain/intervals.ts';
import { YOUNG_SECONDS } from '../domain/young-post.ts';
import { Interrupted } from '../errors.ts';
import { openLoopDetector } from './loop-detector.ts';
import type { OpenWalk, PullStore, StreamGap, StreamState } from './pull-store.ts';
import { fetchPage, keepPage, type PullRun, type PullTask } from './pull-task.ts';
import { readQuotes } from './quotes.ts';
import { isCursorRefused, TooMuchData } from './refusals.ts';
import { rereadYoungPosts } from './reread.ts';
import { wantedSince } from './since.ts';
import type { LiveSource, Page, Stream } from './source.ts';
import { newStreamOutcome, type StreamOutcome } from './stream-outcome.ts';

const REFUSED_TWICE = 'the platform refused its own cursor twice';
const NO_PAGE: Page = { posts: [], reportedDeleted: [], bill: [] };
/** A walk that ends this close to a platform's limit has reached it: deleted posts count towards limits but are not shown. */
const NEAR_CAP = 0.95;

/** Pulls one stream to its end. Never throws: `stopped` holds what stopped it, and another run continues from there. */
export async function pullStream(
  source: LiveSource,
  stream: Stream,
  store: PullStore,
  run: PullRun,
): Promise<StreamOutcome> {
  const outcome = { ...newStreamOutcome(stream), cost: run.fee };
  const task: PullTask = { source, stream, store, run, outcome, uncounted: 0, unnoted: [] };
  try {
    const before = await store.state(stream);
    if (before.open) {
      outcome.resumed = true;
      await walk(task, run.cursorsExpire ? { ...before, open: restartedWalk(before.open, run.now()) } : before);
    }
    const { batch, ...walked } = await walkNew(task);
    await rereadYoungPosts(task, batch, walked);
    await readQuotes(task, batch, walked);
  } catch (error) {
    outcome.stopped = error;
  }
  return outcome;
}

/** Walks from now back to what is known. Returns its batch and the time range it covered. */
async function walkNew(task: PullTask): Promise<TimeRange & { batch: number }> {
  const { stream, store, run } = task;
  if (run.signal.aborted) throw new Interrupted();
  const state = await store.state(stream);
  const started = run.now();
  const wanted = await wantedSince(store, stream, run, started);
  const since = Math.min(wanted.since, state.retry ?? wanted.since);
  const open = await store.begin(stream, {
    brand: stream.account.brandName,
    since,
    started,
    mark: wanted.usual && state.retry === undefined ? state.mark : undefined,
    pages: 0,
    seen: 0,
    oldest: null,
    isFirst: wanted.first,
    isRetry: state.retry !== undefined,
    restarted: false,
  });
  await walk(task, { ...state, open });
  return { batch: open.batch, since, until: started };
}

async function walk(task: PullTask, state: StreamState): Promise<void> {
  const { source, stream, store, run, outcome } = task;
  const loops = openLoopDetector();
  const unread = await store.unread(stream);
  let open = state.open!;
  let largest = stream.pageSize.max;
  for (;;) {
    // Computed for each request: while a walk waits for a limit, posts may become too old to fetch.
    const floor = oldestReachable(stream, run.now());
    if (floor >= open.started) return finish(task, state, open, NO_PAGE);
    const since = Math.max(open.since, floor);
    const budgeted = run.budget.pageLimit(stream.pageSize, run.pricePerPost);
    const place = { since, next: open.next, mark: open.mark, limit: Math.min(budgeted, largest), unread };
    let page: Page;
    try {
      page = await fetchPage(task, () => source.page(stream, place));
    } catch (error) {
      if (error instanceof TooMuchData && place.limit > 1) largest = Math.floor(place.limit / 2);
      else if ((open.next === undefined && open.mark === undefined) || !isCursorRefused(error)) throw error;
      else if (open.restarted) return finish(task, state, open, NO_PAGE, REFUSED_TWICE);
      else open = { ...restartedWalk(open, run.now()), mark: undefined, restarted: true };
      continue;
    }
    const loop = loops.loopReason(page, open.next);
    // A clock that is ahead must not claim time that has not come.
    if (open.pages === 0) open = { ...open, started: Math.min(open.started, run.now()) };
    open = advance(open, page, run.overlapSeconds);
    if (page.next === undefined || loop !== undefined) return finish(task, state, open, page, loop);
    await keepPage(task, page, {
      batch: open.batch,
      state: { ...state, open },
      walked: { since: open.since, until: open.started },
      finished: false,
    });
    remember(outcome, page, open);
    await run.onPage(outcome, shareOf(open));
  }
}

/** Writes the last page with what the walk now knows. @param fault that ended the walk early; the next one tries again, once */
async function finish(
  task: PullTask,
  { mark: _, retry: __, ...state }: StreamState,
  open: OpenWalk,
  page: Page,
  fault?: string,
): Promise<void> {
  const { stream, run, outcome } = task;
  const end = endOf(
    stream,
    open,
    fault === undefined ? page : { ...page, cap: fault },
    oldestReachable(stream, run.now()),
  );
  const retry = fault !== undefined && !open.isRetry ? open.since : undefined;
  await keepPage(task, page, {
    batch: open.batch,
    // A cursor that was refused, or that repeats pages, cannot be continued from.
    state: { ...state, mark: fault === undefined ? open.mark : undefined, retry, open: null },
    walked: { since: open.since, until: open.started },
    ...end,
    finished: true,
  });
  remember(outcome, page, open);
  if (end.covered) outcome.covered.push(end.covered);
  if (end.gap) outcome.gaps.push(end.gap);
  await run.onPage(outcome, 1);
}

function remember(outcome: StreamOutcome, page: Page, { started }: OpenWalk): void {
  for (const { id, authorHandle, authorId, createdAt } of page.posts)
    if (createdAt > started - YOUNG_SECONDS)
      outcome.seen.set(id, { author: authorHandle ?? authorId ?? '', at: createdAt });
}

/** The walk started again at the newest post. */
function restartedWalk(open: OpenWalk, now: number): OpenWalk {
  return { ...open, next: undefined, started: now, pages: 0, seen: 0, oldest: null };
}

/** Unix seconds; the platform returns nothing older. */
function oldestReachable({ reach }: Stream, now: number): number {
  return reach ? now - reach.seconds : Number.NEGATIVE_INFINITY;
}

function advance(open: OpenWalk, page: Page, overlapSeconds: number): OpenWalk {
  const times = page.oldest === undefined ? page.posts.map((post) => post.createdAt) : [page.oldest];
  const passedMarks = (page.marks ?? []).filter(({ at }) => at <= open.started - overlapSeconds);
  return {
    ...open,
    next: page.next,
    mark: passedMarks.sort((a, b) => b.at - a.at)[0]?.mark ?? open.mark,
    pages: open.pages + 1,
    seen: open.seen + (page.looked ?? page.posts.length),
    oldest: [...times, ...(open.oldest === null ? [] : [open.oldest])].reduce<number | null>(
      (earliest, time) => (earliest === null || time < earliest ? time : earliest),
      null,
    ),
  };
}

/** By time, not by posts: their number is unknown. */
function shareOf({ since, started, oldest }: OpenWalk): number {
  return oldest === null ? 0 : Math.min(1, Math.max(0, (started - oldest) / Math.max(1, started - since)));
}

/** What a finished walk covers, and the gap that the platform left. */
function endOf(stream: Stream, open: OpenWalk, page: Page, floor: number): { covered?: TimeRange; gap?: StreamGap } {
  const { since, started, oldest } = open;
  const whole = { since: Math.min(since, started), until: started };
  if (floor >= started) return { gap: { ...whole, reason: stream.reach!.why } };
  const met = stream.cap && open.seen >= stream.cap.posts * NEAR_CAP ? stream.cap.why : undefined;
  const cap = page.cap ?? met;
  // From old to new: what was seen last is not what it knows up to now.
  if (page.cap !== undefined && (page.forward || oldest === null)) return { gap: { ...whole, reason: page.cap } };
  if (cap !== undefined && oldest !== null && oldest > Math.max(since, floor))
    return { covered: { since: oldest, until: started }, gap: { since, until: oldest, reason: cap } };
  if (since >= floor) return { covered: whole };
  const covered = { since: floor, until: started };
  // A first walk wants no more than the platform gives; the minutes that it took were never asked for.
  return open.isFirst ? { covered } : { covered, gap: { since, until: floor, reason: stream.reach!.why } };
}
