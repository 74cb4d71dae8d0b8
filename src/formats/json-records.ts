/** The records of a JSON text: elements of a list, lines of JSON Lines, or the one object it is, in batches. */
import { RAW_CHARACTERS, type TextInput } from './format.ts';
import { parseJson, valueScanner, valueStart } from './json-text.ts';

export interface JsonRecord {
  value: unknown;
  /** Line on which it begins, 1-based. */
  line: number;
}

interface BrokenRecord {
  line: number;
  reason: string;
  raw: string;
}

export interface RecordBatch {
  records: JsonRecord[];
  broken: BrokenRecord[];
  blank: number;
  /** The records are the elements of one list. */
  isList: boolean;
}

/** A record longer than this is not an answer a platform gives; the memory of reading is bounded by it. */
const MAX_RECORD_CHARACTERS = 16 << 20;
const BATCH = 1_000;
const UNCLOSED = 'the list is not closed: the file ends after its last complete record';
const TRUNCATED = 'the record is incomplete';

/**
 * Reads records one batch after another; what cannot be parsed is broken, what follows is still read.
 * @param listKey the key of a large object under which the list of records stands
 */
export async function* jsonRecords(input: TextInput, listKey?: string): AsyncGenerator<RecordBatch> {
  const head = input.head.text;
  const key = listKey === undefined ? -1 : head.indexOf(`"${listKey}"`);
  const list = key < 0 ? -1 : head.indexOf('[', key);
  if (list >= 0) return yield* valueRecords(input.text, list);
  yield* areLines(head) ? lineRecords(input.text) : valueRecords(input.text, valueStart(head));
}

/**
 * JSON Lines begin with an object that ends on its first line, or whose first line is longer than the head; what stands before
 * that line is broken, and so is every line where there is no object and no list.
 */
function areLines(head: string): boolean {
  const start = valueStart(head);
  const isBare = start === head.length - head.trimStart().length;
  const text = isBare ? (/^[ \t]*[{[].*/ms.exec(head.slice(start))?.[0].trimStart() ?? '') : head.slice(start);
  if (text === '') return !/[{[]/.test(head);
  if (text[0] !== '{' || !isBare) return false;
  const end = text.indexOf('\n');
  if (end < 0) return true;
  try {
    JSON.parse(text.slice(0, end));
    return true;
  } catch {
    return /^\{.*\}\s*$/s.test(text.slice(0, end)) || text.slice(0, end).length > 2_000;
  }
}

async function* lineRecords(text: AsyncIterable<string>): AsyncGenerator<RecordBatch> {
  let batch = emptyBatch(false);
  const record = partial();
  let line = 1;
  for await (const piece of text) {
    let at = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', at)) {
      record.add(piece.slice(at, end));
      record.close(batch, line, 'the line is not JSON');
      line++;
      at = end + 1;
      if (batch.records.length + batch.broken.length >= BATCH) {
        yield batch;
        batch = emptyBatch(false);
      }
    }
    record.add(piece.slice(at));
  }
  // There is no line after the last line break.
  if (record.isBegun()) record.close(batch, line, 'the line is not JSON');
  yield batch;
}

async function* valueRecords(text: AsyncIterable<string>, from: number): AsyncGenerator<RecordBatch> {
  const scan = valueScanner();
  const record = partial();
  let batch = emptyBatch(false);
  let toSkip = from;
  let inside = false;
  let line = 1;
  let startLine = 1;
  /** Depth at which a record ends: 1 inside a list, 0 outside. */
  let floor = 0;
  for await (const piece of text) {
    let start = 0;
    let at = Math.min(toSkip, piece.length);
    toSkip -= at;
    for (; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (code === 10) line++;
      const before = scan.depth;
      scan.step(code);
      if (scan.inString || scan.depth === before) continue;
      if (before === 0 && code === 91 && floor === 0) {
        floor = 1;
        batch.isList = true;
      } else if (scan.depth > before && before === floor) {
        inside = true;
        start = at;
        startLine = line;
      } else if (scan.depth === floor && scan.depth < before && inside) {
        record.add(piece.slice(start, at + 1));
        record.close(batch, startLine, 'the record is not JSON');
        inside = false;
        if (batch.records.length + batch.broken.length >= BATCH) {
          yield batch;
          batch = emptyBatch(floor === 1);
        }
      } else if (floor === 1 && scan.depth === 0) floor = 0;
    }
    if (inside) record.add(piece.slice(start));
  }
  if (inside) record.close(batch, startLine, TRUNCATED);
  else if (floor === 1) batch.broken.push({ line, reason: UNCLOSED, raw: '' });
  yield batch;
}

interface Partial {
  add(piece: string): void;
  isBegun(): boolean;
  /** Parses what was added and starts again. */
  close(batch: RecordBatch, line: number, otherwise: string): void;
}

/** A record that arrives in pieces; joined once, because joining at every piece would copy it over and over. */
function partial(): Partial {
  let pieces: string[] = [];
  let length = 0;
  return {
    add(piece) {
      length += piece.length;
      if (length <= MAX_RECORD_CHARACTERS) pieces.push(piece);
    },
    isBegun: () => length > 0,
    close(batch, line, otherwise) {
      const raw = pieces.join('');
      if (length <= MAX_RECORD_CHARACTERS) read(batch, raw, line, otherwise);
      else batch.broken.push({ line, reason: tooLong(), raw: raw.slice(0, RAW_CHARACTERS) });
      pieces = [];
      length = 0;
    },
  };
}

function read(batch: RecordBatch, raw: string, line: number, otherwise: string): void {
  const text = raw.trim();
  if (text === '' || text === '\ufeff') {
    batch.blank++;
    return;
  }
  try {
    batch.records.push({ value: parseJson(text), line });
  } catch (error) {
    const isTruncated = /end of JSON|Unterminated/.test((error as Error).message);
    batch.broken.push({ line, reason: isTruncated ? TRUNCATED : otherwise, raw: raw.slice(0, RAW_CHARACTERS) });
  }
}

function emptyBatch(isList: boolean): RecordBatch {
  return { records: [], broken: [], blank: 0, isList };
}

function tooLong(): string {
  return `the record is longer than ${MAX_RECORD_CHARACTERS >> 20} MiB`;
}
