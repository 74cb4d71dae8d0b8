/** Opens what a person names: a file, a gzip, a zip, the folder of an X archive, or standard input. */
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { FormatError } from '../errors.ts';
import { openZip } from './archive.ts';
import { cannotRead, chain, counted, gather, PIECE_BYTES, unpacked } from './byte-streams.ts';
import { isOleContainer, refuseEncrypted, refuseForeignFile } from './foreign.ts';
import type { Sibling } from './format.ts';
import { isParquet, parquetFiles, parquetMember } from './parquet/parquet-input.ts';
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

const MAX_OLE = 256 * 1024 * 1024;
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
  const archived = [...new Set([...alone, ...files.flat().map(({ name }) => name)])];
  return archived.length > 0 ? archived : parquetFiles(path);
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
  if (isParquet(first))
    return { totalBytes: found.size, bundle: false, members: [parquetMember(path)], close: async () => {} };
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
  const parquet = members.length === 0 ? await parquetFiles(folder) : [];
  if (parquet.length > 0)
    return { bundle: true, members: parquet.map((path) => parquetMember(path, folder)), close: async () => {} };
  if (members.length === 0)
    throw new FormatError(
      `${folder} is a folder without the files of an X archive (data/tweets.js) and without Parquet`,
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
  if (isParquet(first.value))
    throw new FormatError(
      `${shown} is Parquet, which cannot be read from a pipe`,
      'Save it to a file and import the file.',
    );
  const from: ByteSource = { bytes: unpacked(whole, name), read: () => read };
  const member: Sibling = { name, open: () => textInput(name, from, options.encoding, () => []) };
  return { bundle: false, members: [member], close: async () => void (name === '-' || stream.destroy()) };
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
