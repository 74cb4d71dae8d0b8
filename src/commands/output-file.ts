/** Files that a command writes: whole and for their owner alone, or not at all, with the reason of the failure. */

import { once } from 'node:events';
import { closeSync, createWriteStream, lstatSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { finished } from 'node:stream/promises';
import { CareError, UsageError } from '../errors.ts';

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'part of its path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  ENAMETOOLONG: 'its name is too long',
};

/** Posts and names of customers are in it. */
const OWNER_ONLY = 0o600;
const DATABASE = 'SQLite format 3\0';

/** Text, or the bytes of a file that is none. */
export type Piece = string | Uint8Array;

export interface OutputFile {
  write(piece: Piece): Promise<void>;
  /** Puts what was written in its place. */
  keep(): Promise<void>;
  /** Leaves what was there before. */
  drop(): void;
}

/**
 * Opens a file to be written. Until it is kept, what is there under its name stays: pieces go to a file beside it, except
 * where the name is no file (a pipe, a terminal). The mode of a file that is there is kept.
 * @param inputs files that the same command reads
 * @throws CareError when it cannot be written, is a link, a database or one of the inputs
 */
export async function openOutput(path: string, inputs: readonly string[] = []): Promise<OutputFile> {
  const inWords = (error: unknown): never => {
    throw cannotWrite(path, error as NodeJS.ErrnoException);
  };
  if (basename(path) === '-')
    throw new CareError('a file cannot be called "-"', 'Leave the flag out: the output then goes to standard output.');
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there?.isFile() !== false) refuse(path, inputs);
    const direct = there !== undefined && !there.isFile();
    const draft = direct ? path : `${path}.${process.pid}.part`;
    const stream = createWriteStream(draft, {
      mode: there?.isFile() ? there.mode & 0o777 : OWNER_ONLY,
      flush: !direct,
    });
    await once(stream, 'open');
    const failed = finished(stream);
    failed.catch(() => {});
    return {
      async write(piece) {
        if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), failed]).catch(inWords);
      },
      async keep() {
        stream.end();
        await failed.catch(inWords);
        if (!direct) renameSync(draft, path);
      },
      drop() {
        stream.destroy();
        if (!direct) rmSync(draft, { force: true });
      },
    };
  } catch (error) {
    return inWords(error);
  }
}

/** @throws CareError when the file cannot be written; what was there under its name is there still */
export async function writeOutput(path: string, pieces: AsyncIterable<Piece> | Iterable<Piece>): Promise<void> {
  const file = await openOutput(path);
  try {
    for await (const piece of pieces) await file.write(piece);
    await file.keep();
  } catch (error) {
    file.drop();
    throw error;
  }
}

/** @throws UsageError for a file that no screen can show and that is neither given a name nor sent into a pipe */
export function refuseScreen(terminal: { isTTY: boolean }, format: string, output: string | undefined): void {
  if (output === undefined && terminal.isTTY)
    throw new UsageError(
      `${format} is a file that a screen cannot show`,
      `Name the file (-o FILE.${format}), or send it into a pipe.`,
    );
}

/** Whether both are one file that is there: under another name, a link, too. */
export function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false }));
  return a !== undefined && a.ino === b?.ino && a.dev === b.dev;
}

/** The error of the file system in words; any other error as it is. */
export function cannotWrite(path: string, error: NodeJS.ErrnoException): Error {
  const reason = error.syscall === undefined ? undefined : REASONS[error.code ?? ''];
  return reason === undefined ? error : new CareError(`${path} cannot be written: ${reason}`, 'Name another file.');
}

/** @throws CareError for a file that writing would harm */
function refuse(path: string, inputs: readonly string[]): void {
  const why = (reason: string) => new CareError(`${path} cannot be written: ${reason}`, 'Name another file.');
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (entry?.isSymbolicLink()) throw why('it is a link to another file');
  if (!entry) return;
  if (inputs.some((input) => isSameFile(input, path))) throw why('it is read by the same command');
  if (startsAs(path, DATABASE)) throw why('it is a database');
}

function startsAs(path: string, head: string): boolean {
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(head.length);
    return readSync(handle, bytes, 0, head.length, 0) === head.length && bytes.toString('latin1') === head;
  } finally {
    closeSync(handle);
  }
}
