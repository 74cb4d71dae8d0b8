/** Quotes of own posts: read to their end where the platform counts more of them than it did before. */
import type { TimeRange } from '../domain/intervals.ts';
import type { OpenQuotes, QuotedPost } from '../domain/quoted-post.ts';
import { openLoopDetector } from './loop-detector.ts';
import { fetchPage, keepPage, type PullTask } from './pull-task.ts';
import { isCursorRefused } from './refusals.ts';
import type { Page } from './source.ts';
import { unavailableOf } from './unavailable.ts';

const PAGE = { min: 10, max: 100 };

/** @param batch of the walk before @param walked the time range that it covered */
export async function readQuotes(task: PullTask, batch: number, walked: TimeRange): Promise<void> {
  const { source, stream, store } = task;
  if (!source.quotes || !stream.quotes) return;
  for (const post of await store.quoted(stream)) {
    const end = await readQuotesOf(task, post, batch, walked);
    // Counted since an earlier run began to read.
    if (end && end.count < post.shown)
      await readQuotesOf(task, { ...post, read: end.count, until: end.started, open: null }, batch, walked);
  }
}

/** How many quotes the next reading of a post is expected to return at most. */
export function expectedQuotes({ shown, read }: QuotedPost): number {
  return Math.min(shown, Math.max(PAGE.min, shown - read));
}

/** A refused post affects itself alone. Returns the reading when it is complete. */
async function readQuotesOf(
  task: PullTask,
  { id, shown, read, until, open: before }: QuotedPost,
  batch: number,
  walked: TimeRange,
): Promise<OpenQuotes | undefined> {
  const { source, stream, run } = task;
  const since = until === null ? Number.NEGATIVE_INFINITY : until - run.overlapSeconds;
  const newReading = (): OpenQuotes => ({ count: shown, started: run.now() });
  const keep = (page: Page, quotes: Omit<QuotedPost, 'id' | 'shown'>) =>
    keepPage(task, page, { batch, walked, finished: true, quotes: { id, ...quotes } });
  const loops = openLoopDetector();
  let open = before ?? newReading();
  let restarted = false;
  for (;;) {
    // A post with one more quote must not be billed like a hundred.
    const max = Math.min(PAGE.max, Math.max(PAGE.min, shown - read));
    const limit = run.budget.pageLimit({ min: PAGE.min, max }, run.pricePerPost);
    let page: Page;
    try {
      page = await fetchPage(task, () => source.quotes!(stream, { id, limit, next: open.next }));
    } catch (error) {
      if (open.next !== undefined && !restarted && isCursorRefused(error)) {
        open = newReading();
        restarted = true;
        continue;
      }
      const refused = unavailableOf(id, error);
      if (!refused) throw error;
      await keep(
        { posts: [], reportedDeleted: [], bill: [], unread: [{ id, reason: refused.reason }] },
        { read, until, open: null },
      );
      return undefined;
    }
    const circle = loops.loopReason(page, open.next);
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
    await run.onPage(task.outcome, 1);
  }
}
