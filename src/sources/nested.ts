/** Reading what hangs under the posts of a page: whole threads, one by one, each of as many pages as it takes. */
import type { SourcePost } from '../domain/post.ts';
import { lossOf } from './loss.ts';
import type { Missing } from './pull-store.ts';

/** The platform sent a list round in circles. */
class RoundInCircles extends Error {}

/** One object that is refused costs itself alone. @param read its posts, back to the time it is wanted for */
export async function readEach(
  ids: readonly string[],
  read: (id: string) => Promise<SourcePost[]>,
): Promise<{ posts: SourcePost[]; read: string[]; unread: Missing[] }> {
  const found = { posts: [] as SourcePost[], read: [] as string[], unread: [] as Missing[] };
  for (const id of ids)
    try {
      found.posts.push(...(await read(id)));
      found.read.push(id);
    } catch (error) {
      const reason = error instanceof RoundInCircles ? error.message : lossOf(id, error)?.reason;
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
    if (places.has(place)) throw new RoundInCircles('the platform sends its pages round in circles');
    places.add(place);
    const page = await ask(place);
    posts.push(...page.posts);
    place = page.next;
  } while (place !== undefined);
  return posts;
}
