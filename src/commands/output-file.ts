/** Files that a command writes: completely, or with the reason of the failure. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { CareError } from '../errors.ts';

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'part of its path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
};

/** @throws CareError when the file cannot be written */
export async function writeOutput(path: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void> {
  await pipeline(pieces, createWriteStream(path)).catch((error: NodeJS.ErrnoException) => {
    throw cannotWrite(path, error);
  });
}

/** The error of the file system in words; any other error as it is. */
export function cannotWrite(path: string, error: NodeJS.ErrnoException): Error {
  const reason = error.syscall === undefined ? undefined : REASONS[error.code ?? ''];
  return reason === undefined ? error : new CareError(`${path} cannot be written: ${reason}`, 'Name another file.');
}
