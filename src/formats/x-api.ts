/** Answers of the X API: v2 pages, v2 posts flattened by twarc, v1.1 statuses. */
import { isRecord, listAt, recordAt, recordsAt, textAt } from '../payloads/json.ts';
import { emptyPage, type PagePosts } from '../payloads/page.ts';
import { isXPost, postsOfFlatX, postsOfXPage } from '../payloads/x.ts';
import { isXStatus, postsOfXStatus } from '../payloads/x-v1.ts';
import { jsonFormat } from './json-format.ts';

export const xApi = jsonFormat({
  name: 'x-api',
  title: 'X (Twitter) API answers: v2 pages or flattened posts, v1.1 statuses (json, jsonl)',
  sampling: 'unknown',
  looks(record) {
    if (isXPage(record) || isXPost(record) || isXStatus(record) || isXSearch(record)) return 0.95;
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
  return postsOfXPage(json);
}

function isXPage(json: unknown): boolean {
  if (!isRecord(json)) return false;
  const data = Array.isArray(json.data) ? json.data[0] : json.data;
  if (isXPost(data)) return true;
  const isEmptyPage = recordAt(json, 'meta')?.result_count === 0;
  const isPartial = recordsAt(json, 'errors').some(
    (error) => textAt(error, 'resource_type') === 'tweet' || textAt(error, 'resource_type') === 'post',
  );
  return data === undefined && (isEmptyPage || isPartial);
}

function isXSearch(json: unknown): boolean {
  return listAt(json, 'statuses').length > 0 && isXStatus(listAt(json, 'statuses')[0]);
}

/** What an answer without posts is, for the message. */
function withoutPosts(json: unknown): string | undefined {
  if (!isRecord(json) || isXPage(json) || isXPost(json)) return undefined;
  const first = recordsAt(json, 'data')[0] ?? recordAt(json, 'data') ?? json;
  if (typeof (first.tweet_count ?? first.post_count) === 'number' && textAt(first, 'start'))
    return 'an X answer that counts posts';
  if (typeof first.member_count === 'number' && typeof first.follower_count === 'number')
    return 'an X answer about lists';
  if (textAt(first, 'username') && textAt(first, 'name') && textAt(first, 'id') && first.text === undefined)
    return 'an X answer about users';
  if (textAt(first, 'action') && textAt(first, 'reason') && textAt(first, 'id')) return 'an X compliance answer';
  const title = textAt(json, 'title');
  if (title && textAt(json, 'type') && typeof json.status === 'number') return `an X error answer: ${title}`;
  return undefined;
}
