/** The second look at Mastodon's statuses, one by one: deleted, or only not shown to whoever asks. */
import { recordAt } from '../payloads/json.ts';
import { postsOfMastodon } from '../payloads/mastodon.ts';
import { type Loss, lossOf, sortLosses } from './loss.ts';
import type { MastodonClient } from './mastodon-client.ts';
import { idOrThrow } from './no-answer.ts';
import type { YoungPost } from './pull-store.ts';
import type { Page } from './source.ts';

export async function lookAt(client: MastodonClient, base: string, young: readonly YoungPost[]): Promise<Page> {
  const found: unknown[] = [];
  const losses: Loss[] = [];
  for (const post of young)
    try {
      const { body } = await client.get(base, `statuses/${post.id}`);
      idOrThrow(new URL(base).host, body);
      found.push(body);
    } catch (error) {
      const loss = lossOf(post.id, error);
      if (!loss) throw error;
      losses.push(loss.deleted ? await doubted(client, base, post, loss) : loss);
    }
  const { posts, skipped } = postsOfMastodon(found);
  const shown = new Set(posts.map(({ id }) => id));
  // Made private since: somebody still sees it.
  const closed = (skipped.private ?? 0) === 0 ? [] : young.filter(({ id }) => !shown.has(id));
  for (const { id } of closed)
    if (!losses.some((loss) => loss.id === id)) losses.push({ id, deleted: false, reason: 'made private' });
  return { posts, ...sortLosses(losses), bill: [] };
}

/** A server says 404 as well of posts by whoever blocks the asker, and of everything of a suspended account. */
async function doubted(client: MastodonClient, base: string, { author }: YoungPost, loss: Loss): Promise<Loss> {
  if (await client.isPublic(base, `statuses/${loss.id}`))
    return { ...loss, deleted: false, reason: 'shown to others, not to this account' };
  try {
    if (author === null) return loss;
    const { body } = await client.get(base, `accounts/${author}`);
    idOrThrow(new URL(base).host, body);
    return recordAt(body)?.suspended === true ? { ...loss, deleted: false, reason: 'suspended' } : loss;
  } catch (error) {
    if (!lossOf(loss.id, error)) throw error;
    return { ...loss, deleted: false, reason: 'its author is not shown either' };
  }
}
