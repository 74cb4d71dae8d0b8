/** The folder of a seal while it is made: beside its place, and put there whole or not at all. */
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CareError, UsageError } from '../errors.ts';

const OWNER_ONLY = 0o700;

export interface Draft {
  folder: string;
  /** Puts it in its place. */
  keep(): Promise<void>;
  drop(): Promise<void>;
}

/**
 * @param path of the seal, absolute
 * @param id that no other draft has
 * @throws UsageError where something is already, CareError where it cannot be made
 */
export async function openDraft(path: string, id: string | number): Promise<Draft> {
  await refuseOccupied(path);
  const folder = `${path}.${id}.part`;
  await mkdir(folder, { mode: OWNER_ONLY }).catch((error: NodeJS.ErrnoException) => {
    throw cannotMake(path, error);
  });
  return {
    folder,
    async keep() {
      await rename(folder, path).catch((error: NodeJS.ErrnoException) => {
        throw cannotMake(path, error);
      });
    },
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

async function refuseOccupied(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return;
  const isEmpty = found.isDirectory() && (await readdir(path).catch(() => ['?'])).length === 0;
  if (!isEmpty)
    throw new UsageError(
      `--seal: ${path} is there already${found.isDirectory() ? ' and not empty' : ''}`,
      'A seal is never written over. Name a new folder.',
    );
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no folder',
  ENOTDIR: 'part of its path is not a folder:',
  EACCES: 'permission denied in',
  EPERM: 'permission denied in',
  EROFS: 'the disk can only be read:',
  ENOSPC: 'the disk is full:',
};

function cannotMake(path: string, error: NodeJS.ErrnoException): Error {
  const reason = REASONS[error.code ?? ''];
  return reason === undefined
    ? error
    : new CareError(`--seal: ${path} cannot be made: ${reason} ${dirname(path)}`, 'Name another folder.');
}
