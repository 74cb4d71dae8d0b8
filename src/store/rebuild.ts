/** Rebuilds all that is derived from posts and labels: links, threads, inferred answers, turns and effective labels. */
import { loadBrandIndex } from './accounts/brand-index.ts';
import type { Database } from './database.ts';
import { rederiveHandLabels } from './labels/hand-labels.ts';
import { inferAnswers } from './threads/inferred-answers.ts';
import { regroupThreads } from './threads/regroup.ts';
import { openTurns } from './threads/turns.ts';

const THREADS_AT_ONCE = 2_000;

export interface RebuildOptions {
  autoReplySeconds: number;
  episodeGap: number;
  /** @param done threads so far  @param total in all */
  onProgress?: (done: number, total: number) => void;
}

/** Includes orphaned rows, which the rebuilding of threads would not find. */
const WIPE = [
  'DELETE FROM turn_label',
  'DELETE FROM reply',
  'DELETE FROM mention',
  'DELETE FROM turn',
  'DELETE FROM post_label WHERE NOT EXISTS (SELECT 1 FROM post p WHERE p.key = post_label.post)',
];

/** To be run in a transaction. The work stays within chunks of threads; the keys of all threads are kept in memory. */
export async function rebuildAll(db: Database, options: RebuildOptions): Promise<number> {
  for (const sql of WIPE) await db.write(sql);
  const turns = await openTurns(db, await loadBrandIndex(db), options.autoReplySeconds);
  for (const threads of chunks(await allThreads(db))) await regroupThreads(db, threads);
  await rederiveHandLabels(db);
  const all = await allThreads(db);
  let done = 0;
  for (const threads of chunks(all)) {
    await turns.rebuild(db, threads);
    done += threads.length;
    options.onProgress?.(done, all.length);
  }
  await inferAnswers(db, turns, { episodeGap: options.episodeGap });
  return all.length;
}

function allThreads(db: Database): Promise<number[]> {
  return db.readColumn('SELECT DISTINCT thread FROM post ORDER BY thread');
}

function* chunks(threads: readonly number[]): Generator<number[]> {
  for (let at = 0; at < threads.length; at += THREADS_AT_ONCE) yield threads.slice(at, at + THREADS_AT_ONCE);
}
