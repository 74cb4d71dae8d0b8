/** Saved Reddit JSON: listings, inboxes, comment pages. */
import { isReddit, postsOfReddit } from '../payloads/reddit.ts';
import { jsonFormat } from './json-format.ts';

export const reddit = jsonFormat({
  name: 'reddit',
  title: 'Reddit answers: listings, inbox, comment pages (json)',
  sampling: 'unknown',
  channel: 'reddit',
  together: true,
  looks: (record) => (isReddit(record) ? 0.95 : 0),
  posts: postsOfReddit,
});
