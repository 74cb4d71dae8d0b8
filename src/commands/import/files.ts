/** The files of an import before they are read: how large, with what content, and whether they were imported before. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Context } from '../../context.ts';
import type { Sampling } from '../../domain/post.ts';
import type { Store } from '../../store/open.ts';

/** SHA-256 of every plain file, by absolute path. */
export async function hashFiles(context: Context, paths: string[]): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const path of paths) {
    if (path === '-') continue;
    const absolute = resolve(context.world.cwd, path);
    const found = await stat(absolute).catch(() => undefined);
    if (!found?.isFile()) continue;
    const hash = createHash('sha256');
    for await (const piece of createReadStream(absolute, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
    hashes.set(absolute, hash.digest('hex'));
  }
  return hashes;
}

/** Files whose content was imported before have nothing to give, unless something else is now said about them. */
export async function splitKnown(
  context: Context,
  store: Store,
  paths: string[],
  hashes: Map<string, string>,
  said: { sampling?: Sampling; covers?: string },
): Promise<{ wanted: string[]; known: { path: string; date: string }[] }> {
  const { findImport } = await import('../../store/batches.ts');
  const known: { path: string; date: string }[] = [];
  const wanted = paths.filter((path) => {
    const hash = hashes.get(resolve(context.world.cwd, path));
    const earlier = hash === undefined ? undefined : findImport(store.db, hash);
    if (!earlier || said.covers || (said.sampling !== undefined && said.sampling !== earlier.sampling)) return true;
    known.push({ path, date: new Date(earlier.startedAt * 1000).toISOString().slice(0, 10) });
    return false;
  });
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
