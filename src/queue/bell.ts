/** Rings when others write to the database, where it sends news of that; a file never does. */
import type { News, Store } from '../store/database.ts';

export interface Bell {
  /** Aborted by the first news from now on. */
  fresh(): AbortSignal;
  close(): void;
}

/** @param wants which news are worth a look */
export async function openBell(store: Store, wants: (news: News) => boolean): Promise<Bell> {
  let ring = new AbortController();
  const listening = await store.listen((news) => {
    if (wants(news)) ring.abort();
  });
  return {
    fresh() {
      ring = new AbortController();
      return ring.signal;
    },
    close: () => listening?.stop(),
  };
}
