/** Quotes of own posts: read to their end where the platform counts more of them than it did before. */
import type { TimeRange } from '../domain/intervals.ts';
import type { OpenQuotes, QuotedPost } from '../domain/quoted-post.ts';
import { type Errand, fetchPage, keepPage } from './errand.ts';
import { watchLoops } from './loop-watch.ts';
import { lossOf } from './loss.ts';
import { refusesPlace } from './refusals.ts';
import type { Page } from './source.ts';

const PAGE = { min: 10, max: 100 };

/** @param batch of the walk before @param walked the time that it went through */
export async function readQuotes(errand: Errand, batch: number, walked: TimeRange): Promise<void> {
  const { source, stream, store } = errand;
  if (!source.quotes || !stream.quotes) return;
  for (const post of await store.quoted(stream)) {
    const end = await readQuotesOf(errand, post, batch, walked);
    // Counted since an earlier run began to read.
    if (end && end.count < post.shown)
      await readQuotesOf(errand, { ...post, read: end.count, until: end.started, open: null }, batch, walked);
  }
}

/** How many quotes the next reading of a post hands over at most, as far as one can tell. */
export function expectedQuotes({ shown, read }: QuotedPost): number {
  return Math.min(shown, Math.max(PAGE.min, shown - read));
}

/** One post that is refused costs itself alone. Returns the reading when it came to its end. */
async function readQuotesOf(
  errand: Errand,
  { id, shown, read, until, open: before }: QuotedPost,
  batch: number,
  walked: TimeRange,
): Promise<OpenQuotes | undefined> {
  const { source, stream, run } = errand;
  const since = until === null ? Number.NEGATIVE_INFINITY : until - run.overlapSeconds;
  const afresh = (): OpenQuotes => ({ count: shown, started: run.now() });
  const keep = (page: Page, quotes: Omit<QuotedPost, 'id' | 'shown'>) =>
    keepPage(errand, page, { batch, walked, finished: true, quotes: { id, ...quotes } });
  const loops = watchLoops();
  let open = before ?? afresh();
  let restarted = false;
  for (;;) {
    // A post with one quote more is not paid for like a hundred.
    const max = Math.min(PAGE.max, Math.max(PAGE.min, shown - read));
    const limit = run.budget.pageLimit({ min: PAGE.min, max }, run.pricePerPost);
    let page: Page;
    try {
      page = await fetchPage(errand, () => source.quotes!(stream, { id, limit, next: open.next }));
    } catch (error) {
      if (open.next !== undefined && !restarted && refusesPlace(error)) {
        open = afresh();
        restarted = true;
        continue;
      }
      const loss = lossOf(id, error);
      if (!loss) throw error;
      await keep({ posts: [], gone: [], bill: [], unread: [{ id, reason: loss.reason }] }, { read, until, open: null });
      return undefined;
    }
    const circle = loops.turnsBack(page, open.next);
    if (circle !== undefined) {
      await keep({ ...page, unread: [{ id, reason: circle }] }, { read, until, open: null });
      return undefined;
    }
    // Newest first: what is older was read before.
    if (page.next === undefined || page.posts.some(({ createdAt }) => createdAt < since)) {
      await keep({ ...page, read: [id] }, { read: open.count, until: open.started, open: null });
      return open;
    }
    open = { ...open, next: page.next };
    await keep(page, { read, until, open });
    run.onPage(errand.outcome, 1);
  }
}
