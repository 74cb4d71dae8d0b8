/** The one pull algorithm: walk a stream page by page, each page safe before the next is asked for. */
import type { Interval } from '../domain/intervals.ts';
import { CareError, Interrupted } from '../errors.ts';
import { type Errand, fetchPage, keepPage, type Run } from './errand.ts';
import { newOutcome, type Outcome } from './outcome.ts';
import type { Gap, OpenWalk, PullStore, StreamState } from './pull-store.ts';
import { lookAgain } from './second-look.ts';
import { wantedSince } from './since.ts';
import type { LiveSource, Page, Stream } from './source.ts';

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
  const outcome = { ...newOutcome(stream), cost: run.fee };
  const errand: Errand = { source, stream, store, run, outcome, uncounted: 0 };
  try {
    const before = await store.state(stream);
    if (before.open) {
      outcome.resumed = true;
      await walk(errand, before);
    }
    const { batch, since } = await freshWalk(errand);
    await lookAgain(errand, batch, since);
  } catch (error) {
    outcome.stopped = error;
  }
  return outcome;
}

/** Walks from now back to what is known. Returns its batch and how far back it went (unix seconds). */
async function freshWalk(errand: Errand): Promise<{ batch: number; since: number }> {
  const { stream, store, run } = errand;
  if (run.signal.aborted) throw new Interrupted();
  const state = await store.state(stream);
  const started = run.now();
  const { since, usual } = await wantedSince(store, stream, run, started);
  const open = await store.begin(stream, {
    brand: stream.account.brandName,
    since,
    started,
    mark: usual ? state.mark : undefined,
    pages: 0,
    seen: 0,
    oldest: null,
  });
  await walk(errand, { ...state, open });
  return { batch: open.batch, since };
}

async function walk(errand: Errand, state: StreamState): Promise<void> {
  const { source, stream, run, outcome } = errand;
  let open = state.open!;
  let empty = 0;
  const floor = stream.reach ? open.started - stream.reach.seconds : Number.NEGATIVE_INFINITY;
  const since = Math.max(open.since, floor);
  for (;;) {
    const limit = run.budget.pageLimit(stream.pageSize, run.pricePerPost);
    const place = { since, next: open.next, mark: open.mark, limit };
    let page: Page;
    try {
      page = await fetchPage(errand, () => source.page(stream, place));
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
    await keepPage(errand, page, {
      batch: open.batch,
      state: ended ? { ...state, mark: open.mark, open: null } : { ...state, open },
      ...end,
      finished: ended,
    });
    for (const { id, authorHandle, authorId, createdAt } of page.posts)
      if (createdAt > open.started - YOUNG_SECONDS)
        outcome.seen.set(id, { author: authorHandle ?? authorId ?? '', at: createdAt });
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
