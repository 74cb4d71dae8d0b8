/** Reddit JSON to posts: listings, inboxes and comment trees; private messages are passed over. */
import type { SourcePost } from '../domain/post.ts';
import { unknownAuthor } from './graph.ts';
import { idAt, isRecord, type Json, recordAt, recordsAt, textAt } from './json.ts';
import { emptyPage, type PagePosts, skip } from './page.ts';

const REMOVED = new Set(['[deleted]', '[removed]']);

/**
 * Reads a Listing, a thing, or the list of listings a comment page is. Ids are full names (t1_…, t3_…).
 * Deleted and removed posts are reported as deleted, posts of deleted accounts have unknown authors; a submission's text is its title and its body.
 */
export function postsOfReddit(json: unknown): PagePosts {
  const page = emptyPage();
  const open = (Array.isArray(json) ? json : [json]).filter(isRecord).reverse();
  const authors = new Map<string, SourcePost>();
  for (let thing = open.pop(); thing; thing = open.pop()) {
    const kind = textAt(thing, 'kind');
    const data = recordAt(thing, 'data');
    if (!data) continue;
    if (kind === 'Listing') open.push(...recordsAt(data, 'children').reverse());
    else if (kind === 't1' || kind === 't3') {
      const post = read(page, kind, data);
      if (post) authors.set(post.id, post);
      const replies = recordAt(data, 'replies');
      if (replies) open.push(replies);
    } else skip(page, kind === 't4' ? 'private' : kind === 'more' ? 'replies not in the file' : 'not a post');
  }
  for (const post of page.posts) {
    const parent = post.replyToId === undefined ? undefined : authors.get(post.replyToId);
    post.replyToAuthorId = parent?.authorId;
    post.replyToAuthorHandle = parent?.authorHandle;
  }
  return page;
}

export function isReddit(json: unknown): boolean {
  const first = Array.isArray(json) ? json[0] : json;
  return /^(Listing|t1|t3)$/.test(textAt(first, 'kind') ?? '') && recordAt(first, 'data') !== undefined;
}

function read(page: PagePosts, kind: string, data: Json): SourcePost | undefined {
  const id = textAt(data, 'name') ?? (idAt(data, 'id') && `${kind}_${idAt(data, 'id')}`);
  const createdAt = typeof data.created_utc === 'number' ? Math.floor(data.created_utc) : undefined;
  const author = textAt(data, 'author');
  const body = textAt(data, kind === 't1' ? 'body' : 'selftext') ?? '';
  if (id === undefined || createdAt === undefined) {
    skip(page, 'not a post');
    return undefined;
  }
  const isOrphaned = author === '[deleted]';
  if (author === undefined || REMOVED.has(body) || (isOrphaned && body === '')) {
    page.reportedDeleted.push({ id, reason: body === '[removed]' ? 'removed by a moderator' : 'deleted' });
    return undefined;
  }
  const text = kind === 't3' ? [textAt(data, 'title'), body].filter(Boolean).join('\n\n') : body;
  const post: SourcePost = { channel: 'reddit', id, text, createdAt };
  // The account is deleted, its posts are not.
  if (!isOrphaned) post.authorHandle = author;
  post.authorId = isOrphaned ? unknownAuthor(id) : textAt(data, 'author_fullname');
  if (kind === 't1') post.replyToId = textAt(data, 'parent_id');
  post.conversationId = textAt(data, 'link_id') ?? (kind === 't3' ? id : undefined);
  if (typeof data.edited === 'number') post.editedAt = Math.floor(data.edited);
  // In an inbox, whose it is.
  const owner = data.was_comment === true ? /^[\w-]+$/.exec(textAt(data, 'dest') ?? '')?.[0] : undefined;
  if (owner !== undefined) post.addressedTo = [{ handle: owner }];
  const path = textAt(data, 'permalink') ?? textAt(data, 'context');
  if (path) post.url = `https://www.reddit.com${path.replace(/\?context=\d+$/, '')}`;
  page.posts.push(post);
  return post;
}
