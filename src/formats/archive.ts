/** The members of a zip file that can hold posts, opened one at a time. */
import type { Readable } from 'node:stream';
import type { Entry, ZipFile } from 'yauzl';
import { FormatError } from '../errors.ts';

interface ZipMember {
  name: string;
  compressedBytes: number;
  bytes: number;
  stream(): Promise<Readable>;
}

export interface Zip {
  members: ZipMember[];
  close(): void;
}

const READABLE = /\.(csv|tsv|tab|txt|json|jsonl|ndjson|js|gz)$/i;

/**
 * Lists a zip's text members; folders, media, dot files and __MACOSX are left out.
 * @param source the path of a zip file, or its bytes
 * @throws FormatError when the zip is damaged, encrypted or an office workbook
 */
export async function openZip(source: string | Buffer, name: string): Promise<Zip> {
  const yauzl = (await import('yauzl')).default;
  let zip: ZipFile;
  const members: ZipMember[] = [];
  try {
    zip =
      typeof source === 'string'
        ? await yauzl.openPromise(source, { autoClose: false })
        : await yauzl.fromBufferPromise(source, { autoClose: false });
    for await (const entry of zip.eachEntry()) {
      refuseWorkbook(entry.fileName, name);
      if (isText(entry.fileName)) members.push(memberOf(zip, entry, name));
    }
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError(
      `${name} is not a readable zip file: ${(error as Error).message}`,
      'Download or copy it again; if it opens elsewhere, unpack it and import the files inside.',
    );
  }
  return { members, close: () => zip.close() };
}

function memberOf(zip: ZipFile, entry: Entry, name: string): ZipMember {
  return {
    name: `${name}:${entry.fileName}`,
    compressedBytes: entry.compressedSize,
    bytes: entry.uncompressedSize,
    stream: () => {
      if (!entry.isEncrypted()) return zip.openReadStreamPromise(entry);
      throw new FormatError(`${name} is encrypted`, 'Unpack it with its password and import the files inside.');
    },
  };
}

function isText(path: string): boolean {
  if (path.endsWith('/') || path.startsWith('__MACOSX/')) return false;
  const file = path.slice(path.lastIndexOf('/') + 1);
  return !file.startsWith('.') && (READABLE.test(file) || !file.includes('.'));
}

function refuseWorkbook(entry: string, name: string): void {
  if (entry === '[Content_Types].xml' || entry === 'mimetype')
    throw new FormatError(
      `${name} is an office document, not a text file`,
      'Open it and save the sheet as "CSV UTF-8"; check that long ids did not turn into numbers like 1.8E+18.',
    );
}
