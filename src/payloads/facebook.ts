/** Facebook Graph API JSON to posts: page posts with their comments and the replies to those. */
import type { AccountName, SourcePost } from '../domain/post.ts';
import { accountsAt } from './accounts.ts';
import { graphItems, type Parent, unknownAuthor } from './graph.ts';
import { idAt, type Json, recordAt, recordsAt, textAt, timeAt } from './json.ts';
import { emptyPage, type PagePosts, skip } from './page.ts';

/** People and pages, by their names: the platform gives no handles. */
const TAG = { id: ['id'], handle: 'name' };

const COMMENT_ADDRESS = /\/(\d+)\/posts\/(\d+)\/?\?comment_id=(\d+)(?:&reply_comment_id=(\d+))?/;

/**
 * Reads an answer of /feed, /posts, /tagged, /comments, one object, or several keyed by id; comments nested in posts
 * come along. Where the platform withholds `from`, the author is "unknown:" and the post's id, an account of its own.
 * @param parent what the comments of a /comments answer answer to; the answer itself does not say
 */
export function postsOfFacebook(json: unknown, parent: Parent = {}): PagePosts {
  const page = emptyPage();
  const open = graphItems(json).map((item) => ({ item, parent }));
  // Depth first, so that a comment is followed by its replies.
  open.reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    const isPrivate = isMessage(next.item);
    const post = isPrivate ? undefined : postOf(next.item, next.parent);
    if (post) page.posts.push(post);
    else if (isPrivate) skip(page, 'private');
    else skip(page, 'not a post');
    // A post without words is not a post, but its comments answer it all the same.
    const id = post?.id ?? idAt(next.item, 'id');
    const authorId = post?.authorId ?? idAt(next.item, 'from', 'id');
    const here: Parent = id === undefined ? next.parent : { id, authorId };
    const nested = ['comments', 'replies'].flatMap((name) => recordsAt(next.item, name, 'data'));
    for (const item of nested.reverse()) open.push({ item, parent: here });
  }
  return page;
}

/** A post or comment of the Graph API says when it was created and what it says. */
export function isFacebook(json: unknown): boolean {
  return (
    textAt(json, 'created_time') !== undefined && (idAt(json, 'id') ?? textAt(json, 'permalink_url')) !== undefined
  );
}

/** A message of Messenger looks like a post, but is private. */
function isMessage(item: Json): boolean {
  return recordAt(item, 'to') !== undefined && (idAt(item, 'id') ?? '').startsWith('m_');
}

function postOf(json: Json, parent: Parent): SourcePost | undefined {
  const address = COMMENT_ADDRESS.exec(textAt(json, 'permalink_url') ?? '');
  const id = idAt(json, 'id') ?? (address ? `${address[2]}_${address[4] ?? address[3]}` : undefined);
  const createdAt = timeAt(json, 'created_time');
  const text = textAt(json, 'message') ?? textAt(json, 'story') ?? '';
  if (
    id === undefined ||
    createdAt === undefined ||
    (text === '' && !recordAt(json, 'attachment') && !recordAt(json, 'attachments'))
  )
    return undefined;
  const post: SourcePost = { channel: 'facebook', id, text, createdAt };
  post.authorId = idAt(json, 'from', 'id') ?? unknownAuthor(id);
  post.authorName = textAt(json, 'from', 'name');
  const repliedTo = recordAt(json, 'parent');
  if (repliedTo) {
    post.replyToId = idAt(repliedTo, 'id');
    post.replyToAuthorId =
      idAt(repliedTo, 'from', 'id') ?? (post.replyToId === parent.id ? parent.authorId : undefined);
  } else if (parent.id !== undefined) {
    post.replyToId = parent.id;
    post.replyToAuthorId = parent.authorId;
  } else if (address) post.replyToId = address[4] ? `${address[2]}_${address[3]}` : `${address[1]}_${address[2]}`;
  else addressTo(post, pageOf(id, textAt(json, 'from', 'id')));
  for (const account of accountsAt(json, ['to', 'data'], TAG) ?? []) addressTo(post, account);
  post.mentions = accountsAt(json, ['message_tags'], TAG);
  post.url = textAt(json, 'permalink_url');
  return post;
}

/** The page on whose wall a post stands, by its id, when somebody else wrote it. */
function pageOf(id: string, author: string | undefined): AccountName | undefined {
  const page = /^(\d+)_\d+$/.exec(id)?.[1];
  return page === undefined || page === author ? undefined : { id: page };
}

function addressTo(post: SourcePost, account: AccountName | undefined): void {
  if (account && account.id !== post.authorId) post.addressedTo = [...(post.addressedTo ?? []), account];
}
