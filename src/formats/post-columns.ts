/** Posts as columns for the way between threads: copying a few arrays costs a fraction of copying 5,000 objects. */
import type { SourcePost } from '../domain/post.ts';

const STRINGS = [
  'channel',
  'id',
  'text',
  'authorId',
  'authorHandle',
  'authorName',
  'replyToId',
  'replyToAuthorId',
  'replyToAuthorHandle',
  'quoteOfId',
  'quoteOfAuthorId',
  'quoteOfAuthorHandle',
  'conversationId',
  'lang',
  'url',
] as const satisfies (keyof SourcePost)[];
const NUMBERS = [
  'createdAt',
  'authorFollowers',
  'editedAt',
  'deletedAt',
  'impressions',
] as const satisfies (keyof SourcePost)[];
const TRUTHS = ['authorBot', 'repost', 'inbound'] as const satisfies (keyof SourcePost)[];

/** Fails to compile when SourcePost grows a field that is not carried here. */
type Carried = (typeof STRINGS)[number] | (typeof NUMBERS)[number] | (typeof TRUTHS)[number] | 'editHistory';
const EVERY_FIELD_IS_CARRIED: Exclude<keyof SourcePost, Carried> extends never ? true : never = true;

export interface PostColumns {
  length: number;
  strings: Partial<Record<(typeof STRINGS)[number], (string | undefined)[] | Dictionary>>;
  /** NaN where a post has no value. */
  numbers: Partial<Record<(typeof NUMBERS)[number], Float64Array<ArrayBuffer>>>;
  /** 0 false, 1 true, 2 no value. */
  truths: Partial<Record<(typeof TRUTHS)[number], Uint8Array<ArrayBuffer>>>;
  editHistory?: (string[] | undefined)[];
}

/** A column of few values: each once, and which one a post has. */
interface Dictionary {
  values: (string | undefined)[];
  which: Uint16Array<ArrayBuffer>;
}

const MOST_VALUES = 2_500;

/** @param posts at most 65,535 */
export function packPosts(posts: SourcePost[]): PostColumns {
  const columns: PostColumns = { length: posts.length, strings: {}, numbers: {}, truths: {} };
  for (const field of STRINGS)
    if (posts.some((post) => post[field] !== undefined)) columns.strings[field] = packStrings(posts, field);
  for (const field of NUMBERS)
    if (posts.some((post) => post[field] !== undefined))
      columns.numbers[field] = Float64Array.from(posts, (post) => post[field] ?? Number.NaN);
  for (const field of TRUTHS)
    if (posts.some((post) => post[field] !== undefined))
      columns.truths[field] = Uint8Array.from(posts, (post) => (post[field] === undefined ? 2 : Number(post[field])));
  if (EVERY_FIELD_IS_CARRIED && posts.some((post) => post.editHistory))
    columns.editHistory = posts.map((post) => post.editHistory);
  return columns;
}

/** The buffers to transfer rather than copy. */
export function transferables({ strings, numbers, truths }: PostColumns): ArrayBuffer[] {
  const which = Object.values(strings).flatMap((column) => (Array.isArray(column) ? [] : [column.which.buffer]));
  return [...which, ...[...Object.values(numbers), ...Object.values(truths)].map((column) => column.buffer)];
}

export function unpackPosts(columns: PostColumns): SourcePost[] {
  const { length, strings, numbers, truths, editHistory } = columns;
  const posts: SourcePost[] = new Array(length);
  const { channel, id, text } = strings;
  const createdAt = numbers.createdAt!;
  for (let i = 0; i < length; i++)
    posts[i] = {
      channel: valueAt(channel!, i)!,
      id: valueAt(id!, i)!,
      text: valueAt(text!, i)!,
      createdAt: createdAt[i]!,
    };
  for (const field of STRINGS) {
    const column = strings[field];
    if (!column || field === 'channel' || field === 'id' || field === 'text') continue;
    for (let i = 0; i < length; i++) {
      const value = valueAt(column, i);
      if (value !== undefined) posts[i]![field] = value;
    }
  }
  for (const field of NUMBERS) {
    const column = numbers[field];
    if (!column || field === 'createdAt') continue;
    for (let i = 0; i < length; i++) if (!Number.isNaN(column[i]!)) posts[i]![field] = column[i]!;
  }
  for (const field of TRUTHS) {
    const column = truths[field];
    if (!column) continue;
    for (let i = 0; i < length; i++) if (column[i] !== 2) posts[i]![field] = column[i] === 1;
  }
  editHistory?.forEach((versions, i) => {
    if (versions) posts[i]!.editHistory = versions;
  });
  return posts;
}

function packStrings(posts: SourcePost[], field: (typeof STRINGS)[number]): (string | undefined)[] | Dictionary {
  if (field === 'id' || field === 'text' || field === 'url') return posts.map((post) => post[field]);
  const places = new Map<string | undefined, number>();
  const which = new Uint16Array(posts.length);
  for (let i = 0; i < posts.length; i++) {
    const value = posts[i]![field];
    let place = places.get(value);
    if (place === undefined) {
      if (places.size >= MOST_VALUES) return posts.map((post) => post[field]);
      place = places.size;
      places.set(value, place);
    }
    which[i] = place;
  }
  return { values: [...places.keys()], which };
}

function valueAt(column: (string | undefined)[] | Dictionary, i: number): string | undefined {
  return Array.isArray(column) ? column[i] : column.values[column.which[i]!];
}
