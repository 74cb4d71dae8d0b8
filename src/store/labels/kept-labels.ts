/** Machine labels that stay although the texts they were made of change: the words of erased persons. */
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';

/** @param rewrite changes the texts of these posts, on which the database deletes their labels */
export async function keepLabels(
  db: Database,
  posts: readonly number[],
  rewrite: () => Promise<unknown>,
): Promise<void> {
  await db.write('DROP TABLE IF EXISTS kept_label');
  await db.write(`CREATE TEMP TABLE kept_label AS SELECT * FROM post_label WHERE post IN ${list('posts')}`, { posts });
  await rewrite();
  await db.write('INSERT INTO post_label SELECT * FROM kept_label WHERE true ON CONFLICT DO NOTHING');
  await db.write('DROP TABLE kept_label');
}
