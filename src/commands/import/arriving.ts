/** What arrives when a path is imported: the SHA-256 of each of its files, and of standard input as it is read. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Arrival } from '../../domain/arrival.ts';
import { filesOf, isReadOnce } from '../../formats/input.ts';
import { hashFile } from './hash.ts';

export interface Arriving {
  /** Receives the bytes of standard input or a pipe; left out for files. */
  onBytes?(bytes: Buffer): void;
  /** By this an import is recognised: one file, or what was read once. Undefined for a folder, and for what cannot be read. */
  hash: Promise<string | undefined>;
  /** To be called after reading. Files that were changed meanwhile are left out: nobody knows what was read of them. */
  files(): Promise<Arrival[]>;
}

export async function openArriving(path: string): Promise<Arriving> {
  if (await isReadOnce(path)) return once(path);
  const names = await filesOf(path).catch(() => []);
  const hashed = names.map(async (name) => ({ name, before: await stateOf(name), sha256: await hashFile(name) }));
  // A file that cannot be hashed is read all the same; it is only not known again.
  const all = Promise.all(hashed).catch(() => []);
  return {
    hash: all.then((files) => files.find(({ name }) => name === path)?.sha256),
    async files() {
      const found = (await all).map(async ({ name, before, sha256 }): Promise<Arrival[]> => {
        const after = await stateOf(name);
        const isSame = after?.size === before?.size && after?.changed === before?.changed;
        return isSame && sha256 !== undefined ? [{ name, sha256, bytes: after!.size, answers: null }] : [];
      });
      return (await Promise.all(found)).flat();
    },
  };
}

async function stateOf(path: string): Promise<{ size: number; changed: number } | undefined> {
  return stat(path).then(
    ({ size, mtimeMs }) => ({ size, changed: mtimeMs }),
    () => undefined,
  );
}

/** Its bytes come by only once: they are hashed on the way. */
function once(name: string): Arriving {
  const hash = createHash('sha256');
  let bytes = 0;
  let sha256: string | undefined;
  return {
    hash: Promise.resolve(undefined),
    onBytes(piece) {
      hash.update(piece);
      bytes += piece.length;
    },
    async files() {
      sha256 ??= hash.digest('hex');
      return [{ name, sha256, bytes, answers: null }];
    },
  };
}
