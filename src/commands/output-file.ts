/** Files that a command writes: to their end, or with the reason why not. */
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

/** What the file system said, in words; anything else as it is. */
export function cannotWrite(path: string, error: NodeJS.ErrnoException): Error {
  const reason = error.syscall === undefined ? undefined : REASONS[error.code ?? ''];
  return reason === undefined ? error : new CareError(`${path} cannot be written: ${reason}`, 'Name another file.');
}
