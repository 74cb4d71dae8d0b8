/** The second look: young posts that the walk has not just seen are asked for again, for edits and deletions. */
import { type Errand, fetchPage, keepPage } from './errand.ts';

/** @param batch of the walk before */
export async function lookAgain(errand: Errand, batch: number): Promise<void> {
  const { source, stream, store, run, outcome } = errand;
  if (!source.reread || run.rereadSeconds === 0 || stream.kind === 'check') return;
  const state = await store.state(stream);
  if (run.now() - (state.reread ?? 0) < run.rereadEverySeconds) return;
  const ids = (await store.recent(stream, run.now() - run.rereadSeconds)).filter((id) => !outcome.seen.has(id));
  for (let at = 0; at < ids.length; ) {
    const limit = run.budget.lookLimit(run.rereadSize, run.pricePerPost);
    const page = await fetchPage(errand, () => source.reread!(stream, ids.slice(at, at + limit)));
    at += limit;
    await keepPage(errand, page, {
      batch,
      state: at >= ids.length ? { ...state, reread: run.now() } : undefined,
      finished: true,
    });
    run.onPage(outcome, Math.min(1, at / ids.length));
  }
}
