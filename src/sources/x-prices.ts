/** What X bills, pay per use, in US dollars. Each may be set in [sources.x], for X changes them. */
import type { SourceSettings } from './settings.ts';

/** As docs.x.com and console.x.com had them on this day. */
export const X_PRICES_AS_OF = '2026-08-22';

export const X_PRICES = {
  /** One post read, rereads and included parents too. */
  price_post: 0.005,
  /** One profile read. */
  price_user: 0.01,
  /** One own post, or one mention of oneself, read with the credentials of the person who owns the app. */
  price_own: 0.001,
  /** One request for the counts behind a dry run, of the last seven days and of the archive. */
  price_counts_recent: 0.005,
  price_counts_archive: 0.01,
} as const satisfies Partial<SourceSettings>;
