/** The records of a JSON text: elements of a list, lines of JSON Lines, or the one object it is, in batches. */
import type { TextInput } from './format.ts';
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

/** A record longer than this is no answer a platform gives; the memory of reading is bounded by it. */
const MAX_RECORD_CHARACTERS = 64 << 20;
const BATCH = 1_000;
const CUT = 'the record ends before it is complete: it was cut short';

/**
 * Reads records one batch after another; what cannot be parsed is broken, what follows is read all the same.
 * @param listKey the key of a large object under which the list of records stands
 */
export async function* jsonRecords(input: TextInput, listKey?: string): AsyncGenerator<RecordBatch> {
  const head = input.head.text;
  const key = listKey === undefined ? -1 : head.indexOf(`"${listKey}"`);
  const list = key < 0 ? -1 : head.indexOf('[', key);
  if (list >= 0) return yield* valueRecords(input.text, list);
  yield* areLines(head) ? lineRecords(input.text) : valueRecords(input.text, valueStart(head));
}

/** JSON Lines begin with an object that ends on its first line, or whose first line is longer than the head. */
function areLines(head: string): boolean {
  const text = head.slice(valueStart(head));
  if (text[0] !== '{' || valueStart(head) !== head.length - head.trimStart().length) return false;
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
  let rest = '';
  let line = 0;
  let dropping = false;
  for await (const piece of text) {
    const searched = rest.length;
    rest += piece;
    let at = 0;
    for (let end = rest.indexOf('\n', searched); end >= 0; end = rest.indexOf('\n', at)) {
      line++;
      if (!dropping) read(batch, rest.slice(at, end), line, 'the line is not JSON');
      dropping = false;
      at = end + 1;
      if (batch.records.length + batch.broken.length >= BATCH) {
        yield batch;
        batch = emptyBatch(false);
      }
    }
    rest = dropping ? '' : rest.slice(at);
    if (rest.length > MAX_RECORD_CHARACTERS) {
      batch.broken.push({ line: line + 1, reason: tooLong(), raw: rest.slice(0, 2000) });
      dropping = true;
      rest = '';
    }
  }
  if (!dropping && rest !== '') read(batch, rest, line + 1, 'the line is not JSON');
  yield batch;
}

async function* valueRecords(text: AsyncIterable<string>, from: number): AsyncGenerator<RecordBatch> {
  const scan = valueScanner();
  let batch = emptyBatch(false);
  let rest = '';
  let at = from;
  let start = -1;
  let line = 1;
  let startLine = 1;
  /** Depth at which a record ends: 1 inside a list, 0 outside. */
  let floor = 0;
  for await (const piece of text) {
    rest += piece;
    for (; at < rest.length; at++) {
      const code = rest.charCodeAt(at);
      if (code === 10) line++;
      const before = scan.depth;
      scan.step(code);
      if (scan.inString || scan.depth === before) continue;
      if (before === 0 && code === 91 && floor === 0) {
        floor = 1;
        batch.isList = true;
      } else if (scan.depth > before && before === floor) {
        start = at;
        startLine = line;
      } else if (scan.depth === floor && scan.depth < before && start >= 0) {
        read(batch, rest.slice(start, at + 1), startLine, 'the record is not JSON');
        start = -1;
        if (batch.records.length + batch.broken.length >= BATCH) {
          yield batch;
          batch = emptyBatch(floor === 1);
        }
      } else if (floor === 1 && scan.depth === 0) floor = 0;
    }
    const done = Math.min(rest.length, start < 0 ? at : start);
    rest = rest.slice(done);
    at -= done;
    if (start > 0) start = 0;
    if (rest.length > MAX_RECORD_CHARACTERS) {
      batch.broken.push({ line: startLine, reason: tooLong(), raw: rest.slice(0, 2000) });
      yield batch;
      return;
    }
  }
  if (start >= 0) batch.broken.push({ line: startLine, reason: CUT, raw: rest.slice(start, start + 2000) });
  else if (floor === 1)
    batch.broken.push({
      line,
      reason: 'the list is not closed: the file was cut short behind its last whole record',
      raw: '',
    });
  yield batch;
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
    const isCut = /end of JSON|Unterminated/.test((error as Error).message);
    batch.broken.push({ line, reason: isCut ? CUT : otherwise, raw: raw.slice(0, 2000) });
  }
}

function emptyBatch(isList: boolean): RecordBatch {
  return { records: [], broken: [], blank: 0, isList };
}

function tooLong(): string {
  return `the record runs on for more than ${MAX_RECORD_CHARACTERS >> 20} MiB`;
}
