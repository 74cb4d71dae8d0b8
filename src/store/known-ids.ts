/** The platform's own ids of declared accounts, learnt from the platform: a post may name its author by id alone. */
import { loadBrandIndex } from './brands.ts';
import { inferAnswers } from './inferred-answers.ts';
import type { Db, Store } from './open.ts';
import { recountOwnPosts } from './own-posts.ts';
import { openTurns, reattribute } from './turns.ts';

export interface KnownId {
  brand: number;
  channel: string;
  handle: string | null;
  id: string | null;
}

/** Writes down ids that are new, and rebuilds the conversations of what those accounts wrote. */
export async function learnIds(store: Store, ids: readonly KnownId[], autoReplySeconds: number): Promise<void> {
  const { db } = store;
  db.transaction(() => {
    const fresh = ids.filter((known) => learn(db, known));
    if (fresh.length === 0) return;
    const turns = openTurns(db, loadBrandIndex(db), autoReplySeconds);
    reattribute(
      db,
      turns,
      fresh.map(({ channel, id }) => ({ channel, handle: null, id, upto: 0 })),
    );
    recountOwnPosts(db);
    inferAnswers(db, turns);
  }).immediate();
}

function learn(db: Db, { brand, channel, handle, id }: KnownId): boolean {
  if (handle === null || id === null) return false;
  const { changes } = db
    .prepare(`UPDATE OR IGNORE brand_account SET id = ? WHERE brand = ? AND channel = ? AND handle = ? AND id IS NOT ?`)
    .run(id, brand, channel, handle, id);
  if (changes > 0) db.prepare('UPDATE account SET brand = ? WHERE channel = ? AND id = ?').run(brand, channel, id);
  return changes > 0;
}
