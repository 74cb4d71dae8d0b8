/** Saved YouTube Data API JSON: comment threads and comments. */
import { isYoutube, postsOfYoutube } from '../payloads/youtube.ts';
import { jsonFormat } from './json-format.ts';

export const youtube = jsonFormat({
  name: 'youtube',
  title: 'YouTube Data API answers: commentThreads, comments (json)',
  sampling: 'unknown',
  channel: 'youtube',
  together: true,
  looks: (record) => (isYoutube(record) ? 0.95 : 0),
  posts: postsOfYoutube,
});
