/** A saved answer without posts: an empty list, alone or under the name that a network gives to it. */
import { isRecord } from '../payloads/json.ts';
import type { Format } from './format.ts';

/** Names of the lists of every network that is read. */
const LISTS = ['data', 'feed', 'posts', 'notifications', 'items', 'statuses', 'comments', 'thread', 'descendants'];

export const emptyAnswer: Format = {
  name: 'empty-page',
  title: 'a page of any network with no posts on it (json)',
  sampling: 'unknown',
  applies: ['mapping', 'preset', 'delimiter', 'dateOrder'],
  detect: ({ text }) => (isEmptyPage(text) ? 1 : 0),
  async *read(input) {
    // Read to its end, so that decoding problems are noted.
    for await (const _ of input.text);
    const notes = [`${input.name} is a page with no posts on it`, ...input.notes()];
    yield { posts: [], rejects: [], rows: 0, skipped: {}, bytes: input.bytesRead(), notes };
  },
};

/** Beside its empty list such a page holds counts and cursors at most, no other list with something in it. */
function isEmptyPage(text: string): boolean {
  const start = text.trimStart()[0];
  if (start !== '[' && start !== '{') return false;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return false;
  }
  if (Array.isArray(json)) return json.length === 0;
  if (!isRecord(json)) return false;
  const lists = Object.values(json).filter(Array.isArray);
  return (
    lists.length > 0 && lists.every(({ length }) => length === 0) && LISTS.some((name) => Array.isArray(json[name]))
  );
}
