/** Saved Threads API JSON: mentions, replies, conversations. */
import { graphItems } from '../payloads/graph.ts';
import { isThreads, postsOfThreads } from '../payloads/threads.ts';
import { jsonFormat } from './json-format.ts';

export const threads = jsonFormat({
  name: 'threads',
  title: 'Threads API answers: mentions, replies, conversation (json)',
  sampling: 'unknown',
  channel: 'threads',
  looks: (record) => (isThreads(graphItems(record)[0]) ? 0.95 : 0),
  posts: postsOfThreads,
});
