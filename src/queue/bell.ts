/** Rings when others write to the database, where that can tell; it never does for a file. */
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
