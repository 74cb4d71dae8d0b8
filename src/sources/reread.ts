/** The reread: young posts that the walk has not just seen are requested again, for edits and deletions. */
import type { TimeRange } from '../domain/intervals.ts';
import type { YoungPost } from '../domain/young-post.ts';
import type { UnavailablePost } from '../payloads/page.ts';
import { fetchPage, keepPage, type PullTask } from './pull-task.ts';
import type { Stream } from './source.ts';

/** When more than this share of one reread looks deleted, it is a fault of the platform. */
const MAX_DELETED_SHARE = 0.2;

/** Streams that show the posts of another stream are not reread themselves. */
export function isReread({ kind }: Stream): boolean {
  return kind !== 'check' && kind !== 'more';
}

/** @param batch of the walk before @param walked the time range that it covered */
export async function rereadYoungPosts(task: PullTask, batch: number, walked: TimeRange): Promise<void> {
  const { source, stream, store, run, outcome } = task;
  if (!source.reread || run.rereadSeconds === 0 || !isReread(stream)) return;
  const state = await store.state(stream);
  if (run.now() - (state.reread ?? 0) < run.rereadEverySeconds) return;
  const young = await store.recent(stream, run.now() - run.rereadSeconds);
  const posts = young.filter(({ id }) => !outcome.seen.has(id));
  const reportedDeleted: UnavailablePost[] = [];
  for (let at = 0; at < posts.length; ) {
    const limit = run.budget.rereadLimit(run.rereadSize, run.pricePerPost);
    const page = await fetchPage(task, () => source.reread!(stream, posts.slice(at, at + limit)));
    at += limit;
    reportedDeleted.push(...page.reportedDeleted);
    const isLast = at >= posts.length;
    await keepPage(
      task,
      // Written with the last page, when the share of all that looks deleted is known.
      { ...page, reportedDeleted: isLast ? believedDeletions(task, reportedDeleted, young, walked.since) : [] },
      { batch, state: isLast ? { ...state, reread: run.now() } : undefined, walked, finished: true },
    );
    await run.onPage(outcome, Math.min(1, at / posts.length));
  }
}

/**
 * The posts reported deleted, or none when they are too many to be believed. Posts of the time range that the walk
 * covered are requested only when it lacked them, so that their share is taken of all posts made then.
 */
function believedDeletions(
  { outcome }: PullTask,
  reportedDeleted: readonly UnavailablePost[],
  young: readonly YoungPost[],
  walkedSince: number,
): UnavailablePost[] {
  const missing = new Set(reportedDeleted.map(({ id }) => id));
  const alive = young.filter(({ deleted }) => !deleted);
  for (const posts of [
    alive.filter(({ createdAt, id }) => createdAt < walkedSince && !outcome.seen.has(id)),
    alive.filter(({ createdAt }) => createdAt >= walkedSince),
  ]) {
    const lost = posts.filter(({ id }) => missing.has(id)).length;
    if (lost < 2 || lost <= posts.length * MAX_DELETED_SHARE) continue;
    outcome.warnings.push(
      `${lost} of ${posts.length} posts looked deleted at once: probably a fault of the platform, so none was marked as deleted`,
    );
    return [];
  }
  return [...reportedDeleted];
}
