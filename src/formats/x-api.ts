/** Answers of the X API: v2 pages, v2 posts flattened by twarc, v1.1 statuses. */
import { idAt, isRecord, type Json, listAt, recordAt, recordsAt, textAt } from '../payloads/json.ts';
import { emptyPage, type PagePosts, skip } from '../payloads/page.ts';
import { isXPost, postsOfFlatX, postsOfXPage } from '../payloads/x.ts';
import { isXStatus, postsOfXStatus } from '../payloads/x-v1.ts';
import { jsonFormat, type NoPost } from './json-format.ts';

/** Field names that only X uses; `id`, `author_id` and `text` are common. */
const X_ALONE = [
  'edit_history_tweet_ids',
  'edit_history_post_ids',
  'edit_controls',
  'referenced_tweets',
  'referenced_posts',
  'context_annotations',
  'reply_settings',
  'possibly_sensitive',
  'note_tweet',
  'note_post',
  'in_reply_to_user_id',
  '__twarc',
];
/** Inside the envelope of a page these are enough, when nothing else is there. */
const X_ALSO = [
  'id',
  'author_id',
  'text',
  'created_at',
  'conversation_id',
  'lang',
  'public_metrics',
  'entities',
  'source',
  'attachments',
  'geo',
  'withheld',
  'non_public_metrics',
  'organic_metrics',
  'promoted_metrics',
  'username',
  'author',
  'in_reply_to_user',
];
const ASK_FOR =
  'Ask for the posts again with tweet.fields=created_at,author_id,conversation_id,in_reply_to_user_id,referenced_tweets,entities and expansions=author_id,in_reply_to_user_id,entities.mentions.username.';
const IMPORT_POSTS = 'Import the files with the posts themselves.';

export const xApi = jsonFormat({
  name: 'x-api',
  title: 'X (Twitter) API answers: v2 pages or flattened posts, v1.1 statuses (json, jsonl)',
  sampling: 'unknown',
  channel: 'x',
  looks(record) {
    if (isXPage(record) || (isXPost(record) && isOfX(record)) || isXStatus(record) || isXSearch(record)) return 0.95;
    return withoutPosts(record) ? 0.9 : 0;
  },
  posts,
  holdsNoPost: withoutPosts,
});

function posts(json: unknown): PagePosts {
  if (isXStatus(json)) return postsOfXStatus(json);
  if (isXPost(json)) return postsOfFlatX(json);
  if (isXSearch(json)) {
    const page = emptyPage();
    for (const status of recordsAt(json, 'statuses')) {
      const { posts, context } = postsOfXStatus(status);
      page.posts.push(...posts);
      page.context.push(...context);
    }
    return page;
  }
  const page = postsOfXPage(json);
  if (!['data', 'includes', 'errors', 'meta'].some((name) => isRecord(json) && name in json)) skip(page, 'not a post');
  return page;
}

function isOfX(post: unknown): boolean {
  return isRecord(post) && /^\d+$/.test(idAt(post, 'id') ?? '') && X_ALONE.some((name) => name in post);
}

function isXPage(json: unknown): boolean {
  if (!isRecord(json)) return false;
  const first = Array.isArray(json.data) ? json.data[0] : json.data;
  if (isXPost(first)) return isOfX(first) || (/^\d+$/.test(idAt(first, 'id')!) && hasNothingElse(first));
  const isEmptyPage = recordAt(json, 'meta')?.result_count === 0;
  const isPartial = recordsAt(json, 'errors').some(
    (error) => textAt(error, 'resource_type') === 'tweet' || textAt(error, 'resource_type') === 'post',
  );
  return first === undefined && (isEmptyPage || isPartial);
}

function hasNothingElse(post: unknown): boolean {
  return isRecord(post) && Object.keys(post).every((name) => X_ALSO.includes(name) || X_ALONE.includes(name));
}

function isXSearch(json: unknown): boolean {
  return listAt(json, 'statuses').length > 0 && isXStatus(listAt(json, 'statuses')[0]);
}

/** What an answer without posts is, for the message. */
function withoutPosts(json: unknown): NoPost | undefined {
  if (!isRecord(json) || isXPage(json) || isXPost(json) || isXStatus(json)) return undefined;
  const first = recordsAt(json, 'data')[0] ?? recordAt(json, 'data') ?? json;
  if (typeof (first.tweet_count ?? first.post_count) === 'number' && textAt(first, 'start'))
    return { what: 'an X answer that counts posts', hint: IMPORT_POSTS };
  if (typeof first.member_count === 'number' && typeof first.follower_count === 'number')
    return { what: 'an X answer about lists', hint: IMPORT_POSTS };
  if (isAuthorless(first, json)) return { what: 'an X answer whose posts name no author', hint: ASK_FOR };
  if (isUser(first, json)) return { what: 'an X answer about users', hint: IMPORT_POSTS };
  if (textAt(first, 'action') && textAt(first, 'reason') && textAt(first, 'id'))
    return { what: 'an X compliance answer', hint: IMPORT_POSTS };
  const title = textAt(json, 'title');
  if (title && textAt(json, 'type') && typeof json.status === 'number')
    return { what: `an X error answer: ${title}`, hint: IMPORT_POSTS };
  return undefined;
}

/** X leaves the author and the time out of a post unless they are asked for. */
function isAuthorless(first: Json, page: Json): boolean {
  const isPost = idAt(first, 'id') !== undefined && typeof first.text === 'string' && first.author_id === undefined;
  const { meta } = page;
  return isPost && (isOfX(first) || (isRecord(meta) && ('newest_id' in meta || 'result_count' in meta)));
}

/** A profile of v2 or v1.1. Pages and accounts of other networks have an id, a name and a username as well. */
function isUser(first: Json, page: Json): boolean {
  if (first.text !== undefined || 'paging' in page) return false;
  if (textAt(first, 'screen_name')) return countOf(first, 'followers_count') && countOf(first, 'statuses_count');
  const { meta } = page;
  const isXs =
    countOf(recordAt(first, 'public_metrics'), 'tweet_count') ||
    countOf(recordAt(first, 'public_metrics'), 'followers_count') ||
    ['verified_type', 'pinned_tweet_id', 'protected', 'most_recent_tweet_id'].some((name) => name in first) ||
    (isRecord(meta) && 'result_count' in meta) ||
    Object.keys(first).every((name) => ['id', 'name', 'username', 'created_at', 'description'].includes(name));
  return isXs && [first.username, first.name, first.id].every((value) => typeof value === 'string' && value !== '');
}

function countOf(json: Json | undefined, name: string): boolean {
  return typeof json?.[name] === 'number';
}
