/** What a workbook consists of: its sheets in their order, and how it counts days. */
import { UsageError } from '../../errors.ts';
import type { Parts } from './parts.ts';
import { damaged, readWholeXml, type XmlHandler } from './xml.ts';

export interface Book {
  sheets: BookSheet[];
  /** Days are counted from 1904, as old Macs did. */
  since1904: boolean;
  /** Names of parts, where there are such. */
  strings?: string;
  styles?: string;
}

export interface BookSheet {
  name: string;
  isHidden: boolean;
  /** Name of the part. */
  part: string;
}

const WORKBOOK = 'xl/workbook.xml';

export async function readBook(parts: Parts): Promise<Book> {
  const targets = await relationships(parts, WORKBOOK);
  const book: Book = { sheets: [], since1904: false };
  await readWholeXml(
    await parts.open(WORKBOOK),
    {
      open(name, attributes) {
        if (name === 'workbookPr') book.since1904 = isTrue(attributes.date1904);
        if (name !== 'sheet') return;
        const target = targets.get(Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '');
        // Sheets of nothing but a chart have no cells.
        if (!target?.type.endsWith('/worksheet')) return;
        const isHidden = attributes.state !== undefined && attributes.state !== 'visible';
        book.sheets.push({ name: attributes.name ?? '', isHidden, part: target.part });
      },
    },
    WORKBOOK,
  );
  const partOf = (type: string) => [...targets.values()].find((target) => target.type.endsWith(type))?.part;
  const [strings, styles] = [partOf('/sharedStrings'), partOf('/styles')];
  if (book.sheets.length === 0) throw damaged(WORKBOOK, 'it names no sheet');
  return { ...book, ...(strings && { strings }), ...(styles && { styles }) };
}

/**
 * The sheets that are asked for, by name or by number from 1; else the first that is not hidden, with those that go on with it
 * as this program's exports do: posts, posts_2, posts_3.
 * @throws UsageError where there is none such
 */
export function sheetsMeant({ sheets }: Book, wanted: readonly string[] | undefined, file: string): BookSheet[] {
  if (wanted !== undefined) return [...new Set(wanted.map((name) => sheetNamed(sheets, name, file)))];
  const first = sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]!;
  const read = [first];
  for (;;) {
    const next = sheets.find(({ name }) => name === `${first.name}_${read.length + 1}`);
    if (!next) return read;
    read.push(next);
  }
}

function sheetNamed(sheets: readonly BookSheet[], wanted: string, file: string): BookSheet {
  const named =
    sheets.find(({ name }) => name === wanted) ??
    sheets.find(({ name }) => name.toLowerCase() === wanted.toLowerCase()) ??
    (/^\d+$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined);
  if (named) return named;
  throw new UsageError(`--sheet: ${file} has no sheet "${wanted}"`, `Its sheets: ${listed(sheets)}.`);
}

/** Names with quotes around, and which are hidden. */
export function listed(sheets: readonly BookSheet[]): string {
  return sheets.map(({ name, isHidden }) => `"${name}"${isHidden ? ' (hidden)' : ''}`).join(', ');
}

interface Target {
  type: string;
  part: string;
}

/** What a part refers to, by id. */
async function relationships(parts: Parts, part: string): Promise<Map<string, Target>> {
  const [folder, file] = [part.slice(0, part.lastIndexOf('/')), part.slice(part.lastIndexOf('/') + 1)];
  const found = new Map<string, Target>();
  const handler: XmlHandler = {
    open(name, { Id: id, Type: type, Target: target }) {
      if (name === 'Relationship' && id && type && target) found.set(id, { type, part: resolved(folder, target) });
    },
  };
  const name = `${folder}/_rels/${file}.rels`;
  await readWholeXml(await parts.open(name), handler, name);
  return found;
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = folder.split('/');
  for (const step of target.split('/'))
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  return steps.join('/');
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
