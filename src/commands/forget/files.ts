/** Forgetting in files: rows go from reject files, dumps keep their lines without names, and other files are named. */
import { closeSync, createReadStream, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { annotationLine, readAnnotation } from '../../domain/annotation.ts';
import { isoTime } from '../../domain/clock-time.ts';
import { ERASED } from '../../domain/erased-text.ts';
import { CareError, FormatError } from '../../errors.ts';
import { eraseRows, rowsNaming } from '../../sealing/erase.ts';
import { ROWS } from '../../sealing/files.ts';
import type { Erasure } from '../../store/erasure/forget.ts';
import type { FileKind, WrittenFile } from '../../store/erasure/written-files.ts';
import { writeOutput } from '../output-file.ts';

/** A file that names the person. */
export interface NamingFile extends WrittenFile {
  /** Lines or rows that do; 0 of a file that is not looked through. */
  lines: number;
  /** It holds no text: a backup, a workbook, Parquet or a folder of it. */
  isClosed: boolean;
}

/** Of files that are still there, those that name the person, and those that may because nobody looks through them. */
export async function findNaming(files: readonly WrittenFile[], going: Going): Promise<NamingFile[]> {
  const naming: NamingFile[] = [];
  for (const file of files.filter(({ path }) => existsSync(path))) {
    const isClosed = file.kind === 'backup' || (file.kind !== 'seal' && !holdsText(file.path));
    let lines = 0;
    if (file.kind === 'seal') lines = (await rowsOfSeal(file.path, going)).length;
    else if (!isClosed) for await (const line of pieces(file)) if (going.scrubber.isNamedIn(line)) lines++;
    if (lines > 0 || isClosed) naming.push({ ...file, lines, isClosed });
  }
  return naming;
}

const ZIP = 'PK\u0003\u0004';
const PARQUET = 'PAR1';

function holdsText(path: string): boolean {
  if (statSync(path).isDirectory()) return false;
  const file = openSync(path, 'r');
  try {
    const first = Buffer.alloc(4);
    readSync(file, first);
    return ![ZIP, PARQUET].includes(first.toString('latin1'));
  } finally {
    closeSync(file);
  }
}

/** Whether this program takes the person out of such a file: what somebody asked for may have gone elsewhere by now. */
export function isRewritten(kind: FileKind): boolean {
  return kind !== 'output' && kind !== 'backup';
}

/** Writes the files that this program may change again without the person. */
export async function scrubFiles(files: readonly WrittenFile[], erasure: Going, at: number): Promise<void> {
  for (const file of files.filter(({ path, kind }) => isRewritten(kind) && existsSync(path))) {
    if (file.kind === 'seal') {
      await eraseRows(file.path, await rowsOfSeal(file.path, erasure), isoTime(at));
      continue;
    }
    const change = file.kind === 'dump' ? scrubbedLine : keptRow;
    let isChanged = false;
    const kept: string[] = [];
    for await (const line of pieces(file)) {
      const left = change(line, erasure);
      isChanged ||= left !== line;
      if (left !== undefined) kept.push(`${left}\n`);
    }
    if (isChanged) await writeOutput(file.path, kept);
  }
}

/** What is to be erased: a person, or only posts. */
export type Going = Erasure & { isPerson: boolean };

/** Numbers of the rows of a seal that go; none of a folder that is no seal any more. */
async function rowsOfSeal(folder: string, { scrubber, isPerson }: Going): Promise<number[]> {
  if (!existsSync(join(folder, ROWS))) return [];
  const named = { post: (id: string) => scrubber.post(id) !== id, text: scrubber.isNamedIn, isPerson };
  return rowsNaming(folder, named).catch((error: unknown) => {
    if (!(error instanceof SyntaxError || error instanceof FormatError)) throw error;
    throw new CareError(
      `the seal ${folder} is damaged, so whether it names them cannot be found out`,
      'Delete that folder, or put back what was there. Then run the same command again; nothing was erased yet.',
    );
  });
}

function keptRow(row: string, { scrubber }: Erasure): string | undefined {
  return scrubber.isNamedIn(row) ? undefined : row;
}

/** The line of an annotation; the first and the last line of a dump hold none. */
function scrubbedLine(line: string, { scrubber, notes }: Erasure): string {
  const annotation = readAnnotation(line);
  if (typeof annotation === 'string') return line;
  const { kind, row } = annotation;
  const [post, value] = [scrubber.post(row.post), row.value && scrubber.text(row.value, false)];
  if (kind === 'label') return annotationLine({ kind, row: { ...row, post, value } });
  const note = row.note && (notes.has(row.id) || post !== row.post ? ERASED : scrubber.text(row.note, false));
  return annotationLine({ kind, row: { ...row, post, value, note } });
}

/** Lines; rows of a CSV file may hold several. */
async function* pieces({ path, kind }: WrittenFile): AsyncGenerator<string> {
  let open: string | undefined;
  for await (const line of createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    const row: string = open === undefined ? line : `${open}\n${line}`;
    const isOpen = kind === 'rejects' && (row.split('"').length - 1) % 2 === 1;
    open = isOpen ? row : undefined;
    if (!isOpen) yield row;
  }
  if (open !== undefined) yield open;
}
