/** Reading a file again: its earlier batches are undone, and machine labels of unchanged texts are kept. */
import type { BrandChangeOptions } from '../accounts/brand-changes.ts';
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';
import { POST_LABEL_COLUMNS } from '../labels/machine-labels.ts';
import { rebuildTurnLabels } from '../labels/turn-labels.ts';
import { type Undone, undoBatches } from './undo.ts';

const THREADS_AT_ONCE = 2_000;
const LABELLED = 'kept_label k JOIN post p ON p.channel = k.of_channel AND p.id = k.of_id';

/**
 * Takes the earlier batches of a file back. The caller holds the transaction until the file was read again.
 * @param batches keys
 */
export async function replaceBatches(
  db: Database,
  batches: readonly number[],
  options: BrandChangeOptions,
): Promise<Undone> {
  await forgetKept(db);
  await db.write(
    `CREATE TEMP TABLE kept_label AS SELECT p.channel AS of_channel, p.id AS of_id, p.text AS of_text, l.*
     FROM post p JOIN post_label l ON l.post = p.key WHERE p.batch IN ${list('batches')}`,
    { batches },
  );
  await db.write(
    `CREATE TEMP TABLE kept_annotation AS SELECT channel, post FROM (SELECT channel, post FROM label UNION ALL SELECT channel, post FROM decision) a
     WHERE (channel, post) IN (SELECT channel, id FROM post)`,
  );
  return undoBatches(db, batches, options);
}

/** To be called when the file was read again. Returns how many labels and decisions of people lost their post by it. */
export async function restoreLabels(db: Database): Promise<number> {
  const columns = POST_LABEL_COLUMNS.filter((name) => name !== 'post');
  const threads = await db.readColumn<number>(`SELECT DISTINCT p.thread FROM ${LABELLED}`);
  await db.write(
    `INSERT INTO post_label (post, ${columns.join(', ')})
     SELECT p.key, ${columns.map((name) => `k.${name}`).join(', ')}
     FROM ${LABELLED} AND p.text = k.of_text
     JOIN account a ON a.key = p.author WHERE k.outbound = CASE WHEN a.brand IS NOT NULL THEN 1 ELSE 0 END ON CONFLICT DO NOTHING`,
  );
  for (let at = 0; at < threads.length; at += THREADS_AT_ONCE)
    await rebuildTurnLabels(db, threads.slice(at, at + THREADS_AT_ONCE));
  const lost = await db.oneValue<number>(
    'SELECT count(*) FROM kept_annotation WHERE (channel, post) NOT IN (SELECT channel, id FROM post)',
  );
  await forgetKept(db);
  return lost!;
}

async function forgetKept(db: Database): Promise<void> {
  for (const table of ['kept_label', 'kept_annotation']) await db.write(`DROP TABLE IF EXISTS ${table}`);
}
