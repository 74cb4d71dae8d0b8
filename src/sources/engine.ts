/** The one pull algorithm: walk a stream page by page, each page safe before the next is asked for. */
import type { TimeRange } from '../domain/intervals.ts';
import { Interrupted } from '../errors.ts';
import { type Errand, fetchPage, keepPage, type Run } from './errand.ts';
import { watchLoops } from './loop-watch.ts';
import { newOutcome, type Outcome } from './outcome.ts';
import type { Gap, OpenWalk, PullStore, StreamState } from './pull-store.ts';
import { readQuotes } from './quotes.ts';
import { refusesPlace, TooMuchData } from './refusals.ts';
import { lookAgain } from './second-look.ts';
import { wantedSince } from './since.ts';
import type { LiveSource, Page, Stream } from './source.ts';

const REFUSED_TWICE = 'the platform refused to go on from where it had ended a page, twice';
const NO_PAGE: Page = { posts: [], gone: [], bill: [] };
/** A walk that ends this near to a platform's limit has met it: deleted posts count towards limits but are not shown. */
const NEAR_CAP = 0.95;
/** Older posts are not remembered as seen: an archive may hold millions. */
const YOUNG_SECONDS = 30 * 86_400;

/** Pulls one stream to its end. Never throws: `stopped` holds what stopped it, and running again goes on from there. */
export async function pullStream(source: LiveSource, stream: Stream, store: PullStore, run: Run): Promise<Outcome> {
  const outcome = { ...newOutcome(stream), cost: run.fee };
  const errand: Errand = { source, stream, store, run, outcome, uncounted: 0 };
  try {
    const before = await store.state(stream);
    if (before.open) {
      outcome.resumed = true;
      await walk(errand, run.placesEnd ? { ...before, open: fromNewest(before.open, run.now()) } : before);
    }
    const { batch, ...walked } = await freshWalk(errand);
    await lookAgain(errand, batch, walked);
    await readQuotes(errand, batch, walked);
  } catch (error) {
    outcome.stopped = error;
  }
  return outcome;
}

/** Walks from now back to what is known. Returns its batch and the time it went through. */
async function freshWalk(errand: Errand): Promise<TimeRange & { batch: number }> {
  const { stream, store, run } = errand;
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
  await walk(errand, { ...state, open });
  return { batch: open.batch, since, until: started };
}

async function walk(errand: Errand, state: StreamState): Promise<void> {
  const { source, stream, store, run, outcome } = errand;
  const loops = watchLoops();
  const unread = await store.unread(stream);
  let open = state.open!;
  let largest = stream.pageSize.max;
  for (;;) {
    // Computed for each request: a walk that waits for a limit may outlive what it was to fetch.
    const floor = floorOf(stream, run.now());
    if (floor >= open.started) return finish(errand, state, open, NO_PAGE);
    const since = Math.max(open.since, floor);
    const budgeted = run.budget.pageLimit(stream.pageSize, run.pricePerPost);
    const place = { since, next: open.next, mark: open.mark, limit: Math.min(budgeted, largest), unread };
    let page: Page;
    try {
      page = await fetchPage(errand, () => source.page(stream, place));
    } catch (error) {
      if (error instanceof TooMuchData && place.limit > 1) largest = Math.floor(place.limit / 2);
      else if ((open.next === undefined && open.mark === undefined) || !refusesPlace(error)) throw error;
      else if (open.restarted) return finish(errand, state, open, NO_PAGE, REFUSED_TWICE);
      else open = { ...fromNewest(open, run.now()), mark: undefined, restarted: true };
      continue;
    }
    const circle = loops.turnsBack(page, open.next);
    // A clock that is ahead must not claim time that has not come.
    if (open.pages === 0) open = { ...open, started: Math.min(open.started, run.now()) };
    open = advance(open, page, run.overlapSeconds);
    if (page.next === undefined || circle !== undefined) return finish(errand, state, open, page, circle);
    await keepPage(errand, page, {
      batch: open.batch,
      state: { ...state, open },
      walked: { since: open.since, until: open.started },
      finished: false,
    });
    remember(outcome, page, open);
    run.onPage(outcome, shareOf(open));
  }
}

/** Writes the last page with what the walk now knows. @param fault that cut the walk short; the next one tries again, once */
async function finish(
  errand: Errand,
  { mark: _, retry: __, ...state }: StreamState,
  open: OpenWalk,
  page: Page,
  fault?: string,
): Promise<void> {
  const { stream, run, outcome } = errand;
  const end = endOf(stream, open, fault === undefined ? page : { ...page, cap: fault }, floorOf(stream, run.now()));
  const retry = fault !== undefined && !open.isRetry ? open.since : undefined;
  await keepPage(errand, page, {
    batch: open.batch,
    // A place that was refused, or that led in circles, is not a place to go on from.
    state: { ...state, mark: fault === undefined ? open.mark : undefined, retry, open: null },
    walked: { since: open.since, until: open.started },
    ...end,
    finished: true,
  });
  remember(outcome, page, open);
  if (end.covered) outcome.covered.push(end.covered);
  if (end.gap) outcome.gaps.push(end.gap);
  run.onPage(outcome, 1);
}

function remember(outcome: Outcome, page: Page, { started }: OpenWalk): void {
  for (const { id, authorHandle, authorId, createdAt } of page.posts)
    if (createdAt > started - YOUNG_SECONDS)
      outcome.seen.set(id, { author: authorHandle ?? authorId ?? '', at: createdAt });
}

/** The walk once more, as if it began now. */
function fromNewest(open: OpenWalk, now: number): OpenWalk {
  return { ...open, next: undefined, started: now, pages: 0, seen: 0, oldest: null };
}

/** Unix seconds; the platform hands over nothing older. */
function floorOf({ reach }: Stream, now: number): number {
  return reach ? now - reach.seconds : Number.NEGATIVE_INFINITY;
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
function endOf(stream: Stream, open: OpenWalk, page: Page, floor: number): { covered?: TimeRange; gap?: Gap } {
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
