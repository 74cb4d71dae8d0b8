/** Saved Instagram Graph API JSON: media, comments, mentions. */
import { graphItems } from '../payloads/graph.ts';
import { isInstagram, postsOfInstagram } from '../payloads/instagram.ts';
import { isThreads } from '../payloads/threads.ts';
import { jsonFormat } from './json-format.ts';

export const instagram = jsonFormat({
  name: 'instagram',
  title: 'Instagram Graph API answers: media, comments, mentions (json)',
  sampling: 'unknown',
  channel: 'instagram',
  looks(record) {
    const [first] = graphItems(record);
    return isInstagram(first) && !isThreads(first) ? 0.9 : 0;
  },
  posts: postsOfInstagram,
});
