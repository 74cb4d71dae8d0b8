/** Rebuilds what follows from the posts themselves: links to parents, threads and turns. */
import { loadBrandIndex } from './accounts/brand-index.ts';
import type { Store } from './open.ts';
import { regroupAndRebuild } from './threads/regroup-turns.ts';
import { openTurns } from './threads/turns.ts';

/** Posts that are not linked to their stored parent, or are in another thread than it. */
const UNLINKED = `SELECT DISTINCT c.thread FROM post c JOIN post p ON p.channel = c.channel AND p.id = c.reply_to
  WHERE p.key <> c.key AND (c.parent IS NULL OR c.thread <> p.thread)
  UNION SELECT c.thread FROM post c JOIN post_alias a ON a.channel = c.channel AND a.id = c.reply_to
    JOIN post p ON p.channel = a.channel AND p.id = a.first_id WHERE c.parent IS NULL AND p.key <> c.key`;

/** Links posts to parents that are stored, and rebuilds their turns. Returns how many threads were repaired. */
export async function repairLinks(store: Store, options: { autoReplySeconds: number }): Promise<number> {
  return store.transaction(async (db) => {
    const threads = await db.readColumn<number>(UNLINKED);
    const turns = await openTurns(db, await loadBrandIndex(db), options.autoReplySeconds);
    await regroupAndRebuild(db, turns, threads);
    return threads.length;
  });
}
