/** The files of an import before they are read: how large, with what content, and whether they were imported before. */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Context } from '../../context.ts';
import type { Sampling } from '../../domain/post.ts';
import { FormatError } from '../../errors.ts';
import type { Store } from '../../store/open.ts';
import { hashFile } from './hash.ts';

/** @throws FormatError for the first that is not there, before anything is done about the others */
export function checkThere(context: Context, paths: readonly string[]): void {
  for (const path of paths)
    if (path !== '-' && !existsSync(resolve(context.world.cwd, path)))
      throw new FormatError(`${path}: no such file`, 'Check the name and the folder.');
}

/** Files whose content was imported before have nothing to give, unless something else is now said about them. */
export async function splitKnown(
  context: Context,
  store: Store,
  paths: string[],
  said: { sampling?: Sampling; covers?: string; coversReplies?: boolean },
): Promise<{ wanted: string[]; known: { path: string; date: string }[] }> {
  const { findImport, hasImports } = await import('../../store/batches.ts');
  const known: { path: string; date: string }[] = [];
  if (!hasImports(store.db)) return { wanted: paths, known };
  const wanted: string[] = [];
  for (const path of paths) {
    const hash = path === '-' ? undefined : await hashFile(resolve(context.world.cwd, path));
    const earlier = hash === undefined ? undefined : findImport(store.db, hash);
    if (
      !earlier ||
      said.covers ||
      said.coversReplies ||
      (said.sampling !== undefined && said.sampling !== earlier.sampling)
    )
      wanted.push(path);
    else known.push({ path, date: new Date(earlier.startedAt * 1000).toISOString().slice(0, 10) });
  }
  return { wanted, known };
}

/** Undefined when one of them is no plain file: then nobody can say how far the import is. */
export async function totalBytes(context: Context, paths: string[]): Promise<number | undefined> {
  let total = 0;
  for (const path of paths) {
    const found = path === '-' ? undefined : await stat(resolve(context.world.cwd, path)).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    total += found.size;
  }
  return total;
}
