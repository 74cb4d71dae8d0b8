/** The second look: young posts that the walk has not just seen are asked for again, for edits and deletions. */
import type { TimeRange } from '../domain/intervals.ts';
import { type Errand, fetchPage, keepPage } from './errand.ts';
import type { Missing, YoungPost } from './pull-store.ts';
import type { Stream } from './source.ts';

/** When more than this share of one second look looks deleted, the platform is in trouble, not the posts. */
const BELIEVED_SHARE = 0.2;

/** What a second view of the same posts shows is looked at with the first. */
export function isLookedAt({ kind }: Stream): boolean {
  return kind !== 'check' && kind !== 'more';
}

/** @param batch of the walk before @param walked the time that it went through */
export async function lookAgain(errand: Errand, batch: number, walked: TimeRange): Promise<void> {
  const { source, stream, store, run, outcome } = errand;
  if (!source.reread || run.rereadSeconds === 0 || !isLookedAt(stream)) return;
  const state = await store.state(stream);
  if (run.now() - (state.reread ?? 0) < run.rereadEverySeconds) return;
  const young = await store.recent(stream, run.now() - run.rereadSeconds);
  const posts = young.filter(({ id }) => !outcome.seen.has(id));
  const gone: Missing[] = [];
  for (let at = 0; at < posts.length; ) {
    const limit = run.budget.lookLimit(run.rereadSize, run.pricePerPost);
    const page = await fetchPage(errand, () => source.reread!(stream, posts.slice(at, at + limit)));
    at += limit;
    gone.push(...page.gone);
    const isLast = at >= posts.length;
    await keepPage(
      errand,
      // Written with the last page, when it is known how much of the whole looks deleted.
      { ...page, gone: isLast ? believable(errand, gone, young, walked.since) : [] },
      { batch, state: isLast ? { ...state, reread: run.now() } : undefined, walked, finished: true },
    );
    run.onPage(outcome, Math.min(1, at / posts.length));
  }
}

/**
 * What may be believed of the posts that look deleted. Posts of the time that the walk went through are asked for only
 * when it lacked them, so that their share is taken of all that were made then.
 */
function believable(
  { outcome }: Errand,
  gone: readonly Missing[],
  young: readonly YoungPost[],
  walkedSince: number,
): Missing[] {
  const missing = new Set(gone.map(({ id }) => id));
  const alive = young.filter(({ deleted }) => !deleted);
  for (const some of [
    alive.filter(({ createdAt, id }) => createdAt < walkedSince && !outcome.seen.has(id)),
    alive.filter(({ createdAt }) => createdAt >= walkedSince),
  ]) {
    const lost = some.filter(({ id }) => missing.has(id)).length;
    if (lost < 2 || lost <= some.length * BELIEVED_SHARE) continue;
    outcome.warnings.push(
      `${lost} of ${some.length} posts looked deleted at once: that is rather a fault of the platform, so that none was marked`,
    );
    return [];
  }
  return [...gone];
}
