/** Nested reading: whole threads under the posts of a page, one by one, each of as many pages as it takes. */
import type { SourcePost } from '../domain/post.ts';
import type { UnavailablePost } from '../payloads/page.ts';
import { unavailableOf } from './unavailable.ts';

/** Threads of others are followed for this long. */
export const THREAD_LIFE_SECONDS = 7 * 86_400;

/** They are in memory together; a hundred thousand answers to one post have not been seen. */
const MOST_PAGES = 1_000;

/** The platform repeats the pages of a list, or makes up new ones, without end. */
class EndlessList extends Error {}

/** A refused object affects itself alone. @param read returns its posts, back to the time wanted */
export async function readEach(
  ids: readonly string[],
  read: (id: string) => Promise<SourcePost[]>,
): Promise<{ posts: SourcePost[]; read: string[]; unread: UnavailablePost[] }> {
  const found = { posts: [] as SourcePost[], read: [] as string[], unread: [] as UnavailablePost[] };
  for (const id of ids)
    try {
      found.posts.push(...(await read(id)));
      found.read.push(id);
    } catch (error) {
      const reason = error instanceof EndlessList ? error.message : unavailableOf(id, error)?.reason;
      if (reason === undefined) throw error;
      found.unread.push({ id, reason });
    }
  return found;
}

/** Reads a list to its end, page by page. */
export async function readPages(
  ask: (place: string | undefined) => Promise<{ posts: SourcePost[]; next?: string }>,
): Promise<SourcePost[]> {
  const posts: SourcePost[] = [];
  const places = new Set<string | undefined>();
  let place: string | undefined;
  do {
    if (places.has(place)) throw new EndlessList('the platform repeats its pages without end');
    places.add(place);
    if (places.size > MOST_PAGES)
      throw new EndlessList(`the platform returns more than ${MOST_PAGES.toLocaleString('en')} pages`);
    const page = await ask(place);
    posts.push(...page.posts);
    place = page.next;
  } while (place !== undefined);
  return posts;
}
