/** The reread of Mastodon's statuses, one by one: deleted, or only not shown to this account. */

import type { YoungPost } from '../domain/young-post.ts';
import { recordAt } from '../payloads/json.ts';
import { postsOfMastodon } from '../payloads/mastodon.ts';
import type { MastodonClient } from './mastodon-client.ts';
import type { Page } from './source.ts';
import { splitUnavailable, type Unavailable, unavailableOf } from './unavailable.ts';
import { idOrThrow } from './unexpected-answer.ts';

export async function lookAt(client: MastodonClient, base: string, young: readonly YoungPost[]): Promise<Page> {
  const found: unknown[] = [];
  const unavailable: Unavailable[] = [];
  for (const post of young)
    try {
      const { body } = await client.get(base, `statuses/${post.id}`);
      idOrThrow(new URL(base).host, body);
      found.push(body);
    } catch (error) {
      const refused = unavailableOf(post.id, error);
      if (!refused) throw error;
      unavailable.push(refused.deleted ? await checkedDeletion(client, base, post, refused) : refused);
    }
  const { posts, skipped } = postsOfMastodon(found);
  const shown = new Set(posts.map(({ id }) => id));
  // Made private since: somebody still sees it.
  const closed = (skipped.private ?? 0) === 0 ? [] : young.filter(({ id }) => !shown.has(id));
  for (const { id } of closed)
    if (!unavailable.some((refused) => refused.id === id))
      unavailable.push({ id, deleted: false, reason: 'made private' });
  return { posts, ...splitUnavailable(unavailable), bill: [] };
}

/** A server says 404 as well of posts by whoever blocks the asker, and of everything of a suspended account. */
async function checkedDeletion(
  client: MastodonClient,
  base: string,
  { author }: YoungPost,
  refused: Unavailable,
): Promise<Unavailable> {
  if (await client.isPublic(base, `statuses/${refused.id}`))
    return { ...refused, deleted: false, reason: 'shown to others, not to this account' };
  try {
    if (author === null) return refused;
    const { body } = await client.get(base, `accounts/${author}`);
    idOrThrow(new URL(base).host, body);
    return recordAt(body)?.suspended === true ? { ...refused, deleted: false, reason: 'suspended' } : refused;
  } catch (error) {
    if (!unavailableOf(refused.id, error)) throw error;
    return { ...refused, deleted: false, reason: 'its author is not shown either' };
  }
}
