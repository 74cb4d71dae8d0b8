/** Saved Bluesky JSON: threads, searches, notifications, feeds. */
import { isPostView, postsOfBluesky } from '../payloads/bluesky.ts';
import { recordAt, recordsAt, textAt } from '../payloads/json.ts';
import { jsonFormat } from './json-format.ts';

export const bluesky = jsonFormat({
  name: 'bluesky',
  title: 'Bluesky answers: getPostThread, searchPosts, getPosts, listNotifications, getAuthorFeed (json)',
  sampling: 'unknown',
  channel: 'bluesky',
  looks(record) {
    const thread = recordAt(record, 'thread') ?? recordsAt(record, 'thread')[0];
    const lists = ['feed', 'posts', 'notifications'].map((name) => recordsAt(record, name)[0]);
    if (
      isPostView(record) ||
      isPostView(recordAt(record, 'post')) ||
      lists.some((first) => isPostView(first) || isPostView(recordAt(first, 'post')))
    )
      return 0.95;
    const isTheirs = (json: unknown): boolean => textAt(json, '$type')?.startsWith('app.bsky.') ?? false;
    if (isTheirs(thread) || recordAt(thread, 'post') || recordAt(thread, 'value')) return 0.95;
    return textAt(lists[2], 'uri')?.startsWith('at://') ? 0.9 : 0;
  },
  together: true,
  posts: postsOfBluesky,
});
