/** Bluesky views to posts: feeds, searches, notifications and threads; what is not found or blocked is named. */
import type { AccountName, SourcePost } from '../domain/post.ts';
import { accountName } from './accounts.ts';
import { countAt, idAt, isRecord, type Json, listAt, recordAt, recordsAt, textAt, timeAt } from './json.ts';
import { emptyPage, type PagePosts, skip } from './page.ts';

const MENTION_REASONS = new Set(['mention', 'reply', 'quote', 'subscribed-post']);
const POST = 'app.bsky.feed.post';

/**
 * Reads an answer of getAuthorFeed, getTimeline (`feed`), searchPosts, getPosts (`posts`), listNotifications
 * (`notifications`), getPostThread (`thread`, a tree) or getPostThreadV2 (`thread`, a list), or one item of these, or a
 * list of such items.
 * Parents, quoted posts and the rest of a thread are context; in a thread the post it was asked for comes first.
 */
export function postsOfBluesky(json: unknown): PagePosts {
  const page = emptyPage();
  const walk = walker(page);
  for (const item of recordsAt(json, 'feed')) walk.feedItem(item);
  for (const view of recordsAt(json, 'posts')) walk.view(view, page.posts);
  for (const notification of recordsAt(json, 'notifications')) walk.notification(notification);
  for (const item of recordsAt(json, 'thread')) walk.threadItem(item);
  const thread = recordAt(json, 'thread');
  if (thread) walk.thread(thread);
  for (const item of Array.isArray(json) ? json.filter(isRecord) : isRecord(json) ? [json] : []) {
    if (textAt(item, 'reason') && textAt(item, 'uri')) walk.notification(item);
    else if (isPostView(item)) walk.view(item, page.posts);
    else if (item.parent || Array.isArray(item.replies)) walk.thread(item);
    else if (item.post) walk.feedItem(item);
  }
  walk.nameParents();
  return page;
}

/** A view of a post: its uri is a post's, and its record holds a text. */
export function isPostView(json: unknown): boolean {
  return (
    textAt(json, 'uri') !== undefined &&
    textAt(json, 'author', 'did') !== undefined &&
    typeof contentOf(json)?.text === 'string'
  );
}

function walker(page: PagePosts) {
  const seen = new Map<string, SourcePost>();
  const handles = new Map<string, string>();

  function view(json: Json, into: SourcePost[]): void {
    const post = postOf(json);
    if (!post) {
      skip(page, 'not a post');
      return;
    }
    if (post.authorId && post.authorHandle) handles.set(post.authorId, post.authorHandle);
    if (!seen.has(post.id)) {
      seen.set(post.id, post);
      into.push(post);
    }
    const embed = recordAt(json, 'embed');
    embedded(recordAt(embed, 'record', 'record') ?? recordAt(embed, 'record'));
    for (const inner of recordsAt(json, 'embeds'))
      embedded(recordAt(inner, 'record', 'record') ?? recordAt(inner, 'record'));
  }

  /** A quoted record: a post comes along as context; a missing one is reported as deleted. */
  function embedded(json: Json | undefined): void {
    if (json && !missing(json) && isPostView(json)) view(json, page.context);
  }

  function missing(json: Json): boolean {
    const uri = textAt(json, 'uri');
    const type = textAt(json, '$type')?.toLowerCase() ?? '';
    const blocked = json.blocked === true || type.endsWith('blocked');
    const isGone = blocked || json.notFound === true || type.endsWith('notfound') || type.endsWith('notfoundpost');
    if (isGone && uri !== undefined)
      (blocked ? page.hidden : page.reportedDeleted).push({ id: uri, reason: blocked ? 'blocked' : 'not found' });
    return isGone;
  }

  function feedItem(item: Json): void {
    const isRepost = textAt(item, 'reason', '$type')?.endsWith('reasonRepost') ?? false;
    const post = recordAt(item, 'post');
    if (isRepost) skip(page, 'repost');
    if (post && !missing(post)) view(post, isRepost ? page.context : page.posts);
    for (const name of ['parent', 'root']) {
      const around = recordAt(item, 'reply', name);
      if (around && !missing(around)) view(around, page.context);
    }
  }

  function notification(json: Json): void {
    const reason = textAt(json, 'reason') ?? 'unknown';
    if (MENTION_REASONS.has(reason)) view(json, page.posts);
    else skip(page, `notification: ${reason}`);
  }

  function threadItem(item: Json): void {
    const value = recordAt(item, 'value');
    const post = recordAt(value, 'post');
    if (value && missing({ ...value, uri: item.uri })) return;
    if (post) view(post, item.depth === 0 ? page.posts : page.context);
  }

  /** Walks the tree without recursion: replies can be a thousand deep. */
  function thread(tree: Json): void {
    const open: Json[] = [tree];
    for (let node = open.pop(); node; node = open.pop()) {
      if (missing(node)) continue;
      const post = recordAt(node, 'post');
      if (post) view(post, node === tree ? page.posts : page.context);
      const parent = recordAt(node, 'parent');
      if (parent) open.push(parent);
      open.push(...recordsAt(node, 'replies').reverse());
    }
  }

  /** Ids of posts hold their author's DID; the handle is known only when that author is on the page. */
  function nameParents(): void {
    for (const post of seen.values()) {
      post.replyToAuthorHandle = post.replyToAuthorId && handles.get(post.replyToAuthorId);
      post.quoteOfAuthorHandle = post.quoteOfAuthorId && handles.get(post.quoteOfAuthorId);
    }
  }
  return { view, feedItem, notification, thread, threadItem, nameParents };
}

function postOf(json: Json): SourcePost | undefined {
  const record = contentOf(json);
  const id = idAt(json, 'uri');
  if (!record || id === undefined || !isPostView(json)) return undefined;
  const declared = timeAt(record, 'createdAt');
  const indexed = timeAt(json, 'indexedAt');
  const createdAt = declared !== undefined && (indexed === undefined || declared <= indexed) ? declared : indexed;
  if (createdAt === undefined) return undefined;
  const post: SourcePost = { channel: 'bluesky', id, text: String(record.text), createdAt };
  const author = recordAt(json, 'author');
  post.authorId = textAt(author, 'did');
  post.authorHandle = textAt(author, 'handle');
  post.authorName = textAt(author, 'displayName');
  if (recordsAt(author, 'labels').some((label) => label.val === 'bot' && label.src === post.authorId))
    post.authorBot = true;
  post.replyToId = textAt(record, 'reply', 'parent', 'uri');
  post.replyToAuthorId = didOf(post.replyToId);
  post.conversationId = textAt(record, 'reply', 'root', 'uri') ?? id;
  const quoted = textAt(record, 'embed', 'record', 'record', 'uri') ?? textAt(record, 'embed', 'record', 'uri');
  if (quoted?.includes(`/${POST}/`)) {
    post.quoteOfId = quoted;
    post.quoteOfAuthorId = didOf(quoted);
  }
  if (Array.isArray(record.facets)) post.mentions = linkedAccounts(String(record.text), recordsAt(record, 'facets'));
  const [lang] = listAt(record, 'langs');
  if (typeof lang === 'string') post.lang = lang;
  return post;
}

/** Facets link bytes of the text to an account; what the bytes say is up to the author. */
function linkedAccounts(text: string, facets: readonly Json[]): AccountName[] {
  const bytes = Buffer.from(text);
  return facets.flatMap((facet) =>
    recordsAt(facet, 'features').flatMap((feature) => {
      const did = textAt(feature, 'did');
      if (did === undefined) return [];
      const words = bytes.subarray(countAt(facet, 'index', 'byteStart') ?? 0, countAt(facet, 'index', 'byteEnd') ?? 0);
      return [accountName(did, /^@([\w.-]+)$/.exec(words.toString())?.[1])];
    }),
  );
}

/** The record of a view; quoted records call it `value`. */
function contentOf(json: unknown): Json | undefined {
  return recordAt(json, 'record') ?? recordAt(json, 'value');
}

function didOf(uri: string | undefined): string | undefined {
  return uri === undefined ? undefined : /^at:\/\/(did:[^/]+)\//.exec(uri)?.[1];
}
