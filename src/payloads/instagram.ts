/** Instagram Graph API JSON to posts: media with their comments and replies, and mentions. */
import type { SourcePost } from '../domain/post.ts';
import { graphItems, type Parent, unknownAuthor } from './graph.ts';
import { idAt, type Json, recordAt, recordsAt, textAt, timeAt } from './json.ts';
import { emptyPage, type PagePosts, skip } from './page.ts';

/**
 * Reads an answer of /media, /tags, /comments, /replies, mentioned_media, mentioned_comment, one object, or several
 * keyed by id; nested comments and replies come along. Authors the platform withholds are "unknown:" and the id.
 * @param parent what the comments of a /comments answer answer to; the answer itself does not say
 */
export function postsOfInstagram(json: unknown, parent: Parent = {}): PagePosts {
  const page = emptyPage();
  const open: Open[] = graphItems(json)
    .flatMap(unwrapped)
    .map((item) => ({ ...item, parent }));
  open.reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    const post = postOf(next.item, next.parent);
    if (post && next.sentTo !== undefined) post.addressedTo = [{ id: next.sentTo }];
    if (post) page.posts.push(post);
    else skip(page, 'not a post');
    const here: Parent = post ? { id: post.id, authorId: post.authorId, authorHandle: post.authorHandle } : next.parent;
    const nested = ['comments', 'replies'].flatMap((name) => recordsAt(next.item, name, 'data'));
    for (const item of nested.reverse()) open.push({ item, parent: here });
  }
  return page;
}

/** Instagram objects carry a `timestamp`; Threads objects do as well and say that they are Threads'. */
export function isInstagram(json: unknown): boolean {
  const item = recordAt(json, 'mentioned_comment') ?? recordAt(json, 'mentioned_media') ?? json;
  return (
    textAt(item, 'timestamp') !== undefined &&
    idAt(item, 'id') !== undefined &&
    typeof recordAt(item)?.is_reply !== 'boolean'
  );
}

interface Open {
  item: Json;
  parent: Parent;
  /** Id of the account that the platform says is mentioned. */
  sentTo?: string;
}

function unwrapped(item: Json): Omit<Open, 'parent'>[] {
  const mentioned = [recordAt(item, 'mentioned_comment'), recordAt(item, 'mentioned_media')].filter(
    (inner) => inner !== undefined,
  );
  return mentioned.length > 0 ? mentioned.map((inner) => ({ item: inner, sentTo: idAt(item, 'id') })) : [{ item }];
}

function postOf(json: Json, parent: Parent): SourcePost | undefined {
  const id = idAt(json, 'id');
  const createdAt = timeAt(json, 'timestamp');
  if (id === undefined || createdAt === undefined) return undefined;
  const isMedia = textAt(json, 'media_type') !== undefined || textAt(json, 'caption') !== undefined;
  const post: SourcePost = {
    channel: 'instagram',
    id,
    text: textAt(json, 'text') ?? textAt(json, 'caption') ?? '',
    createdAt,
  };
  post.authorHandle = textAt(json, 'username') ?? textAt(json, 'from', 'username');
  post.authorId = idAt(json, 'from', 'id') ?? idAt(json, 'user', 'id') ?? idAt(json, 'owner', 'id');
  if (post.authorHandle === undefined && post.authorId === undefined) post.authorId = unknownAuthor(id);
  if (!isMedia) {
    post.replyToId = idAt(json, 'parent_id') ?? parent.id ?? idAt(json, 'media', 'id');
    if (post.replyToId === parent.id) {
      post.replyToAuthorId = parent.authorId;
      post.replyToAuthorHandle = parent.authorHandle;
    }
  }
  post.url = textAt(json, 'permalink');
  return post;
}
