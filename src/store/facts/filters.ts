/** Bloom filters that avoid nearly all look-ups of existing rows while an empty database is filled. */
import { createIdFilter, FILTER_BITS, type IdFilter } from './id-filter.ts';
import type { PostRow } from './posts.ts';

export interface Filters {
  /** Ids of posts. */
  posts?: IdFilter;
  /** Ids of parents that stored posts refer to and that are not stored yet. */
  awaited?: IdFilter;
  /** Ids and folded names of accounts. */
  accounts?: IdFilter;
}

export function openFilters(filter: Filters, bits = FILTER_BITS): void {
  filter.posts = createIdFilter(bits);
  filter.awaited = createIdFilter(bits / 8);
  filter.accounts = createIdFilter(bits / 4);
}

/** To be called when another connection has written: the filters no longer know all that is stored. */
export function closeFilters(filter: Filters): void {
  for (const name of ['posts', 'awaited', 'accounts'] as const) delete filter[name];
}

/** Of rows just inserted: further ids of theirs, and the parents that they wait for. Their own ids are known. */
export function rememberIds({ posts, awaited }: Filters, rows: readonly PostRow[]): void {
  if (!posts || !awaited) return;
  for (const row of rows) {
    if (row.ids.length > 1) for (const id of row.ids) posts.add(id);
    if (row.parent === null && row.replyTo !== null) awaited.add(row.replyTo);
  }
}
