/** What `export posts` wrote, read back to the letter: nothing guessed, nothing repaired, derived values not taken for declared ones. */

import { unescapeFormula } from '../domain/formula.ts';
import type { AccountName, SourcePost } from '../domain/post.ts';
import { parseIsoTime } from '../payloads/iso-time.ts';
import { isRecord, type Json } from '../payloads/json.ts';
import { chunker } from './chunker.ts';
import { type CsvLayout, layoutOf } from './csv-layout.ts';
import type { Chunk, Format, ReadOptions, TextInput } from './format.ts';
import { jsonRecords } from './json-records.ts';
import { firstRecord } from './json-text.ts';
import { channelMeant } from './post-urls.ts';
import { cellPlacer, tableRows as rowsOf } from './table-rows.ts';

/** No other program writes these two beside each other. */
const SIGNATURE = ['declared_direction', 'derived_direction', 'channel', 'id', 'text', 'created_at'];

const STRINGS = {
  author_id: 'authorId',
  author_handle: 'authorHandle',
  author_name: 'authorName',
  reply_to_id: 'replyToId',
  reply_to_author_id: 'replyToAuthorId',
  reply_to_author_handle: 'replyToAuthorHandle',
  quote_of_id: 'quoteOfId',
  quote_of_author_id: 'quoteOfAuthorId',
  quote_of_author_handle: 'quoteOfAuthorHandle',
  conversation_id: 'conversationId',
  lang: 'lang',
  url: 'url',
  agent: 'agent',
} as const satisfies Record<string, keyof SourcePost>;
const NUMBERS = { author_followers: 'authorFollowers', impressions: 'impressions' } as const;
const TIMES = { edited_at: 'editedAt', deleted_at: 'deletedAt' } as const;
const TRUTHS = { author_bot: 'authorBot', automatic: 'automatic' } as const;

export const ownExport = {
  name: 'socialcare',
  title: 'posts exported by this program (csv, jsonl, json)',
  sampling: 'unknown',
  applies: [],
  detect: ({ text }) => (isOwn(isJson(text) ? recordKeys(text) : layoutOf(text, ownNames).headers) ? 1 : 0),
  read,
} satisfies Format;

/** A field of one exported row as text; '' when it holds none. */
type Get = (field: string) => string;

async function* read(input: TextInput, options: ReadOptions): AsyncGenerator<Chunk> {
  const out = chunker<string>(input.name, { ...options, cellAt: cellPlacer(input, () => -1) }, (raw) => raw);
  const rows = isJson(input.head.text) ? jsonRows(input) : tableRows(input);
  for await (const row of rows) {
    if ('blank' in row) out.skip('blank', row.blank);
    else if ('reason' in row) out.reject(row.line, row.reason, row.raw);
    else {
      const post = postOf(row.get);
      if (typeof post === 'string') out.reject(row.line, post, row.raw());
      else {
        if (options.channel !== undefined) post.channel = channelMeant(options.channel);
        out.post(post, row.line, row.raw());
      }
    }
    if (out.full()) yield out.take(input.bytesRead());
  }
  yield out.take(input.bytesRead(), input.notes());
}

type OwnRow =
  | { line: number; get: Get; raw(): string }
  | { line: number; reason: string; raw: string }
  | { blank: number };

async function* tableRows(input: TextInput): AsyncGenerator<OwnRow> {
  const layout: CsvLayout = layoutOf(input.head.text, ownNames);
  const { headers, delimiter } = layout;
  const places = new Map(headers.map((name, at) => [name, at]));
  // Only csv carries the guard against formulas.
  const textOf = input.sheet || delimiter === '\t' ? (cell: string) => cell : unescapeFormula;
  for await (const { rows, lines, broken, blank } of rowsOf(input, layout)) {
    yield { blank };
    for (const fault of broken) yield fault;
    for (const [at, row] of rows.entries()) {
      const get: Get = (field) => textOf(row[places.get(field) ?? -1] ?? '');
      yield { line: lines[at]!, get, raw: () => row.join(delimiter) };
    }
  }
}

async function* jsonRows(input: TextInput): AsyncGenerator<OwnRow> {
  for await (const { records, broken, blank } of jsonRecords(input)) {
    yield { blank };
    for (const fault of broken) yield fault;
    for (const { value, line } of records) {
      const raw = () => JSON.stringify(value);
      if (isRecord(value)) yield { line, get: (field) => cellOf(value, field), raw };
      else yield { line, reason: 'the record is not an object', raw: raw() };
    }
  }
}

/** The post, or what is wrong with it. */
function postOf(get: Get): SourcePost | string {
  const createdAt = parseIsoTime(get('created_at'));
  if (createdAt === undefined) return `"${get('created_at').slice(0, 40)}" is not a time as this program writes it`;
  const post: SourcePost = { channel: get('channel'), id: get('id'), text: get('text'), createdAt };
  if (post.channel === '' || post.id === '') return 'its channel or its id is empty';
  for (const [field, name] of entries(STRINGS)) if (get(field) !== '') post[name] = get(field);
  if (post.authorId === undefined && post.authorHandle === undefined) return 'it names no author';
  for (const [field, name] of entries(NUMBERS)) if (get(field) !== '') post[name] = Number(get(field));
  for (const [field, name] of entries(TIMES)) if (get(field) !== '') post[name] = parseIsoTime(get(field));
  for (const [field, name] of entries(TRUTHS)) if (get(field) !== '') post[name] = get(field) === '1';
  const declared = get('declared_direction');
  if (declared !== '') post.inbound = declared === 'inbound';
  const versions = listIn(get('edit_history')).filter((id) => typeof id === 'string');
  if (versions.length > 1) post.editHistory = versions;
  for (const [field, name] of entries({ mentions: 'mentions', addressed_to: 'addressedTo' } as const))
    if (get(field) !== '') post[name] = listIn(get(field)).filter(isRecord) as AccountName[];
  return post;
}

function entries<Names extends Record<string, string>>(names: Names): [string, Names[keyof Names]][] {
  return Object.entries(names) as [string, Names[keyof Names]][];
}

function listIn(cell: string): unknown[] {
  try {
    const list: unknown = JSON.parse(cell);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

function cellOf(record: Json, field: string): string {
  const value = record[field];
  return value === null || value === undefined ? '' : String(value);
}

function isJson(text: string): boolean {
  return /^[\s\ufeff]*[{[]/.test(text);
}

function recordKeys(text: string): string[] {
  const record = firstRecord(text);
  return isRecord(record) ? Object.keys(record) : [];
}

function isOwn(names: string[]): boolean {
  return SIGNATURE.every((name) => names.includes(name));
}

function ownNames(cells: string[]): number {
  return cells.filter((cell) => SIGNATURE.includes(cell.trim())).length;
}
