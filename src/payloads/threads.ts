/** Threads API JSON to posts: mentions, replies, conversations and keyword searches. */
import type { SourcePost } from '../domain/post.ts';
import { graphItems, unknownAuthor } from './graph.ts';
import { idAt, type Json, recordAt, textAt, timeAt } from './json.ts';
import { emptyPage, type PagePosts, skip } from './page.ts';

/** Reads an answer of /mentions, /replies, /conversation, /threads, /keyword_search, or one object. */
export function postsOfThreads(json: unknown): PagePosts {
  const page = emptyPage();
  for (const item of graphItems(json)) {
    if (textAt(item, 'media_type') === 'REPOST_FACADE') {
      skip(page, 'repost');
      continue;
    }
    const post = postOf(item);
    if (post) page.posts.push(post);
    else skip(page, 'not a post');
  }
  return page;
}

export function isThreads(json: unknown): boolean {
  const isTheirs = textAt(json, 'media_product_type') === 'THREADS' || typeof recordAt(json)?.is_reply === 'boolean';
  return isTheirs && textAt(json, 'timestamp') !== undefined && idAt(json, 'id') !== undefined;
}

function postOf(json: Json): SourcePost | undefined {
  const id = idAt(json, 'id');
  const createdAt = timeAt(json, 'timestamp');
  if (id === undefined || createdAt === undefined) return undefined;
  const post: SourcePost = { channel: 'threads', id, text: textAt(json, 'text') ?? '', createdAt };
  post.authorHandle = textAt(json, 'username');
  post.authorId = idAt(json, 'owner', 'id') ?? (post.authorHandle === undefined ? unknownAuthor(id) : undefined);
  post.replyToId = idAt(json, 'replied_to', 'id');
  post.quoteOfId = idAt(json, 'quoted_post', 'id');
  post.conversationId = idAt(json, 'root_post', 'id');
  post.url = textAt(json, 'permalink');
  return post;
}
