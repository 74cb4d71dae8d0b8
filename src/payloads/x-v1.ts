/** X's older JSON to posts: v1.1 statuses, and the tweets of a data archive, which are statuses without their author. */
import type { AccountName, SourcePost } from '../domain/post.ts';
import { accountsAt } from './accounts.ts';
import { countAt, idAt, isRecord, type Json, listAt, recordAt, textAt, timeAt } from './json.ts';
import { emptyPage, type PagePosts } from './page.ts';
import { wordsOfX } from './x-text.ts';
import { snowflakeTime, xTime } from './x-time.ts';

/** The account an archive belongs to. */
export interface ArchiveOwner {
  id?: string;
  handle?: string;
  name?: string;
}

/** Reads one v1.1 status; the statuses inside it (quoted, retweeted) become context. */
export function postsOfXStatus(status: unknown): PagePosts {
  const result = emptyPage();
  const post = postOfStatus(status, ownerOf(status));
  if (post) {
    post.authorFollowers = countAt(status, 'user', 'followers_count');
    result.posts.push(post);
  }
  for (const name of ['quoted_status', 'retweeted_status']) {
    const inner = recordAt(status, name);
    if (inner) result.context.push(...postsOfXStatus(inner).posts);
  }
  return result;
}

/** Reads one element of an archive's tweets.js; undefined when it is not a post. */
export function postOfArchive(item: unknown, owner: ArchiveOwner): SourcePost | undefined {
  const tweet = recordAt(item, 'tweet') ?? (isRecord(item) ? item : undefined);
  const post = postOfStatus(tweet, owner);
  if (!post) return undefined;
  const history = listAt(tweet, 'edit_info', 'edit', 'editControlInitial', 'editTweetIds');
  const versions = (history.length > 0 ? history : listAt(tweet, 'edit_info', 'initial', 'editTweetIds')).filter(
    (id) => typeof id === 'string',
  );
  if (versions.length > 1) {
    post.editHistory = versions;
    post.createdAt = snowflakeTime(versions[0]!) ?? post.createdAt;
    if (post.id !== versions[0]) post.editedAt = snowflakeTime(post.id);
  }
  const deletedAt = textAt(tweet, 'deleted_at');
  if (deletedAt !== undefined) post.deletedAt = xTime(deletedAt) ?? timeAt(tweet, 'deleted_at');
  return post;
}

export function isXStatus(json: unknown): boolean {
  return (
    statusId(json) !== undefined && textAt(json, 'created_at') !== undefined && recordAt(json, 'user') !== undefined
  );
}

function postOfStatus(status: unknown, owner: ArchiveOwner): SourcePost | undefined {
  const id = statusId(status);
  const written = textAt(status, 'created_at');
  const createdAt = (written && xTime(written)) || timeAt(status, 'created_at') || (id && snowflakeTime(id));
  const { id: authorId, handle: authorHandle, name: authorName } = owner;
  if (id === undefined || !createdAt || (authorId === undefined && authorHandle === undefined)) return undefined;
  const text =
    textAt(status, 'extended_tweet', 'full_text') ?? textAt(status, 'full_text') ?? textAt(status, 'text') ?? '';
  const post: SourcePost = { channel: 'x', id, text: wordsOfX(text), createdAt, authorId, authorHandle, authorName };
  post.replyToId = either(status, 'in_reply_to_status_id_str', 'in_reply_to_status_id');
  post.replyToAuthorId = either(status, 'in_reply_to_user_id_str', 'in_reply_to_user_id');
  post.replyToAuthorHandle = textAt(status, 'in_reply_to_screen_name');
  post.quoteOfId = either(status, 'quoted_status_id_str', 'quoted_status_id');
  const quoted = ownerOf(recordAt(status, 'quoted_status'));
  post.quoteOfAuthorId = quoted.id;
  post.quoteOfAuthorHandle = quoted.handle;
  post.mentions = mentionsOf(status);
  post.lang = textAt(status, 'lang');
  // An archive keeps reposts as posts of the owner that begin like this, and says nothing else about them.
  if (recordAt(status, 'retweeted_status') || /^RT @\w{1,20}: /.test(text)) {
    post.repost = true;
    post.quoteOfId = post.quoteOfAuthorId = post.quoteOfAuthorHandle = undefined;
  }
  return post;
}

/** Of a long post those of its whole text. */
function mentionsOf(status: unknown): AccountName[] | undefined {
  const whole = recordAt(status, 'extended_tweet') ?? recordAt(status);
  return accountsAt(recordAt(whole, 'entities'), ['user_mentions'], { id: ['id_str', 'id'], handle: 'screen_name' });
}

function ownerOf(status: unknown): ArchiveOwner {
  return {
    id: either(recordAt(status, 'user'), 'id_str', 'id'),
    handle: textAt(status, 'user', 'screen_name'),
    name: textAt(status, 'user', 'name'),
  };
}

function statusId(status: unknown): string | undefined {
  return either(status, 'id_str', 'id');
}

function either(json: Json | unknown, text: string, number: string): string | undefined {
  return idAt(json, text) ?? idAt(json, number);
}
