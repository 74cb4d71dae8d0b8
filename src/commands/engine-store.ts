/** What --engine duckdb counts from: an exported store, or a folder of posts. */
import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { openExported, type Store } from '../store/open.ts';
import { openPostsFolder, postsAlone } from './posts-folder.ts';

/** @throws UsageError without the folder that the engine reads, and beside --db */
export async function openEngine(context: Context): Promise<Store> {
  const { from, db, memory } = context.flags;
  if (db !== undefined)
    throw new UsageError('--engine duckdb reads the folder of --from, not --db', 'Leave one of them out.');
  if (from === undefined)
    throw new UsageError(
      '--engine duckdb reads a folder: name it with --from',
      'Write one first: socialcare export store -o FOLDER',
    );
  const folder = resolve(context.environment.cwd, from);
  const files = await postsAlone(folder);
  if (files.length > 0) return openPostsFolder(context, files, folder, from);
  return openExported(folder, {
    autoReplySeconds: (await context.config()).auto_reply_seconds.value,
    signal: context.environment.signal,
    ...(memory !== undefined && { memory }),
  });
}
