/** Where two copies of a post are: the files are read once more, because an import does not store line numbers. */
import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Context } from '../../context.ts';
import type { ReadInputsOptions } from '../../formats/input-chunk.ts';
import type { Conflict } from '../../store/facts/conflicts.ts';
import type { Store } from '../../store/open.ts';
import { findBatch } from '../../store/reading/summary.ts';
import type { FileResult } from './file-import.ts';
import { type ImportFlags, optionsOf } from './flags.ts';
import { idPrefixer } from './foreign-ids.ts';
import { hashFile } from './hash.ts';

export interface RowLocation {
  file: string;
  /** Undefined where the file has no lines, or does not hold the post any more. */
  line?: number;
}

export interface LocatedConflict extends Conflict {
  here: RowLocation;
  /** Undefined where the first copy did not come from a file that is still there. */
  there?: RowLocation;
}

/** The places of a file's first conflicts. @param read how the file was read */
export async function locateConflicts(
  context: Context,
  store: Store,
  {
    path,
    batch,
    conflicts: { examples },
  }: Pick<FileResult, 'path' | 'batch'> & { conflicts: { examples: Conflict[] } },
  read: { options: ReadInputsOptions; idsByFile: boolean },
): Promise<LocatedConflict[]> {
  if (examples.length === 0) return [];
  const here = await linesOf(path, examples, read);
  const placed: LocatedConflict[] = [];
  for (const conflict of examples) {
    const lines = here.get(nameOf(conflict)) ?? [];
    const inside = conflict.batch === batch;
    placed.push({
      ...conflict,
      here: { file: path, line: lines[inside ? 1 : 0] },
      there: inside ? { file: path, line: lines[0] } : await locateFirst(context, store, conflict),
    });
  }
  return placed;
}

async function locateFirst(context: Context, store: Store, conflict: Conflict): Promise<RowLocation | undefined> {
  const first = await findBatch(store, conflict.batch);
  if (!first?.file || first.reading === null || !existsSync(first.file)) return undefined;
  if ((await hashFile(first.file)) !== first.file_hash) return { file: first.file };
  const flags = JSON.parse(first.reading) as ImportFlags;
  const read = { options: await optionsOf(context, flags), idsByFile: flags.idsByFile === true };
  const lines = await linesOf(first.file, [conflict], read).catch(() => undefined);
  return { file: first.file, line: lines?.get(nameOf(conflict))?.[0] };
}

/** The lines on which a file has these posts, in order. */
async function linesOf(
  path: string,
  wanted: readonly Conflict[],
  { options, idsByFile }: { options: ReadInputsOptions; idsByFile: boolean },
): Promise<Map<string, number[]>> {
  const { readInputs } = await import('../../formats/reader.ts');
  const found = new Map<string, number[]>(wanted.map((conflict) => [nameOf(conflict), []]));
  // What came through a pipe cannot be read again.
  if (path === '-' || statSync(path, { throwIfNoEntry: false })?.isFIFO()) return found;
  const rename = idsByFile ? idPrefixer(basename(path)) : undefined;
  for await (const { chunk } of readInputs([path], { ...options, lines: true, strict: false }))
    for (const [at, post] of chunk.posts.entries()) {
      const line = chunk.lines?.[at];
      if (line !== undefined) found.get(nameOf(rename ? rename(post) : post))?.push(line);
    }
  return found;
}

function nameOf({ channel, id }: { channel: string; id: string }): string {
  return `${channel}\n${id}`;
}
