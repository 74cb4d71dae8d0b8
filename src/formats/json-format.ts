/** Builds the format of one network's saved JSON from the mapping its live source uses. */

import { amount } from '../domain/amount.ts';
import type { Sampling } from '../domain/post.ts';
import { FormatError } from '../errors.ts';
import type { PagePosts } from '../payloads/page.ts';
import { chunker } from './chunker.ts';
import type { Chunk, Format, TextInput } from './format.ts';
import { jsonRecords } from './json-records.ts';
import { firstRecord } from './json-text.ts';

export interface JsonKind {
  name: string;
  title: string;
  sampling: Sampling;
  /** How sure it is that a record is its own: 0 … 1. The record may lack its end. */
  looks(record: unknown): number;
  /** Maps one record, or the records of a list together, so that they can complete one another. */
  posts(json: unknown): PagePosts;
  /** True when the records of a list belong together; otherwise each is mapped alone. */
  together?: boolean;
  /** The key of a large object under which its list of records stands, so that it need not be held whole. */
  listKey?: string;
  /** What a record is when it is of this network but holds no post, e.g. "a list of users". */
  holdsNoPost?(record: unknown): string | undefined;
}

export function jsonFormat(kind: JsonKind): Format {
  const { name, title, sampling } = kind;
  return {
    name,
    title,
    sampling,
    detect(head) {
      const record = firstRecord(head.text);
      return record === undefined ? 0 : kind.looks(record);
    },
    read: (input) => readKind(input, kind),
  };
}

async function* readKind(input: TextInput, kind: JsonKind): AsyncGenerator<Chunk> {
  const out = chunker(input.name);
  const gone = new Map<string, number>();
  let posts = 0;
  for await (const { records, broken, blank, isList } of jsonRecords(input, kind.listKey)) {
    out.skip('blank', blank);
    for (const { line, reason, raw } of broken) out.reject(line, reason, raw);
    const values = records.map(({ value }) => value);
    for (const json of kind.together && isList && values.length > 0 ? [values] : values) {
      const what = kind.holdsNoPost?.(json);
      if (what)
        throw new FormatError(
          `${input.name} holds no posts: it is ${what}`,
          'Import the files with the posts themselves.',
        );
      const page = kind.posts(json);
      for (const [reason, n] of Object.entries(page.skipped)) out.skip(reason, n);
      for (const { reason } of [...page.gone, ...page.hidden])
        gone.set(shortReason(reason), (gone.get(shortReason(reason)) ?? 0) + 1);
      for (const post of [...page.posts, ...page.context]) {
        out.post(post);
        posts++;
        if (out.full()) yield out.take(input.bytesRead());
      }
    }
  }
  const notes = [...gone].map(([reason, n]) =>
    amount(n, `post could not be had: ${reason}`, `posts could not be had: ${reason}`),
  );
  if (posts === 0) notes.push(`no post was found in ${input.name}`);
  yield out.take(input.bytesRead(), [...notes, ...input.notes()]);
}

/** Reasons name the post in brackets or quotes; without it they can be counted. */
function shortReason(reason: string): string {
  return reason
    .slice(0, 120)
    .replace(/:?\s*\[[^\]]*\]/, '')
    .replace(/\.$/, '');
}
