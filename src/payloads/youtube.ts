/** YouTube Data API JSON to posts: comment threads and comments. */
import type { SourcePost } from '../domain/post.ts';
import { textOfHtml } from './html-text.ts';
import { idAt, isRecord, type Json, recordAt, recordsAt, textAt, timeAt } from './json.ts';
import { emptyPage, type PagePosts, skip } from './page.ts';

/**
 * Reads a commentThreadListResponse, a commentListResponse, a list or one resource. A comment on a video answers the
 * video's channel; its replies answer the comment, which is the thread. Comments held for review are passed over.
 */
export function postsOfYoutube(json: unknown): PagePosts {
  const page = emptyPage();
  const items = Array.isArray(json)
    ? json.filter(isRecord)
    : isRecord(json) && Array.isArray(json.items)
      ? recordsAt(json, 'items')
      : isRecord(json)
        ? [json]
        : [];
  for (const item of items) {
    const top = recordAt(item, 'snippet', 'topLevelComment');
    if (!top) read(page, item, {});
    else if (recordAt(item, 'snippet')?.isPublic === false) skip(page, 'private');
    else {
      const around = { videoId: idAt(item, 'snippet', 'videoId'), channelId: idAt(item, 'snippet', 'channelId') };
      const thread = read(page, top, around);
      for (const reply of recordsAt(item, 'replies', 'comments')) read(page, reply, { thread });
    }
  }
  return page;
}

export function isYoutube(json: unknown): boolean {
  return textAt(json, 'kind')?.startsWith('youtube#comment') ?? false;
}

/** An answer asked for with textFormat=plainText: HTML would have escaped each of these. */
function isPlain(shown: string): boolean {
  return /[<>"'\n]|&(?!#?\w{2,8};)/.test(shown.replace(/<\/?(?:a|br|b|i)\b[^<>]*>/g, ''));
}

interface Around {
  videoId?: string;
  channelId?: string;
  thread?: SourcePost;
}

function read(page: PagePosts, json: Json, around: Around): SourcePost | undefined {
  const post = postOf(json, around);
  if (post) page.posts.push(post);
  else skip(page, 'not a post');
  return post;
}

function postOf(json: Json, { videoId, channelId, thread }: Around): SourcePost | undefined {
  const snippet = recordAt(json, 'snippet');
  const id = idAt(json, 'id');
  const createdAt = timeAt(snippet, 'publishedAt');
  const authorId = idAt(snippet, 'authorChannelId', 'value');
  const name = textAt(snippet, 'authorDisplayName');
  if (!snippet || id === undefined || createdAt === undefined || (authorId === undefined && name === undefined))
    return undefined;
  const shown = textAt(snippet, 'textDisplay') ?? '';
  const text = textAt(snippet, 'textOriginal') ?? (isPlain(shown) ? shown : textOfHtml(shown, () => undefined));
  const post: SourcePost = { channel: 'youtube', id, text, createdAt, authorId, authorName: name };
  // Display names became handles in 2023; older exports show free names, which do not identify an account.
  if (name?.startsWith('@')) post.authorHandle = name.slice(1);
  else if (authorId === undefined) post.authorHandle = name;
  const parentId = idAt(snippet, 'parentId');
  post.replyToId = parentId ?? idAt(snippet, 'videoId') ?? videoId;
  if (parentId === undefined) post.replyToAuthorId = channelId ?? idAt(snippet, 'channelId');
  else if (thread?.id === parentId) post.replyToAuthorId = thread.authorId;
  post.conversationId = parentId ?? id;
  const updatedAt = timeAt(snippet, 'updatedAt');
  if (updatedAt !== undefined && updatedAt !== createdAt) post.editedAt = updatedAt;
  return post;
}
