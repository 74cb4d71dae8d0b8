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
  'agent',
] as const satisfies (keyof SourcePost)[];
const NUMBERS = [
  'createdAt',
  'authorFollowers',
  'editedAt',
  'deletedAt',
  'impressions',
] as const satisfies (keyof SourcePost)[];
const TRUTHS = ['authorBot', 'repost', 'inbound', 'automatic'] as const satisfies (keyof SourcePost)[];

/** Few posts have these, and they are lists: they travel as they are. */
const LISTS = ['editHistory', 'mentions', 'addressedTo'] as const satisfies (keyof SourcePost)[];

/** Every field: when SourcePost grows one that is not carried here, `unpackPosts` no longer compiles. */
type Carried = (typeof STRINGS)[number] | (typeof NUMBERS)[number] | (typeof TRUTHS)[number] | (typeof LISTS)[number];
type Uncarried = Exclude<keyof SourcePost, Carried>;

export interface PostColumns {
  length: number;
  strings: Partial<Record<(typeof STRINGS)[number], Joined | Dictionary>>;
  /** NaN where a post has no value. */
  numbers: Partial<Record<(typeof NUMBERS)[number], Float64Array<ArrayBuffer>>>;
  /** 0 false, 1 true, 2 no value. */
  truths: Partial<Record<(typeof TRUTHS)[number], Uint8Array<ArrayBuffer>>>;
  lists: { [field in (typeof LISTS)[number]]?: SourcePost[field][] };
}

/** A column of few values: each once, and which one a post has. */
interface Dictionary {
  values: (string | undefined)[];
  which: Uint16Array<ArrayBuffer>;
}

/** A column of many values, end to end: one string travels far faster than thousands. */
interface Joined {
  all: string;
  /** Where each value ends; one below zero where a post has none: -1 - end. */
  ends: Int32Array<ArrayBuffer>;
}

const MOST_VALUES = 2_500;

/** @param posts at most 65,535 */
export function packPosts(posts: SourcePost[]): PostColumns {
  const columns: PostColumns = { length: posts.length, strings: {}, numbers: {}, truths: {}, lists: {} };
  const used = usedFields(posts);
  for (const field of STRINGS) if (used.has(field)) columns.strings[field] = packStrings(posts, field);
  for (const field of NUMBERS) {
    if (!used.has(field)) continue;
    const column = new Float64Array(posts.length);
    for (let i = 0; i < posts.length; i++) column[i] = posts[i]![field] ?? Number.NaN;
    columns.numbers[field] = column;
  }
  for (const field of TRUTHS) {
    if (!used.has(field)) continue;
    const column = new Uint8Array(posts.length);
    for (let i = 0; i < posts.length; i++) column[i] = Number(posts[i]![field] ?? 2);
    columns.truths[field] = column;
  }
  for (const field of LISTS) if (used.has(field)) packList(columns, posts, field);
  return columns;
}

/** In one pass over the fields that posts have: most have few of those that there are. */
function usedFields(posts: SourcePost[]): Set<string> {
  const used = new Set<string>();
  for (const post of posts)
    for (const field in post) if (post[field as keyof SourcePost] !== undefined) used.add(field);
  return used;
}

/** The buffers to transfer rather than copy. */
export function transferables({ strings, numbers, truths }: PostColumns): ArrayBuffer[] {
  const which = Object.values(strings).map((column) => ('all' in column ? column.ends.buffer : column.which.buffer));
  return [...which, ...[...Object.values(numbers), ...Object.values(truths)].map((column) => column.buffer)];
}

export function unpackPosts(columns: PostColumns): (SourcePost & { [field in Uncarried]: never })[] {
  const { length, strings, numbers, truths } = columns;
  const posts: SourcePost[] = new Array(length);
  if (length === 0) return posts;
  const [channel, id, text] = [reader(strings.channel!), reader(strings.id!), reader(strings.text!)];
  const createdAt = numbers.createdAt!;
  for (let i = 0; i < length; i++)
    posts[i] = { channel: channel(i)!, id: id(i)!, text: text(i)!, createdAt: createdAt[i]! };
  for (const field of STRINGS) {
    const column = strings[field];
    if (!column || field === 'channel' || field === 'id' || field === 'text') continue;
    const valueAt = reader(column);
    for (let i = 0; i < length; i++) {
      const value = valueAt(i);
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
  for (const field of LISTS) unpackList(columns, posts, field);
  return posts;
}

function packList<Field extends (typeof LISTS)[number]>(columns: PostColumns, posts: SourcePost[], field: Field): void {
  const lists: { [field in Field]?: SourcePost[field][] } = columns.lists;
  lists[field] = posts.map((post) => post[field]);
}

function unpackList<Field extends (typeof LISTS)[number]>(
  { lists }: PostColumns,
  posts: SourcePost[],
  field: Field,
): void {
  lists[field]?.forEach((list, i) => {
    if (list !== undefined) posts[i]![field] = list as SourcePost[Field];
  });
}

function packStrings(posts: SourcePost[], field: (typeof STRINGS)[number]): Joined | Dictionary {
  if (field === 'id' || field === 'text' || field === 'url') return join(posts, field);
  const places = new Map<string | undefined, number>();
  const which = new Uint16Array(posts.length);
  for (let i = 0; i < posts.length; i++) {
    const value = posts[i]![field];
    let place = places.get(value);
    if (place === undefined) {
      if (places.size >= MOST_VALUES) return join(posts, field);
      place = places.size;
      places.set(value, place);
    }
    which[i] = place;
  }
  return { values: [...places.keys()], which };
}

function join(posts: SourcePost[], field: (typeof STRINGS)[number]): Joined {
  const ends = new Int32Array(posts.length);
  const values: string[] = [];
  let end = 0;
  for (let i = 0; i < posts.length; i++) {
    const value = posts[i]![field];
    if (value === undefined) ends[i] = -1 - end;
    else {
      end += value.length;
      values.push(value);
      ends[i] = end;
    }
  }
  return { all: values.join(''), ends };
}

/** Reads a column from its first value to its last. */
function reader(column: Joined | Dictionary): (i: number) => string | undefined {
  if ('values' in column) return (i) => column.values[column.which[i]!];
  const { all, ends } = column;
  let start = 0;
  return (i) => {
    const end = ends[i]!;
    if (end < 0) return undefined;
    const value = all.slice(start, end);
    start = end;
    return value;
  };
}
