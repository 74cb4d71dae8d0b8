/** Saved Facebook Graph API JSON: page posts and comments. */
import { isFacebook, postsOfFacebook } from '../payloads/facebook.ts';
import { graphItems } from '../payloads/graph.ts';
import { jsonFormat } from './json-format.ts';

export const facebook = jsonFormat({
  name: 'facebook',
  title: 'Facebook Graph API answers: feed, posts, comments (json)',
  sampling: 'unknown',
  channel: 'facebook',
  looks: (record) => (isFacebook(graphItems(record)[0]) ? 0.9 : 0),
  posts: postsOfFacebook,
});
