/** A file read again: what its earlier reading said goes, and the machine's labels of unchanged texts stay. */
import type { BrandChangeOptions } from '../accounts/brand-changes.ts';
import { openTurnLabels } from '../labels/unported.ts';
import type { Db } from '../open.ts';
import { type Undone, undoBatches } from './undo.ts';

export interface Replacement {
  undone: Undone;
  /** To be called when the file was read again. Returns how many labels and decisions of people lost their post by it. */
  restoreLabels(): number;
}

const THREADS_AT_ONCE = 2_000;

/**
 * Takes the earlier batches of a file back. The caller holds the transaction until the file was read again.
 * @param batches keys
 */
export function replaceBatches(db: Db, batches: readonly number[], options: BrandChangeOptions): Replacement {
  db.exec('DROP TABLE IF EXISTS temp.kept_label');
  db.prepare(
    `CREATE TEMP TABLE kept_label AS SELECT p.channel AS of_channel, p.id AS of_id, p.text AS of_text, l.*
     FROM post p JOIN post_label l ON l.post = p.key WHERE p.batch IN (SELECT value FROM json_each(?))`,
  ).run(JSON.stringify(batches));
  db.exec(`DROP TABLE IF EXISTS temp.kept_judgement;
    CREATE TEMP TABLE kept_judgement AS SELECT channel, post FROM (SELECT channel, post FROM label UNION ALL SELECT channel, post FROM decision)
    WHERE (channel, post) IN (SELECT channel, id FROM post);`);
  const undone = undoBatches(db, batches, options);
  return {
    undone,
    restoreLabels() {
      restoreLabels(db);
      return countLostAnnotations(db);
    },
  };
}

function countLostAnnotations(db: Db): number {
  const lost = db
    .prepare('SELECT count(*) FROM kept_judgement WHERE (channel, post) NOT IN (SELECT channel, id FROM post)')
    .pluck()
    .get() as number;
  db.exec('DROP TABLE temp.kept_judgement');
  return lost;
}

function restoreLabels(db: Db): void {
  const columns = (db.pragma('table_info(post_label)') as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => name !== 'post');
  const threads = db
    .prepare(`SELECT DISTINCT p.thread FROM kept_label k JOIN post p ON p.channel = k.of_channel AND p.id = k.of_id`)
    .pluck()
    .all() as number[];
  db.exec(
    `INSERT OR IGNORE INTO post_label (post, ${columns.join(', ')})
     SELECT p.key, ${columns.map((name) => `k.${name}`).join(', ')}
     FROM kept_label k JOIN post p ON p.channel = k.of_channel AND p.id = k.of_id AND p.text = k.of_text
     JOIN account a ON a.key = p.author WHERE k.outbound = (a.brand IS NOT NULL);
     DROP TABLE temp.kept_label;`,
  );
  const labels = openTurnLabels(db);
  for (let at = 0; at < threads.length; at += THREADS_AT_ONCE)
    labels.ofThreads(threads.slice(at, at + THREADS_AT_ONCE));
}
