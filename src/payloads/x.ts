/** X API v2 JSON to posts: pages, single posts, and posts with their expansions folded in; old and new field names. */
import type { AccountName, SourcePost } from '../domain/post.ts';
import { accountsAt } from './accounts.ts';
import { countAt, idAt, isRecord, type Json, listAt, recordAt, recordsAt, textAt, timeAt } from './json.ts';
import { emptyPage, type PagePosts } from './page.ts';
import { wordsOfX } from './x-text.ts';
import { snowflakeTime } from './x-time.ts';

const POST_KINDS = new Set(['tweet', 'post']);

/**
 * Reads `{data, includes, errors, meta}`; `data` may be a list or one post. Posts in `includes` become context.
 * `errors` about posts become `reportedDeleted` where the post does not exist, else `hidden`; errors about users are counted as skipped.
 */
export function postsOfXPage(page: unknown): PagePosts {
  const result = emptyPage();
  const users = new Map(recordsAt(page, 'includes', 'users').map((user) => [idAt(user, 'id'), user]));
  const included = [...recordsAt(page, 'includes', 'tweets'), ...recordsAt(page, 'includes', 'posts')];
  const data = isRecord(page) && isRecord(page.data) ? [page.data] : recordsAt(page, 'data');
  const authors = new Map([...included, ...data].map((post) => [idAt(post, 'id'), idAt(post, 'author_id')]));
  const known = { users, authors };
  const seen = new Set<string>();
  for (const [posts, into] of [
    [data, result.posts],
    [included, result.context],
  ] as const)
    for (const json of posts) {
      const post = postOfX(json, known);
      if (!post) result.skipped['not a post'] = (result.skipped['not a post'] ?? 0) + 1;
      else if (!seen.has(post.id)) {
        seen.add(post.id);
        into.push(post);
      }
    }
  for (const error of recordsAt(page, 'errors')) readError(error, result);
  return result;
}

/** Reads one post whose expansions stand inside it, as twarc flattens pages; the posts it refers to become context. */
export function postsOfFlatX(json: unknown): PagePosts {
  const result = emptyPage();
  if (!isRecord(json)) return result;
  const users = new Map<string | undefined, Json>();
  const authors = new Map<string | undefined, string | undefined>();
  const all = [json, ...recordsAt(json, 'referenced_tweets'), ...recordsAt(json, 'referenced_posts')];
  for (const post of all) {
    authors.set(idAt(post, 'id'), idAt(post, 'author_id'));
    for (const user of [recordAt(post, 'author'), recordAt(post, 'in_reply_to_user')])
      if (user) users.set(idAt(user, 'id'), user);
  }
  all.forEach((post, at) => {
    const mapped = postOfX(post, { users, authors });
    if (mapped) (at === 0 ? result.posts : result.context).push(mapped);
  });
  return result;
}

/** A post has an id, an author and a text; users, lists, counts and compliance events lack one of them. */
export function isXPost(json: unknown): boolean {
  return (
    idAt(json, 'id') !== undefined && idAt(json, 'author_id') !== undefined && typeof recordAt(json)?.text === 'string'
  );
}

interface Known {
  users: Map<string | undefined, Json>;
  /** Author ids by post id. */
  authors: Map<string | undefined, string | undefined>;
}

function postOfX(json: Json, { users, authors }: Known): SourcePost | undefined {
  const id = idAt(json, 'id');
  const authorId = idAt(json, 'author_id');
  if (!isXPost(json) || id === undefined) return undefined;
  const history = ids(json, 'edit_history_tweet_ids', 'edit_history_post_ids');
  const edited = history.length > 1;
  const first = edited ? snowflakeTime(history[0]!) : undefined;
  const createdAt = first ?? timeAt(json, 'created_at') ?? snowflakeTime(id);
  if (createdAt === undefined) return undefined;
  const text = textAt(json, 'note_tweet', 'text') ?? textAt(json, 'note_post', 'text') ?? String(json.text);
  const post: SourcePost = { channel: 'x', id, text: wordsOfX(text), createdAt, authorId };
  const author = users.get(authorId);
  post.authorHandle = textAt(author, 'username') ?? textAt(json, 'username');
  post.authorName = textAt(author, 'name');
  post.authorFollowers = countAt(author, 'public_metrics', 'followers_count');
  for (const reference of [...recordsAt(json, 'referenced_tweets'), ...recordsAt(json, 'referenced_posts')])
    readReference(post, reference, authors);
  const repliedTo = idAt(json, 'in_reply_to_user_id');
  if (repliedTo !== undefined) post.replyToAuthorId = repliedTo;
  if (post.replyToAuthorId !== undefined)
    post.replyToAuthorHandle = textAt(users.get(post.replyToAuthorId), 'username');
  if (post.quoteOfAuthorId !== undefined)
    post.quoteOfAuthorHandle = textAt(users.get(post.quoteOfAuthorId), 'username');
  post.conversationId = idAt(json, 'conversation_id');
  if (edited) {
    post.editHistory = history;
    if (id !== history[0]) post.editedAt = snowflakeTime(id);
  }
  post.mentions = mentionsOf(json);
  post.lang = textAt(json, 'lang');
  // Zero stands for "not counted then" on posts from before view counts.
  post.impressions = countAt(json, 'public_metrics', 'impression_count') || undefined;
  return post;
}

/** Of a long post those of its whole text. The platform leaves an empty list out. */
function mentionsOf(json: Json): AccountName[] | undefined {
  const note = recordAt(json, 'note_tweet') ?? recordAt(json, 'note_post');
  return accountsAt(recordAt(note ?? json, 'entities'), ['mentions'], { id: ['id'], handle: 'username' });
}

function readReference(post: SourcePost, reference: Json, authors: Known['authors']): void {
  const id = idAt(reference, 'id');
  const type = textAt(reference, 'type');
  if (type === 'replied_to') {
    post.replyToId = id;
    post.replyToAuthorId = authors.get(id);
  } else if (type === 'quoted') {
    post.quoteOfId = id;
    post.quoteOfAuthorId = authors.get(id);
  } else if (type === 'retweeted' || type === 'reposted') post.repost = true;
}

function readError(error: Json, result: PagePosts): void {
  const kind = textAt(error, 'resource_type') ?? 'unknown';
  const id = idAt(error, 'resource_id') ?? idAt(error, 'value');
  const title = textAt(error, 'title') ?? 'error';
  const reason = textAt(error, 'detail') ?? title;
  if (POST_KINDS.has(kind) && id !== undefined)
    (isNotFound(error) ? result.reportedDeleted : result.hidden).push({ id, reason });
  else result.skipped[`${kind}: ${title}`] = (result.skipped[`${kind}: ${title}`] ?? 0) + 1;
}

/** Deleted; the posts of suspended and protected accounts are refused in other words. */
function isNotFound(error: Json): boolean {
  const kind = textAt(error, 'type') ?? '';
  const said = kind.includes('/problems/')
    ? kind.endsWith('/resource-not-found')
    : textAt(error, 'title') === 'Not Found Error';
  return said && !/suspend|protect|block|not authorized/i.test(textAt(error, 'detail') ?? '');
}

function ids(json: Json, ...names: string[]): string[] {
  for (const name of names) {
    const found = listAt(json, name).filter((id) => typeof id === 'string');
    if (found.length > 0) return found;
  }
  return [];
}
