/** The files of an import before they are read: how large, with what content, and whether they were imported before. */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { FormatError } from '../../errors.ts';
import type { Store } from '../../store/open.ts';
import { hashFile } from './hash.ts';

/** @throws FormatError for the first that is not there, before anything is done about the others */
export function checkExists(context: Context, paths: readonly string[]): void {
  for (const path of paths)
    if (path !== '-' && !existsSync(resolve(context.environment.cwd, path)))
      throw new FormatError(`${path}: no such file`, 'Check the name and the folder.');
}

/** A file whose content was imported before. */
export interface KnownFile {
  path: string;
  batch: number;
  /** Unix seconds. */
  importedAt: number;
  /** No flags were given that it was not read with. */
  sameFlags: boolean;
}

/** Files whose content was imported before have nothing to give; only --again reads them again. */
export async function splitKnown(
  context: Context,
  store: Store,
  paths: string[],
  flags: string,
): Promise<{ wanted: string[]; known: KnownFile[] }> {
  const { hasImports, importsOf } = await import('../../store/facts/batches.ts');
  const known: KnownFile[] = [];
  if (!(await hasImports(store))) return { wanted: paths, known };
  const wanted: string[] = [];
  for (const path of paths) {
    const hash = path === '-' ? undefined : await hashFile(resolve(context.environment.cwd, path));
    const earlier = hash === undefined ? undefined : (await importsOf(store, hash)).at(-1);
    if (earlier)
      known.push({
        path,
        batch: earlier.key,
        importedAt: earlier.startedAt,
        sameFlags: flags === '{}' || earlier.reading === flags,
      });
    else wanted.push(path);
  }
  return { wanted, known };
}

/** What to type to read a known file again. */
export function againLine(argv: readonly string[], paths: readonly string[], path: string): string {
  const words = argv.filter((word) => !paths.includes(word) && word !== '--again');
  const at = words.indexOf('import') + 1;
  return ['socialcare', ...words.slice(0, at), '--again', path, ...words.slice(at)].map(shellWord).join(' ');
}

/** Undefined when one of them is not a plain file: then the progress of the import is unknown. */
export async function totalBytes(context: Context, paths: string[]): Promise<number | undefined> {
  let total = 0;
  for (const path of paths) {
    const found = path === '-' ? undefined : await stat(resolve(context.environment.cwd, path)).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    total += found.size;
  }
  return total;
}
