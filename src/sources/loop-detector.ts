/** Detects a platform that repeats pages without end. */
import type { Page } from './source.ts';

/** Pages in a row that hold nothing but what the walk has seen. */
const REPEATS = 2;
/** Empty pages in a row that still name a next one. */
const EMPTY_PAGES = 1_000;
/** Pages in a row that reach no further back, or forward, than those before: a second of a busy day has a few. */
const STANDING_PAGES = 1_000;
/** Ids that are kept: an archive may hold millions. */
const REMEMBERED = 50_000;

export interface LoopDetector {
  /** Why the walk should end after this page; undefined while it progresses. @param place cursor of this page */
  loopReason(page: Page, place: string | undefined): string | undefined;
}

export function openLoopDetector(): LoopDetector {
  const places = new Set<string>();
  let known = new Set<string>();
  let repeats = 0;
  let empty = 0;
  let standing = 0;
  let reached = Number.POSITIVE_INFINITY;
  return {
    loopReason({ posts, context = [], next, oldest, forward }, place) {
      // Threads of two pages may overlap; the posts they belong to do not.
      const ids = [...posts.map(({ id }) => `asked ${id}`), ...context.map(({ id }) => `along ${id}`)];
      if (place !== undefined) places.add(place);
      const isOld = posts.length > 0 && ids.every((id) => known.has(id));
      repeats = isOld ? repeats + 1 : posts.length > 0 ? 0 : repeats;
      empty = posts.length === 0 ? empty + 1 : 0;
      if (oldest !== undefined) {
        const now = forward ? -Math.max(oldest, ...posts.map(({ createdAt }) => createdAt)) : oldest;
        standing = now < reached ? 0 : standing + 1;
        reached = Math.min(reached, now);
      }
      if (known.size > REMEMBERED) known = new Set();
      for (const id of ids) known.add(id);
      if (next === undefined) return undefined;
      if (places.has(next)) return 'the platform names a page that was already read as the next one';
      if (repeats >= REPEATS) return 'the platform returns the same posts again and again';
      if (standing >= STANDING_PAGES)
        return `the platform returns page after page without getting any further, ${STANDING_PAGES.toLocaleString('en')} in a row`;
      if (empty >= EMPTY_PAGES) return `the platform returns nothing but empty pages, ${EMPTY_PAGES} in a row`;
      return undefined;
    },
  };
}
