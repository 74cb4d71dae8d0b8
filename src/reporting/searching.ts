/** Before a search: what was typed is checked, and the index of words brought up to date. */
import type { Context } from '../context.ts';
import { grouped } from '../domain/amount.ts';
import type { Store } from '../store/open.ts';

/** @throws UsageError where the search is not understood, Interrupted */
export async function prepareSearch(context: Context, store: Store, typed: string): Promise<void> {
  const [{ parseSearch }, { startProgress }] = await Promise.all([
    import('../domain/search-query.ts'),
    import('../terminal/progress.ts'),
  ]);
  parseSearch(typed);
  const { terminal, environment } = context;
  const progress = startProgress(terminal, {
    label: 'index for searches',
    unit: 'posts',
    now: () => environment.now(),
  });
  try {
    await store.indexPosts({
      onProgress: (done, total) => progress.update(done, `${grouped(done)} of ${grouped(total)}`),
      signal: environment.signal,
    });
  } finally {
    progress.done();
  }
}
