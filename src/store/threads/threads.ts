/** Threads: parents may come before or after their children, in this batch or years apart; every post has a thread. */
import type { Database } from '../database.ts';
import { byIndex, list } from '../dialect.ts';
import { byChannel } from '../facts/by-channel.ts';
import type { Filters } from '../facts/filters.ts';
import type { PostRow } from '../facts/posts.ts';
import { DisjointSets } from './disjoint-sets.ts';
import { childrenWaiting, postsOfIds, quotesOf } from './linked-posts.ts';

export interface Joined {
  /** Threads to load and rebuild. */
  stored: Set<number>;
  /** Threads that consist of these rows alone: they need not be read back. */
  fresh: Map<number, PostRow[]>;
}

/** What the joining of one batch's rows finds out. */
interface Joining {
  /** Threads by key; those of new rows are the rows' own keys. */
  sets: DisjointSets;
  /** Threads of stored posts that new rows belong to, or that belong together now. */
  stored: Set<number>;
  /** Threads that a quote touches. */
  quoted: Set<number>;
}

/**
 * Gives new rows their parent and thread, links children that were waiting, and merges threads.
 * @param filter contains every stored id and every awaited parent, where such filters are kept
 */
export async function joinThreads(db: Database, rows: readonly PostRow[], filter: Filters): Promise<Joined> {
  const joining: Joining = {
    sets: new DisjointSets(rows[0]?.key, rows.length),
    stored: new Set(),
    quoted: new Set(),
  };
  for (const [channel, group] of byChannel(rows)) {
    const here = new Map<string, PostRow>();
    for (const row of group) for (const id of row.ids) here.set(id, row);
    const absent = joinParentsHere(group, here, joining.sets);
    await joinStoredParents(db, channel, absent, filter, joining);
    await joinWaitingChildren(db, channel, here, filter, joining);
    await joinConversations(db, channel, group, joining);
    await touchQuotes(db, channel, group, here, filter, joining);
  }
  await moveThreads(db, joining);
  return sortThreads(rows, joining);
}

/** Links rows to parents among them. Returns those whose parent is not there. */
function joinParentsHere(rows: readonly PostRow[], here: ReadonlyMap<string, PostRow>, sets: DisjointSets): PostRow[] {
  const absent: PostRow[] = [];
  for (const row of rows) {
    if (row.replyTo === null) continue;
    const parent = here.get(row.replyTo);
    if (!parent) absent.push(row);
    else if (parent !== row) {
      row.parent = parent.key;
      row.parentAuthor = parent.author;
      sets.unite(row.key, parent.key);
    }
  }
  return absent;
}

async function joinStoredParents(
  db: Database,
  channel: string,
  rows: readonly PostRow[],
  filter: Filters,
  { sets, stored }: Joining,
): Promise<void> {
  const parents = await postsOfIds(
    db,
    channel,
    rows.map(({ replyTo }) => replyTo!),
    filter,
  );
  for (const row of rows) {
    const parent = parents.get(row.replyTo!);
    if (!parent) continue;
    row.parent = parent.key;
    stored.add(parent.thread);
    sets.unite(row.key, parent.thread);
  }
}

async function joinWaitingChildren(
  db: Database,
  channel: string,
  here: ReadonlyMap<string, PostRow>,
  { awaited }: Filters,
  { sets, stored }: Joining,
): Promise<void> {
  const ids = awaited ? [...here.keys()].filter((id) => awaited.mayHold(id)) : [...here.keys()];
  const children = await childrenWaiting(db, channel, ids);
  for (const { id, thread } of children) {
    stored.add(thread);
    sets.unite(here.get(id)!.key, thread);
  }
  await db.writeMany(
    'UPDATE post SET parent = :parent WHERE key = :key',
    children.map(({ id, key }) => ({ parent: here.get(id)!.key, key })),
  );
}

async function joinConversations(
  db: Database,
  channel: string,
  rows: readonly PostRow[],
  { sets, stored }: Joining,
): Promise<void> {
  const spoken = new Set(rows.map((row) => row.conversation).filter((id) => id !== null));
  if (spoken.size === 0) return;
  const known = new Map(
    await db.readRaw<[conversation: string, thread: number]>(
      `SELECT conversation, min(thread) FROM post ${byIndex('post_conversation')}
       WHERE channel = :channel AND conversation IS NOT NULL AND conversation IN ${list('spoken', 'text')}
       GROUP BY conversation`,
      { channel, spoken: [...spoken] },
    ),
  );
  for (const thread of known.values()) stored.add(thread);
  for (const row of rows) {
    if (row.conversation === null) continue;
    const thread = known.get(row.conversation);
    if (thread === undefined) known.set(row.conversation, row.key);
    else sets.unite(row.key, thread);
  }
}

/** Threads whose turns a quote may change: of posts that rows quote, and of rows that stored posts quote. */
async function touchQuotes(
  db: Database,
  channel: string,
  rows: readonly PostRow[],
  here: ReadonlyMap<string, PostRow>,
  filter: Filters,
  { quoted }: Joining,
): Promise<void> {
  const wanted = new Set(rows.map(({ quoteOf }) => quoteOf).filter((id) => id !== null));
  for (const id of wanted) if (here.has(id)) quoted.add(here.get(id)!.key);
  const absent = [...wanted].filter((id) => !here.has(id));
  for (const { thread } of (await postsOfIds(db, channel, absent, filter)).values()) quoted.add(thread);
  if ((await db.oneValue(ANY_QUOTE)) === undefined) return;
  for (const { thread, id } of await quotesOf(db, channel, [...here.keys()])) quoted.add(thread).add(here.get(id)!.key);
}

const ANY_QUOTE = `SELECT 1 FROM post ${byIndex('post_quote')} WHERE quote_of IS NOT NULL LIMIT 1`;

/** Stored threads that gave way to a smaller one are renamed. */
async function moveThreads(db: Database, { sets, stored }: Joining): Promise<void> {
  const moved = [...stored].map((from) => ({ from, to: sets.find(from) })).filter(({ from, to }) => from !== to);
  for (const table of ['post', 'turn'])
    await db.writeMany(`UPDATE ${table} SET thread = :to WHERE thread = :from`, moved);
}

function sortThreads(rows: readonly PostRow[], { sets, stored, quoted }: Joining): Joined {
  const rebuilt = new Set([...quoted, ...stored].map((thread) => sets.find(thread)));
  for (const row of rows) {
    row.thread = sets.find(row.key);
    if (row.quoteOf !== null) rebuilt.add(row.thread);
  }
  const fresh = new Map<number, PostRow[]>();
  for (const row of rows) {
    if (rebuilt.has(row.thread)) continue;
    const thread = fresh.get(row.thread);
    if (thread) thread.push(row);
    else fresh.set(row.thread, [row]);
  }
  return { stored: rebuilt, fresh };
}
