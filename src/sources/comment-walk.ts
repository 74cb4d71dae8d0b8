/** Walking a feed of posts and, under each, its comments: one cursor for both. */
import type { SourcePost } from '../domain/post.ts';
import { idAt, recordsAt, textAt, timeAt } from '../payloads/json.ts';
import type { GraphGet } from './graph.ts';
import type { Page, Walk } from './source.ts';

/** Comments arrive under old posts too: posts of this age are still looked at. */
export const POST_LIFE_SECONDS = 90 * 86_400;

export interface CommentFeed {
  /** '123/feed' */
  path: string;
  query: Record<string, string>;
  /** 'created_time' or 'timestamp' */
  time: string;
  /** Newest comments first, so that the walk may end early. */
  comments: Record<string, string>;
  newestFirst: boolean;
  read(json: unknown, parent?: { id: string; authorId?: string; authorHandle?: string }): SourcePost[];
}

interface Place {
  /** The next page of the feed; undefined once it has ended. */
  after?: string;
  ended?: boolean;
  /** Posts whose comments are still to be read. */
  queue: { id: string; authorId?: string; authorHandle?: string }[];
  /** The next page of comments of the first in the queue. */
  comments?: string;
}

/** One request's worth: a page of posts, or a page of comments of one post. */
export async function commentPage(get: GraphGet, feed: CommentFeed, walk: Walk): Promise<Page> {
  const place: Place = walk.next === undefined ? { queue: [] } : JSON.parse(walk.next);
  return place.queue.length > 0 ? readComments(get, feed, walk, place) : readPosts(get, feed, walk, place);
}

async function readPosts(get: GraphGet, feed: CommentFeed, walk: Walk, place: Place): Promise<Page> {
  const json = await get(feed.path, { ...feed.query, limit: Math.min(walk.limit, 25), after: place.after });
  const items = recordsAt(json, 'data');
  const posts = feed.read(json);
  const oldest = walk.since - POST_LIFE_SECONDS;
  const reached = items.some((item) => (timeAt(item, feed.time) ?? walk.since) < oldest);
  const after = cursorAfter(json);
  const queue = posts
    .filter(({ createdAt, replyToId }) => createdAt >= oldest && replyToId === undefined)
    .map(({ id, authorId, authorHandle }) => ({ id, authorId, authorHandle }));
  return page(
    posts.filter(({ createdAt }) => createdAt >= walk.since),
    posts,
    walk,
    {
      after,
      ended: reached || after === undefined,
      queue,
    },
  );
}

async function readComments(get: GraphGet, feed: CommentFeed, walk: Walk, place: Place): Promise<Page> {
  const [post, ...rest] = place.queue;
  const json = await get(`${post!.id}/comments`, { ...feed.comments, limit: walk.limit, after: place.comments });
  const posts = feed.read(json, post);
  const old =
    feed.newestFirst && recordsAt(json, 'data').some((item) => (timeAt(item, feed.time) ?? walk.since) < walk.since);
  const after = cursorAfter(json);
  const goesOn = after !== undefined && !old;
  return page(posts, [], walk, { ...place, queue: goesOn ? place.queue : rest, comments: goesOn ? after : undefined });
}

function page(posts: SourcePost[], context: SourcePost[], walk: Walk, place: Place): Page {
  const done = place.queue.length === 0 && place.ended === true;
  const held = new Set(posts.map(({ id }) => id));
  return {
    posts,
    context: context.filter(({ id }) => !held.has(id)),
    gone: [],
    // The feed is walked further back than the walk claims.
    oldest: walk.since,
    next: done ? undefined : JSON.stringify(place),
    bill: [],
  };
}

function cursorAfter(json: unknown): string | undefined {
  return textAt(json, 'paging', 'next') === undefined ? undefined : textAt(json, 'paging', 'cursors', 'after');
}

/** Looks at posts by id; a missing one is an error of its own for each, so they are asked for one by one. */
export async function rereadEach(
  get: GraphGet,
  ids: string[],
  fields: string,
  read: CommentFeed['read'],
  isMissing: (error: unknown) => boolean,
): Promise<Page> {
  const posts: SourcePost[] = [];
  const gone: Page['gone'] = [];
  for (const id of ids)
    try {
      const json = await get(id, { fields });
      // Parents are known from the first reading; the object alone does not name them.
      posts.push(...read(json).filter((post) => post.id === (idAt(json, 'id') ?? post.id)));
    } catch (error) {
      if (!isMissing(error)) throw error;
      gone.push({ id, reason: 'deleted' });
    }
  return { posts, gone, bill: [] };
}
