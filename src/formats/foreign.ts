/** Foreign files: content that is not what the file name suggests, recognised before a format fails on it. */
import { FormatError } from '../errors.ts';

const SAVE_AS = 'Open it in its own program and save it as .xlsx, or the sheet as "CSV UTF-8".';
const UNPACK = 'Unpack it and import the files inside.';

/** The containers of old office documents, and of new ones behind a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

const MAGIC: { bytes: number[]; is: string; hint: string }[] = [
  {
    bytes: [...Buffer.from('SQLite format 3\0')],
    is: 'a SQLite database',
    hint: 'Export the table as CSV, or name the database with --db.',
  },
  { bytes: OLE, is: 'an old Excel workbook (.xls)', hint: SAVE_AS },
  { bytes: [...Buffer.from('%PDF-')], is: 'a PDF document', hint: 'Ask for the same data as CSV or JSON.' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], is: 'a 7-Zip archive', hint: UNPACK },
  { bytes: [...Buffer.from('Rar!')], is: 'a RAR archive', hint: UNPACK },
  { bytes: [0x42, 0x5a, 0x68], is: 'a bzip2 file', hint: UNPACK },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], is: 'an xz file', hint: UNPACK },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], is: 'a zstd file', hint: UNPACK },
  { bytes: [0x89, 0x50, 0x4e, 0x47], is: 'a picture', hint: 'Check the name: posts come as csv, json, jsonl or js.' },
  { bytes: [0xff, 0xd8, 0xff], is: 'a picture', hint: 'Check the name: posts come as csv, json, jsonl or js.' },
];

/** @throws FormatError when the first bytes are those of a known binary format */
export function refuseForeignFile(first: Uint8Array, name: string): void {
  const known = MAGIC.find(({ bytes }) => bytes.every((byte, at) => first[at] === byte));
  if (known) throw new FormatError(`${name} is ${known.is}, not a text file`, known.hint);
}

export function isOleContainer(first: Uint8Array): boolean {
  return OLE.every((byte, at) => first[at] === byte);
}

/** @param bytes those of the whole file @throws FormatError when they are those of a document behind a password */
export function refuseEncrypted(bytes: Buffer, name: string): void {
  if (bytes.includes(ENCRYPTED))
    throw new FormatError(
      `${name} is encrypted: it opens with a password`,
      'Open it in a spreadsheet and save it without a password, or the sheet as "CSV UTF-8".',
    );
}

/** @throws FormatError when the text begins like a web page, even inside a CSV quote */
export function refuseWebPage(head: string, name: string): void {
  const start = head
    .slice(0, 1000)
    .replace(/^[\s"'\ufeff]+/, '')
    .slice(0, 200)
    .toLowerCase();
  if (!start.startsWith('<!doctype html') && !start.startsWith('<html')) return;
  const title = /<title>([^<]{1,100})/i.exec(head)?.[1]?.trim();
  throw new FormatError(
    `${name} is a web page${title ? ` ("${title}")` : ''}, not data`,
    'The download saved a page in place of the file, for example a warning or a login page: open the link in a browser, confirm, and save the file itself.',
  );
}
