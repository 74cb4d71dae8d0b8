/** Saved Mastodon JSON: statuses, notifications, contexts, searches. */
import { recordsAt } from '../payloads/json.ts';
import { isNotification, isStatus, postsOfMastodon } from '../payloads/mastodon.ts';
import { jsonFormat } from './json-format.ts';

export const mastodon = jsonFormat({
  name: 'mastodon',
  title: 'Mastodon API answers: statuses, notifications, context, search (json)',
  sampling: 'unknown',
  channel: 'mastodon',
  together: true,
  looks(record) {
    if (isStatus(record)) return 0.95;
    if (['ancestors', 'descendants', 'statuses'].some((name) => isStatus(recordsAt(record, name)[0]))) return 0.95;
    return isNotification(record) ? 0.9 : 0;
  },
  posts: postsOfMastodon,
});
