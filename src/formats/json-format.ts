/** Builds the format of one network's saved JSON from the mapping its live source uses. */

import { amount } from '../domain/amount.ts';
import type { Sampling } from '../domain/post.ts';
import { FormatError } from '../errors.ts';
import { isRecord } from '../payloads/json.ts';
import type { PagePosts } from '../payloads/page.ts';
import { type Chunker, chunker } from './chunker.ts';
import type { Chunk, Format, ReadOptions, TextInput } from './format.ts';
import { pathsWithLists, shortList } from './json-paths.ts';
import { jsonRecords } from './json-records.ts';
import { firstRecord } from './json-text.ts';

export interface JsonKind {
  name: string;
  title: string;
  sampling: Sampling;
  /** The network of all its posts. */
  channel: string;
  /** How sure it is that a record is its own: 0 … 1. The record may lack its end. */
  looks(record: unknown): number;
  /** Maps one record, or the records of a list together, so that they can complete one another. */
  posts(json: unknown): PagePosts;
  /** True when the records of a list belong together; otherwise each is mapped alone. */
  together?: boolean;
  /** The key of a large object under which its list of records stands, so that it need not be in memory whole. */
  listKey?: string;
  /** What a record is when it is of this network but holds no post. */
  holdsNoPost?(record: unknown): NoPost | undefined;
}

export interface NoPost {
  /** "an answer about users" */
  what: string;
  /** What to import or to ask the network for. */
  hint: string;
}

export function jsonFormat(kind: JsonKind): Format {
  const { name, title, sampling, channel } = kind;
  return {
    name,
    title,
    sampling,
    channel,
    applies: [],
    detect(head) {
      const record = firstRecord(head.text);
      return record === undefined ? 0 : kind.looks(record);
    },
    read: (input, options) => readKind(input, kind, options),
  };
}

async function* readKind(input: TextInput, kind: JsonKind, options: ReadOptions): AsyncGenerator<Chunk> {
  const out = chunker<unknown>(input.name, options, (record) => JSON.stringify(record));
  const found = finds();
  for await (const { records, broken, blank, isList } of jsonRecords(input, kind.listKey)) {
    out.skip('blank', blank);
    for (const { line, reason, raw } of broken) out.reject(line, reason, raw);
    const { line } = records[0] ?? { line: 1 };
    const isOne = kind.together === true && isList && records.length > 0;
    for (const record of isOne ? [{ value: records.map(({ value }) => value), line }] : records)
      for (const { post, source } of postsOf(record.value, kind, out, found)) {
        out.post(post, record.line, source);
        if (out.full()) yield out.take(input.bytesRead());
      }
  }
  if (found.posts === 0) refuseStranger(input.name, kind, found);
  const notes = [...found.unavailable].map(([reason, n]) =>
    amount(n, `post not available: ${reason}`, `posts not available: ${reason}`),
  );
  if (found.posts === 0) notes.push(`no post was found in ${input.name}`);
  yield out.take(input.bytesRead(), [...notes, ...input.notes()]);
}

/** What a file turned out to hold. */
interface Finds {
  posts: number;
  unavailable: Map<string, number>;
  /** The first record of another kind, and of one that is not a post at all. */
  other?: NoPost;
  stranger?: unknown;
}

function finds(): Finds {
  return { posts: 0, unavailable: new Map() };
}

function* postsOf(json: unknown, kind: JsonKind, out: Chunker<unknown>, found: Finds) {
  const other = kind.holdsNoPost?.(json);
  if (other) {
    found.other ??= other;
    out.skip(other.what);
    return;
  }
  const page = kind.posts(json);
  for (const [reason, n] of Object.entries(page.skipped)) out.skip(reason, n);
  for (const { reason } of [...page.reportedDeleted, ...page.hidden]) {
    const short = shortReason(reason);
    found.unavailable.set(short, (found.unavailable.get(short) ?? 0) + 1);
  }
  const posts = [...page.posts, ...page.context];
  if (posts.length === 0 && 'not a post' in page.skipped) found.stranger ??= Array.isArray(json) ? json[0] : json;
  found.posts += posts.length;
  for (const post of posts) yield { post, source: json };
}

/** @throws FormatError when every record was of another kind: an empty answer is fine, a stranger's file is not */
function refuseStranger(file: string, { name }: JsonKind, { other, stranger }: Finds): void {
  if (other) throw new FormatError(`${file} holds no posts: it is ${other.what}`, other.hint);
  if (stranger === undefined) return;
  const fields = isRecord(stranger) ? shortList(pathsWithLists([stranger])) : typeof stranger;
  throw new FormatError(
    `${file} holds nothing that ${name} reads as a post`,
    `Its first record has the fields ${fields}. Say what they hold with --format jsonl --map text=FIELD --map created_at=FIELD --map author_handle=FIELD.`,
  );
}

/** Reasons name the post in brackets or quotes; without it they can be counted. */
function shortReason(reason: string): string {
  return reason
    .slice(0, 120)
    .replace(/:?\s*\[[^\]]*\]/, '')
    .replace(/\.$/, '');
}
