/** Opens what a person names: a file, a gzip, a zip, the folder of an X archive, or standard input. */
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FormatError } from '../errors.ts';
import { openZip } from './archive.ts';
import { isOleContainer, refuseEncrypted, refuseForeignFile } from './foreign.ts';
import type { Sibling } from './format.ts';
import { type ByteSource, textInput } from './text-input.ts';

export interface InputOptions {
  encoding?: string;
  /** Names or numbers of a workbook's sheets. */
  sheets?: readonly string[];
  /** What '-' reads. */
  stdin?: Readable;
  /** Receives the bytes of standard input or a pipe as they are read. */
  onBytes?(bytes: Buffer): void;
}

/** What one path holds: usually one member, several for a zip or a folder. */
export interface Opened {
  /** Bytes on disk, when known. */
  totalBytes?: number;
  /** True for a zip or a folder, where members that hold no posts are passed over. */
  bundle: boolean;
  members: Sibling[];
  close(): Promise<void>;
}

const PIECE_BYTES = 1 << 16;
const MAX_OLE = 256 * 1024 * 1024;
const MAX_STDIN_ZIP = 512 * 1024 * 1024;
const ARCHIVE_FILE = /^(tweets?|note-tweet|account|deleted-tweets|tweet-headers)(-part\d+)?\.js$/i;

/** True for standard input and pipes, whose bytes cannot be looked at before they are read. */
export async function isReadOnce(path: string): Promise<boolean> {
  if (path === '-') return true;
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

/** The files that a path is read from: itself, or those of the X archive that it is, or is a part of. */
export async function filesOf(path: string): Promise<string[]> {
  const found = await stat(path);
  const [folders, alone] = found.isDirectory() ? [[path, join(path, 'data')], []] : [[dirname(path)], [path]];
  if (!found.isDirectory() && !ARCHIVE_FILE.test(basename(path))) return alone;
  const files = await Promise.all(folders.map((folder) => archiveFiles(folder, {})));
  return [...new Set([...alone, ...files.flat().map(({ name }) => name)])];
}

/**
 * @param path a file, a pipe, the folder of an unpacked X archive, or '-' for standard input
 * @throws FormatError when nothing readable is there, with what to do
 */
export async function openInput(path: string, options: InputOptions = {}): Promise<Opened> {
  if (path === '-') {
    const { stdin } = options;
    if (!stdin)
      throw new FormatError('there is no standard input to read', 'Pipe a file into the command, or name one.');
    return openStream(stdin, '-', options);
  }
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw cannotRead(path, error);
  });
  if (found.isDirectory()) return openFolder(path, options);
  if (!found.isFile()) return openStream(createReadStream(path, { highWaterMark: PIECE_BYTES }), path, options);
  const first = await firstBytes(path);
  if (found.size === 0) throw new FormatError(`${path} is empty`, 'Export or download it again.');
  if (isOleContainer(first) && found.size <= MAX_OLE) refuseEncrypted(await readFile(path), path);
  refuseForeignFile(first, path);
  if (isZip(first)) return zipInput(path, path, options, found.size);
  // A file of an archive that is named alone still has its siblings beside it.
  const beside = ARCHIVE_FILE.test(basename(path)) ? await archiveFiles(dirname(path), options) : [];
  const member = fileMember(path, path, options, () => beside.filter((other) => other.name !== path));
  return { totalBytes: found.size, bundle: false, members: [member], close: async () => {} };
}

function openFileBytes(path: string): ByteSource {
  const file = createReadStream(path, { highWaterMark: PIECE_BYTES });
  let read = 0;
  return {
    bytes: unpacked(
      counted(file, (bytes) => (read += bytes)),
      path,
    ),
    read: () => read,
  };
}

function fileMember(path: string, name: string, options: InputOptions, all: () => Sibling[] = () => []): Sibling {
  const member: Sibling = {
    name,
    open: () => textInput(name, openFileBytes(path), options.encoding, () => all().filter((other) => other !== member)),
  };
  return member;
}

async function openFolder(folder: string, options: InputOptions): Promise<Opened> {
  const members = [...(await archiveFiles(folder, options)), ...(await archiveFiles(join(folder, 'data'), options))];
  if (members.length === 0)
    throw new FormatError(
      `${folder} is a folder without the files of an X archive (data/tweets.js)`,
      'Name the files to import, for example the .csv or .json files in it.',
    );
  return { bundle: true, members, close: async () => {} };
}

/** The files of an X archive in one folder; each knows the others. */
async function archiveFiles(folder: string, options: InputOptions): Promise<Sibling[]> {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw cannotRead(folder, error);
  });
  const members: Sibling[] = [];
  for (const file of files.filter((name) => ARCHIVE_FILE.test(name)).sort()) {
    const path = join(folder, file);
    members.push(fileMember(path, path, options, () => members));
  }
  return members;
}

async function zipInput(
  source: string | Buffer,
  name: string,
  options: InputOptions,
  totalBytes: number,
): Promise<Opened> {
  const zip = await openZip(source, name);
  if (zip.workbook) {
    const { workbookMember } = await import('./workbook/workbook-input.ts');
    const member = workbookMember(name, zip.workbook, options);
    return { totalBytes, bundle: false, members: [member], close: async () => zip.close() };
  }
  let before = 0;
  const members: Sibling[] = zip.members.map((entry) => {
    const offset = before;
    before += entry.compressedBytes;
    const member: Sibling = {
      name: entry.name,
      open: async () => {
        let read = 0;
        const stream = await entry.stream();
        const bytes = unpacked(
          counted(stream, (n) => (read += n)),
          entry.name,
        );
        const share = entry.compressedBytes / Math.max(1, entry.bytes);
        const from: ByteSource = { bytes, read: () => offset + Math.round(read * share) };
        return textInput(entry.name, from, options.encoding, () => members.filter((other) => other !== member));
      },
    };
    return member;
  });
  if (members.length === 0) {
    zip.close();
    throw new FormatError(`${name} holds no csv, json or js file`, 'Check that it is the archive you meant.');
  }
  return { totalBytes, bundle: members.length > 1, members, close: async () => zip.close() };
}

/** Standard input, a named pipe or a shell's <(…): read once, from its beginning. */
async function openStream(stream: Readable, name: string, options: InputOptions): Promise<Opened> {
  const shown = name === '-' ? 'standard input' : name;
  let read = 0;
  const source = counted(stream, (bytes) => (read += bytes), options.onBytes)[Symbol.asyncIterator]();
  const first = await source.next().catch((error: NodeJS.ErrnoException) => {
    throw cannotRead(name, error);
  });
  if (first.done) throw new FormatError(`${shown} is empty`, 'Check the command that writes it.');
  refuseForeignFile(first.value, shown);
  const whole = chain(first.value, source);
  if (isZip(first.value)) return zipInput(await gather(whole), name, options, read);
  const from: ByteSource = { bytes: unpacked(whole, name), read: () => read };
  const member: Sibling = { name, open: () => textInput(name, from, options.encoding, () => []) };
  return { bundle: false, members: [member], close: async () => void (name === '-' || stream.destroy()) };
}

async function* chain(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (;;) {
    const { value, done } = await rest.next();
    if (done) return;
    yield value;
  }
}

/** A zip's directory stands at its end, so a piped one is read into memory. */
async function gather(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > MAX_STDIN_ZIP)
      throw new FormatError('a zip of this size cannot be read from a pipe', 'Save it to a file and import the file.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function* counted(
  stream: Readable,
  add: (bytes: number) => void,
  onBytes?: (bytes: Buffer) => void,
): AsyncGenerator<Buffer> {
  for await (const piece of stream) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : (piece as Buffer);
    add(bytes.length);
    onBytes?.(bytes);
    yield bytes;
  }
}

/** Passes bytes through, gunzipped when they begin like gzip. */
async function* unpacked(bytes: AsyncGenerator<Buffer>, name: string): AsyncGenerator<Buffer> {
  try {
    const { value: first } = await bytes.next();
    if (!first) return;
    const whole = chain(first, bytes);
    if (first[0] !== 0x1f || first[1] !== 0x8b) {
      yield* whole;
      return;
    }
    yield* pipeline(Readable.from(whole, { objectMode: false }), createGunzip({ chunkSize: PIECE_BYTES }), () => {});
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!code.startsWith('Z_')) throw cannotRead(name, error as NodeJS.ErrnoException);
    throw new FormatError(`${name}: its compressed data is damaged or incomplete`, 'Download or copy the file again.');
  } finally {
    await bytes.return(undefined);
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw cannotRead(path, error);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function isZip(first: Uint8Array): boolean {
  return first[0] === 0x50 && first[1] === 0x4b && (first[2] === 3 || first[2] === 5);
}

function cannotRead(path: string, error: NodeJS.ErrnoException): Error {
  if (error instanceof FormatError) return error;
  if (error.code === 'ENOENT') return new FormatError(`${path}: no such file`, 'Check the name and the folder.');
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return new FormatError(
      `${path}: no permission to read it`,
      'Change its permissions, or run as the user who owns it.',
    );
  return new FormatError(
    `${path} cannot be read: ${error.message}`,
    'Check the disk or the connection, then try again.',
  );
}
