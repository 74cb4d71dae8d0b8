/** Rows of any table or JSON Lines file as plain records, for files that hold labels rather than posts. */
import type { Readable } from 'node:stream';
import { FormatError, UsageError } from '../errors.ts';
import { layoutOf } from './csv-layout.ts';
import type { TextInput } from './format.ts';
import { openInput } from './input.ts';
import { tableRows } from './table-rows.ts';

export interface LabelledRecord {
  /** 1-based. */
  line: number;
  /** Column -> cell; names in lower case, words joined by hyphens. */
  cells: Readonly<Record<string, string>>;
}

/**
 * @param path a file (gzip and zip too), or '-'
 * @param known column names that identify the header row
 * @throws FormatError for a file that is neither, and for a row that is broken
 */
export async function* readRecords(
  path: string,
  known: readonly string[],
  { stdin }: { stdin?: Readable } = {},
): AsyncGenerator<LabelledRecord> {
  const opened = await openInput(path, { ...(stdin && { stdin }) });
  try {
    for (const member of opened.members) {
      const input = await member.open();
      try {
        yield* /^\s*\{/.test(input.head.text) ? jsonRecords(input) : tableRecords(input, known);
      } finally {
        await input.close();
      }
    }
  } finally {
    await opened.close();
  }
}

async function* tableRecords(input: TextInput, known: readonly string[]): AsyncGenerator<LabelledRecord> {
  const layout = layoutOf(input.head.text, (cells) => cells.filter((cell) => known.includes(columnName(cell))).length);
  const names = layout.headers.map(columnName);
  const twice = names.find((name, at) => known.includes(name) && names.indexOf(name) < at);
  if (twice) throw new UsageError(`${input.name}: column "${twice}" occurs twice`, 'Remove the wrong one.');
  for await (const { rows, lines, broken } of tableRows(input, layout)) {
    const [fault] = broken;
    if (fault) throw new FormatError(`${input.name}:${fault.line}: ${fault.reason}`, 'Fix the row and try again.');
    for (const [at, row] of rows.entries())
      yield { line: lines[at]!, cells: Object.fromEntries(names.map((name, column) => [name, row[column] ?? ''])) };
  }
}

async function* jsonRecords(input: TextInput): AsyncGenerator<LabelledRecord> {
  let rest = '';
  let line = 0;
  for await (const piece of input.text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop()!;
    for (const text of lines) yield* jsonRecord(input.name, text, ++line);
  }
  yield* jsonRecord(input.name, rest, ++line);
}

function* jsonRecord(name: string, text: string, line: number): Generator<LabelledRecord> {
  if (text.trim() === '') return;
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    throw new FormatError(`${name}:${line}: not JSON`, 'Write one object a line.');
  }
  if (record === null || typeof record !== 'object' || Array.isArray(record))
    throw new FormatError(`${name}:${line}: not an object`, 'Write one object a line.');
  const cells = Object.entries(record).map(([key, value]) => [columnName(key), cellOf(value)]);
  yield { line, cells: Object.fromEntries(cells) };
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join(',') : String(value);
}

/** 'Needs_Reply' and 'needs reply' are needs-reply. */
function columnName(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
}
