/** The members of a zip file that can hold posts, opened one at a time; or the parts of a workbook. */
import type { Readable } from 'node:stream';
import type { Entry, ZipFile } from 'yauzl';
import { FormatError } from '../errors.ts';

/** One file in a zip. */
export interface ZipEntry {
  /** Inside the zip. */
  path: string;
  compressedBytes: number;
  bytes: number;
  /** @throws FormatError when it is encrypted */
  stream(): Promise<Readable>;
}

interface ZipMember extends ZipEntry {
  name: string;
}

export interface Zip {
  members: ZipMember[];
  /** The parts of a workbook, where the zip is one. */
  workbook?: ZipEntry[];
  close(): void;
}

const MOST_ENTRIES = 100_000;
const READABLE = /\.(csv|tsv|tab|txt|json|jsonl|ndjson|js|gz)$/i;

/**
 * Lists a zip's text members; folders, media, dot files and __MACOSX are left out.
 * @param source the path of a zip file, or its bytes
 * @throws FormatError when the zip is damaged, encrypted or another document
 */
export async function openZip(source: string | Buffer, name: string): Promise<Zip> {
  const yauzl = (await import('yauzl')).default;
  let zip: ZipFile;
  const entries: ZipMember[] = [];
  try {
    zip =
      typeof source === 'string'
        ? await yauzl.openPromise(source, { autoClose: false })
        : await yauzl.fromBufferPromise(source, { autoClose: false });
    for await (const entry of zip.eachEntry()) {
      entries.push(memberOf(zip, entry, name));
      if (entries.length > MOST_ENTRIES) throw new Error(`more than ${MOST_ENTRIES} files`);
    }
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw unreadable(name, error);
  }
  const paths = entries.map(({ path }) => path);
  const isWorkbook = paths.includes('[Content_Types].xml') && paths.includes('xl/workbook.xml');
  if (!isWorkbook) refuseDocument(paths, name);
  return {
    members: isWorkbook ? [] : entries.filter(({ path }) => isText(path)),
    ...(isWorkbook && { workbook: entries }),
    close: () => zip.close(),
  };
}

function unreadable(name: string, error: unknown): FormatError {
  return new FormatError(
    `${name} is not a readable zip file: ${(error as Error).message}`,
    'Download or copy it again; if it opens elsewhere, unpack it and import the files inside.',
  );
}

function memberOf(zip: ZipFile, entry: Entry, name: string): ZipMember {
  return {
    name: `${name}:${entry.fileName}`,
    path: entry.fileName,
    compressedBytes: entry.compressedSize,
    bytes: entry.uncompressedSize,
    async stream() {
      if (entry.isEncrypted())
        throw new FormatError(`${name} is encrypted`, 'Unpack it with its password and import the files inside.');
      try {
        return await zip.openReadStreamPromise(entry);
      } catch (error) {
        throw unreadable(name, error);
      }
    },
  };
}

function isText(path: string): boolean {
  if (path.endsWith('/') || path.startsWith('__MACOSX/')) return false;
  const file = path.slice(path.lastIndexOf('/') + 1);
  return !file.startsWith('.') && (READABLE.test(file) || !file.includes('.'));
}

/** @throws FormatError for documents that are zips as well */
function refuseDocument(paths: readonly string[], name: string): void {
  if (!paths.includes('[Content_Types].xml') && !paths.includes('mimetype')) return;
  const is = paths.includes('xl/workbook.bin') ? 'a binary workbook (.xlsb)' : 'an office document, not a text file';
  throw new FormatError(
    `${name} is ${is}`,
    'Open it and save it as .xlsx, or the sheet as "CSV UTF-8"; check that long ids did not turn into numbers like 1.8E+18.',
  );
}
