/** Notices a platform that sends a walk in circles. */
import type { Page } from './source.ts';

/** Pages in a row that hold nothing but what the walk has seen. */
const REPEATS = 2;
/** Pages in a row that hold nothing at all, and yet name a next one. */
const EMPTY_PAGES = 1_000;
/** Ids that are remembered: an archive may hold millions. */
const REMEMBERED = 50_000;

export interface LoopWatch {
  /** Why the walk should end after this page; undefined while it gets on. @param place at which the page was asked for */
  turnsBack(page: Page, place: string | undefined): string | undefined;
}

export function watchLoops(): LoopWatch {
  const places = new Set<string>();
  let known = new Set<string>();
  let repeats = 0;
  let empty = 0;
  return {
    turnsBack({ posts, context = [], next }, place) {
      // Threads of two pages may overlap; the posts under which they hang do not.
      const ids = [...posts.map(({ id }) => `asked ${id}`), ...context.map(({ id }) => `along ${id}`)];
      if (place !== undefined) places.add(place);
      const isOld = posts.length > 0 && ids.every((id) => known.has(id));
      repeats = isOld ? repeats + 1 : posts.length > 0 ? 0 : repeats;
      empty = posts.length === 0 ? empty + 1 : 0;
      if (known.size > REMEMBERED) known = new Set();
      for (const id of ids) known.add(id);
      if (next === undefined) return undefined;
      if (places.has(next)) return 'the platform sends the walk back to a page that it has read';
      if (repeats >= REPEATS) return 'the platform hands over the same posts again and again';
      if (empty >= EMPTY_PAGES) return `the platform hands over nothing but empty pages, ${EMPTY_PAGES} in a row`;
      return undefined;
    },
  };
}
