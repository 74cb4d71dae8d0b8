/** Walking a feed of posts and, under each, its comments: one cursor for both. */
import type { SourcePost } from '../domain/post.ts';
import type { YoungPost } from '../domain/young-post.ts';
import { idAt, recordAt, recordsAt, timeAt } from '../payloads/json.ts';
import { cursorAfter, type GraphGet } from './graph.ts';
import type { Page, Walk } from './source.ts';
import { splitUnavailable, type Unavailable, unavailableOf } from './unavailable.ts';
import { idOrThrow, listOrThrow } from './unexpected-answer.ts';

/** Comments arrive under old posts too: posts of this age are still looked at. */
export const POST_LIFE_SECONDS = 90 * 86_400;

export interface CommentFeed {
  /** '123/feed' */
  path: string;
  /** Fields of posts; the first comments of each come along in `comments`. */
  query: Record<string, string>;
  /** 'created_time' or 'timestamp' */
  time: string;
  /** For the further comments of one post. */
  comments: Record<string, string>;
  /** For the further replies to one comment, where those are not comments of the post themselves. */
  replies?: Record<string, string>;
  /** Newest comments come first, so that the walk may end early. */
  newestFirst: boolean;
  read(json: unknown, parent?: Author & { id: string }): SourcePost[];
}

interface Author {
  authorId?: string;
  authorHandle?: string;
}

interface Thread extends Author {
  id: string;
  after: string;
  /** Replies to a comment, not comments of a post. */
  isReplies?: true;
}

interface Place {
  /** The next page of the feed. */
  after?: string;
  /** The feed has been read as far back as wanted. */
  ended?: boolean;
  /** Posts with more comments than came along, and comments with more replies, each with the place where those go on. */
  queue: Thread[];
}

/** One request's worth: a page of posts with their first comments, or a page of further comments of one post. */
export async function commentPage(get: GraphGet, feed: CommentFeed, walk: Walk): Promise<Page> {
  const place: Place = walk.next === undefined ? { queue: [] } : JSON.parse(walk.next);
  return place.queue.length > 0 ? readComments(get, feed, walk, place) : readPosts(get, feed, walk, place);
}

async function readPosts(get: GraphGet, feed: CommentFeed, walk: Walk, place: Place): Promise<Page> {
  const json = await get(feed.path, { ...feed.query, limit: Math.min(walk.limit, 25), after: place.after });
  const items = listOrThrow('Meta', json, 'data');
  const posts = new Map(feed.read(json).map((post) => [post.id, post]));
  const oldest = walk.since - POST_LIFE_SECONDS;
  const reached = items.some((item) => (timeAt(item, feed.time) ?? walk.since) < oldest);
  const queue = items.flatMap((item) => {
    const id = idAt(item, 'id') ?? '';
    const after = furtherComments(feed, recordAt(item, 'comments'), wantedOf(walk, id));
    const { authorId, authorHandle } = posts.get(id) ?? {};
    const comments: Thread[] = after === undefined ? [] : [{ id, after, authorId, authorHandle }];
    return [...comments, ...furtherReplies(feed, recordAt(item, 'comments'), posts)];
  });
  const after = cursorAfter(json);
  const missed = [...posts.keys()].filter((id) => walk.unread.has(id));
  const since = Math.min(...missed.map((id) => wantedOf(walk, id)), walk.since);
  const next = { after, ended: reached || after === undefined, queue };
  const read = missed.filter((id) => !queue.some((one) => one.id === id));
  return { ...page([...posts.values()], { ...walk, since }, next), read };
}

async function readComments(get: GraphGet, feed: CommentFeed, walk: Walk, place: Place): Promise<Page> {
  const [post, ...rest] = place.queue;
  const { id, isReplies } = post!;
  const [edge, query] = isReplies ? ['replies', feed.replies] : ['comments', feed.comments];
  const since = wantedOf(walk, id);
  let json: unknown;
  try {
    json = await get(`${id}/${edge}`, { ...query, limit: walk.limit, after: post!.after });
  } catch (error) {
    const refused = unavailableOf(id, error);
    if (!refused) throw error;
    const unread = [{ id, reason: refused.reason }];
    return { ...page([], walk, { ...place, queue: rest }), unread };
  }
  listOrThrow('Meta', json, 'data');
  const after = furtherComments(feed, json, since);
  const posts = feed.read(json, post);
  const found = { ...walk, since };
  if (after === post!.after) {
    const unread = [{ id, reason: 'the platform repeats its pages without end' }];
    return { ...page(posts, found, { ...place, queue: rest }), unread };
  }
  const more = furtherReplies(feed, json, new Map(posts.map((one) => [one.id, one])));
  const queue = [...(after === undefined ? [] : [{ ...post!, after }]), ...more, ...rest];
  return { ...page(posts, found, { ...place, queue }), read: after === undefined ? [id] : [] };
}

/** Unix seconds back to which the comments of a post are wanted: further where an earlier walk could not read them. */
function wantedOf({ unread, since }: Walk, id: string): number {
  return Math.min(since, unread.get(id) ?? since);
}

/** Where the comments of a post go on, unless those that are wanted have been seen. */
function furtherComments(feed: CommentFeed, comments: unknown, since: number): string | undefined {
  const old =
    feed.newestFirst && recordsAt(comments, 'data').some((item) => (timeAt(item, feed.time) ?? since) < since);
  return old ? undefined : cursorAfter(comments);
}

/** The comments of a list with more replies than came along. */
function furtherReplies(feed: CommentFeed, comments: unknown, known: ReadonlyMap<string, SourcePost>): Thread[] {
  if (!feed.replies) return [];
  return recordsAt(comments, 'data').flatMap((comment) => {
    const id = idAt(comment, 'id') ?? '';
    const after = cursorAfter(recordAt(comment, 'replies'));
    const { authorId, authorHandle } = known.get(id) ?? {};
    return after === undefined ? [] : [{ id, after, authorId, authorHandle, isReplies: true as const }];
  });
}

/** Posts from before the walk come along as what the comments answer. */
function page(found: SourcePost[], walk: Walk, place: Place): Page {
  const done = place.queue.length === 0 && place.ended === true;
  return {
    posts: found.filter(({ createdAt }) => createdAt >= walk.since),
    context: found.filter(({ createdAt, replyToId }) => createdAt < walk.since && replyToId === undefined),
    reportedDeleted: [],
    // The feed is walked further back than the walk claims.
    oldest: walk.since,
    next: done ? undefined : JSON.stringify(place),
    bill: [],
  };
}

/**
 * Looks at posts again; a missing one is an error of its own for each, so they are asked for one by one.
 * @param fieldsOf what this kind of post has: a field that it does not have is refused like a missing post
 */
export async function rereadEach(
  get: GraphGet,
  young: readonly YoungPost[],
  fieldsOf: (post: YoungPost) => string,
  read: CommentFeed['read'],
): Promise<Page> {
  const posts: SourcePost[] = [];
  const unavailable: Unavailable[] = [];
  for (const one of young)
    try {
      const json = await get(one.id, { fields: fieldsOf(one) });
      idOrThrow('Meta', json);
      // Parents are known from the first reading; the object alone does not name them.
      posts.push(...read(json).filter((post) => post.id === (idAt(json, 'id') ?? post.id)));
    } catch (error) {
      const refused = unavailableOf(one.id, error);
      if (!refused) throw error;
      unavailable.push(refused);
    }
  return { posts, ...splitUnavailable(unavailable), bill: [] };
}
