/** Whole threads in the shape the rules want them, read back from the database or taken from rows just written. */
import { listedMentions, type Named, namedHandles } from '../../domain/handles.ts';
import { foldName } from '../../domain/names.ts';
import type { AccountName } from '../../domain/post.ts';
import type { ThreadPost } from '../../domain/thread.ts';
import type { BrandIndex } from '../accounts/brand-index.ts';
import type { Database } from '../database.ts';
import { byIndex, IN_ORDER, list, readOrder } from '../dialect.ts';
import type { PostRow } from '../facts/posts.ts';

interface LoadedPost {
  key: number;
  thread: number;
  channel: string;
  id: string;
  created_at: number;
  author: number;
  author_id: string | null;
  handle: string | null;
  brand: number | null;
  parent: number | null;
  reply_to: string | null;
  parent_author: number | null;
  parent_brand: number | null;
  quoted: number | null;
  quoted_brand: number | null;
  text: string;
  mentions: string | null;
  addressed_to: string | null;
  stated: number | null;
  deleted_at: number | null;
  auto: number;
  from_elsewhere: number;
}

const FACTS = `p.key, p.channel, p.id, p.created_at, p.author, a.id AS author_id, a.handle, a.brand, p.parent, p.reply_to,
  coalesce(pp.author, p.reply_to_author) AS parent_author,
  pa.brand AS parent_brand, q.key AS quoted, qa.brand AS quoted_brand, p.text,
  p.mentions, p.addressed_to, p.stated, p.deleted_at,
  coalesce(r.auto, 0) = 1 OR (a.brand IS NOT NULL AND (a.bot = 1 OR coalesce(p.automatic, 0) = 1)) AS auto`;
const JOINS = `JOIN account a ON a.key = p.author
  LEFT JOIN post pp ON pp.key = p.parent
  LEFT JOIN account pa ON pa.key = coalesce(pp.author, p.reply_to_author)
  LEFT JOIN post q ON p.quote_of IS NOT NULL AND q.channel = p.channel AND q.id = p.quote_of
  LEFT JOIN account qa ON qa.key = coalesce(q.author, p.quote_of_author)
  LEFT JOIN quick_reply r ON r.post = p.key`;

const OWN = `SELECT ${FACTS}, p.thread, 0 AS from_elsewhere FROM post p ${JOINS} WHERE p.thread IN ${list('threads')}
  ${readOrder('p.key')}`;
/** Posts of brands in other threads that quote one of these. */
const QUOTING = `SELECT ${FACTS}, h.thread, 1 AS from_elsewhere
  FROM post h
  ${IN_ORDER} JOIN post p ${byIndex('post_quote')} ON p.quote_of IS NOT NULL AND p.channel = h.channel AND p.quote_of = h.id AND p.thread <> h.thread
  ${JOINS}
  WHERE h.thread IN ${list('threads')} AND a.brand IS NOT NULL ${readOrder('h.key, p.key')}`;
/** Posts of brands that were inferred to answer in one of these. */
const INFERRED = `SELECT ${FACTS.replace('p.parent,', 'h.key AS parent,')}, h.thread, 0 AS from_elsewhere
  FROM post h ${IN_ORDER} JOIN inferred_link i ON i.asked = h.key ${IN_ORDER} JOIN post p ON p.key = i.post ${JOINS}
  WHERE h.thread IN ${list('threads')} AND a.brand IS NOT NULL AND p.reply_to IS NULL
  ${readOrder('h.key, p.key')}`;
const ANY_QUOTE = `SELECT 1 FROM post ${byIndex('post_quote')} WHERE quote_of IS NOT NULL LIMIT 1`;
const ANY_INFERRED = 'SELECT 1 FROM inferred_link LIMIT 1';

const MOST_SHARED = 1_000;

/** Loads whole threads, each with the posts of other threads that quote it or were inferred to answer in it. */
export async function loadThreads(
  db: Database,
  threads: readonly number[],
  brands: BrandIndex,
): Promise<Map<number, ThreadPost[]>> {
  const loaded = new Map<number, ThreadPost[]>();
  const shared = openShared();
  const load = async (sql: string) => {
    // Row by row: a thread may hold a hundred thousand posts, whose texts are not needed for long.
    for await (const rows of db.stream<LoadedPost>(sql, { threads }))
      for (const row of rows) {
        const posts = loaded.get(row.thread);
        const post = loadedPost(row, brands, shared);
        if (posts) posts.push(post);
        else loaded.set(row.thread, [post]);
      }
  };
  await load(OWN);
  if ((await db.oneValue(ANY_QUOTE)) !== undefined) await load(QUOTING);
  if ((await db.oneValue(ANY_INFERRED)) !== undefined) await load(INFERRED);
  return new Map([...loaded].sort(([a], [b]) => a - b));
}

/** Values that many posts have in common, of which each would otherwise keep its own copy. */
function openShared() {
  const texts = new Map<string, string>();
  const names = new Map<string, Named>();
  function once<Value>(known: Map<string, Value>, key: string, make: (key: string) => Value): Value {
    let value = known.get(key);
    if (value === undefined) {
      if (known.size === MOST_SHARED) known.clear();
      value = make(key);
      known.set(key, value);
    }
    return value;
  }
  return {
    text: <Text extends string | null>(text: Text): Text =>
      text === null ? text : (once(texts, text, (same) => same) as Text),
    // Parsed again: a name that was cut out of a text would keep the whole text in memory.
    named: (named: Named) => once(names, JSON.stringify(named), (text) => JSON.parse(text) as Named),
  };
}

function loadedPost(row: LoadedPost, brands: BrandIndex, shared: ReturnType<typeof openShared>): ThreadPost {
  const addressedTo = mentionedAccounts(row.addressed_to);
  return {
    key: row.key,
    channel: shared.text(row.channel),
    id: row.id,
    createdAt: row.created_at,
    author: row.author,
    authorId: shared.text(row.author_id),
    authorHandle: shared.text(row.handle),
    authorBrand: row.brand,
    parent: row.parent,
    isReply: row.reply_to !== null || row.parent_author !== null,
    parentAuthor: row.parent_author,
    parentBrand: row.parent_brand,
    quoted: row.quoted,
    quotedBrand: row.quoted_brand,
    named: shared.named(namedBy(row.text, row.channel, mentionedAccounts(row.mentions), brands)),
    ...(addressedTo && { addressedTo }),
    declaredInbound: row.stated === null ? null : row.stated === 1,
    deletedAt: row.deleted_at,
    auto: row.auto === 1,
    quotesFromElsewhere: row.from_elsewhere === 1,
  };
}

/** Whom a post names: by the platform's own list where there is one, else by its text. */
export function namedBy(
  text: string,
  channel: string,
  mentions: readonly AccountName[] | undefined,
  brands: BrandIndex,
): Named {
  return mentions ? listedMentions(text, channel, mentions) : namedHandles(text, channel, brands.longNames(channel));
}

/** A column of accounts as the platform listed them. */
export function mentionedAccounts(column: string | null): AccountName[] | undefined {
  return column === null ? undefined : (JSON.parse(column) as AccountName[]).map(foldedName);
}

function foldedName({ id, handle }: AccountName): AccountName {
  return { id, ...(handle !== undefined && { handle: foldName(handle) }) };
}

/** A fresh thread: no row of it was stored before, none quotes another post or is quoted. */
export function freshThread(rows: readonly PostRow[], brands: BrandIndex): ThreadPost[] {
  return rows.map((row) => {
    const parentAuthor = row.parentAuthor ?? row.replyToAuthor;
    return {
      key: row.key,
      channel: row.channel,
      id: row.id,
      createdAt: row.createdAt,
      author: row.author.key,
      authorId: row.author.id,
      authorHandle: row.author.handle,
      authorBrand: row.author.brand,
      parent: row.parent,
      isReply: row.replyTo !== null || parentAuthor !== null,
      parentAuthor: parentAuthor?.key ?? null,
      parentBrand: parentAuthor?.brand ?? null,
      quoted: null,
      quotedBrand: null,
      named: namedBy(row.post.text, row.channel, row.post.mentions, brands),
      ...(row.post.addressedTo && { addressedTo: row.post.addressedTo.map(foldedName) }),
      declaredInbound: row.post.inbound ?? null,
      deletedAt: row.post.deletedAt ?? null,
      auto: row.author.brand !== null && (row.author.bot === 1 || row.post.automatic === true),
    };
  });
}
