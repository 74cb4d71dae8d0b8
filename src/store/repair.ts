/** Mends what can be found again in the posts themselves: links to parents, threads and turns. */
import { loadBrandIndex } from './accounts/brands.ts';
import type { Store } from './open.ts';
import { openRegroup } from './threads/regroup.ts';
import { openTurns } from './threads/turns.ts';

/** Posts whose parent is stored and that are not linked to it, or stand in another thread. */
const UNLINKED = `SELECT DISTINCT c.thread FROM post c JOIN post p ON p.channel = c.channel AND p.id = c.reply_to
  WHERE p.key <> c.key AND (c.parent IS NULL OR c.thread <> p.thread)
  UNION SELECT c.thread FROM post c JOIN post_alias a ON a.channel = c.channel AND a.id = c.reply_to
    JOIN post p ON p.channel = a.channel AND p.id = a.first_id WHERE c.parent IS NULL AND p.key <> c.key`;
const THREADS_AT_ONCE = 2_000;

/** Links posts to parents that are stored, and rebuilds their turns. Returns how many threads were mended. */
export async function repairLinks(store: Store, options: { autoReplySeconds: number }): Promise<number> {
  const { db } = store;
  return db
    .transaction(() => {
      const threads = db.prepare(UNLINKED).pluck().all() as number[];
      const turns = openTurns(db, loadBrandIndex(db), options.autoReplySeconds);
      const regroup = openRegroup(db);
      const rebuilt = new Set<number>();
      for (let at = 0; at < threads.length; at += THREADS_AT_ONCE) {
        const { before, after } = regroup(threads.slice(at, at + THREADS_AT_ONCE));
        turns.drop(before);
        for (const thread of before) rebuilt.delete(thread);
        for (const thread of after) rebuilt.add(thread);
      }
      turns.rebuild(rebuilt);
      return threads.length;
    })
    .immediate();
}
