/** The outbox of a Mastodon account's export: everything it published, nothing it received. */
import { listAt, recordAt } from '../payloads/json.ts';
import { isActivity, postsOfOutbox } from '../payloads/mastodon-outbox.ts';
import { jsonFormat } from './json-format.ts';

export const mastodonOutbox = jsonFormat({
  name: 'mastodon-outbox',
  title: 'Mastodon account export: outbox.json (ActivityPub)',
  sampling: 'brand-replies',
  channel: 'mastodon',
  listKey: 'orderedItems',
  looks: (record) =>
    isActivity(record) ||
    isActivity(listAt(record, 'orderedItems')[0]) ||
    /^OrderedCollection/.test(String(recordAt(record)?.type))
      ? 0.95
      : 0,
  posts: postsOfOutbox,
});
