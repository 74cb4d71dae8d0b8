/** An in-memory database filled from a conversation, and the rows that come out of it. */

import type { Filter } from '../../src/domain/filter.ts';
import type { Sampling, SourcePost } from '../../src/domain/post.ts';
import { DEFAULT_REACH, REACHES, type Reach } from '../../src/domain/reach.ts';
import { declareAccounts } from '../../src/store/accounts/brand-changes.ts';
import { emptyCounts, saveBatch, startBatch } from '../../src/store/facts/batches.ts';
import { coverImport } from '../../src/store/facts/brand-coverage.ts';
import { openIngest } from '../../src/store/facts/ingest.ts';
import type { Store } from '../../src/store/open.ts';
import { exportRows } from '../../src/store/reading/export.ts';
import { openStore } from './database.ts';
import { DAY_ONE, transcript } from './transcript.ts';

export interface Setting {
  /** Brand -> handles on x; a handle ending in ! is a bot. */
  brands?: Record<string, string[]>;
  sampling?: Sampling;
  registerBrands?: boolean;
  /** Unix seconds; the default claims ten days from the first day of transcripts. */
  covers?: { since: number; until: number };
  /** Whether the batch is said to hold the brands' replies, had there been any; true by default. */
  coversReplies?: boolean;
  /** 'import test' by default. */
  source?: string;
}

export const NEVER_ENDING = 4_000_000_000;

export function everything(more: Partial<Filter> = {}): Filter {
  return { brands: [], channels: [], reach: REACHES, status: [], labels: {}, turns: 'all', ...more };
}

export function counted(more: Partial<Filter> = {}): Filter {
  return everything({ reach: DEFAULT_REACH as Reach[], ...more });
}

/** A store with brand acme (@acme, @acmecare) by default, holding the conversation. */
export async function storeOf(conversation: string | SourcePost[], setting: Setting = {}): Promise<Store> {
  const store = await openStore(':memory:');
  for (const [name, handles] of Object.entries(setting.brands ?? { acme: ['acme', 'acmecare'] }))
    await declareAccounts(
      store,
      name,
      handles.map((handle) => ({ channel: 'x', handle: handle.replace('!', ''), id: null, bot: handle.endsWith('!') })),
      { autoReplySeconds: 15, now: DAY_ONE },
    );
  await addPosts(store, conversation, setting);
  return store;
}

/** Imports more posts as a batch of its own; reposts are left out as every importer does. */
export async function addPosts(
  store: Store,
  conversation: string | SourcePost[],
  setting: Setting = {},
): Promise<number> {
  return addPieces(store, [typeof conversation === 'string' ? transcript(conversation) : conversation], setting);
}

/** One batch, a transaction for each piece. */
export async function addPieces(store: Store, pieces: SourcePost[][], setting: Setting = {}): Promise<number> {
  const posts = pieces.flat().filter((post) => !post.repost);
  const { sampling = 'complete', coversReplies = true, source = 'import test' } = setting;
  const batch = await startBatch(store, {
    source,
    sampling,
    toolVersion: '0',
    startedAt: DAY_ONE,
    registers: setting.registerBrands,
    coversReplies,
  });
  const ingest = await openIngest(store, {
    batch,
    autoReplySeconds: 15,
    now: DAY_ONE,
    registerBrands: setting.registerBrands,
    filterBits: 64,
  });
  const counts = emptyCounts();
  for (const piece of pieces) {
    const added = await ingest.add(piece.filter((post) => !post.repost));
    counts.new += added.new;
    counts.changed += added.changed;
    counts.same += added.same;
    counts.contradicting += added.contradicting;
  }
  await ingest.close([]);
  await saveBatch(store, batch, counts, DAY_ONE);
  const covers = setting.covers ?? { since: DAY_ONE, until: DAY_ONE + 10 * 86_400 };
  const channels = new Set(posts.map((post) => post.channel));
  await coverImport(
    store,
    { batch, source, stream: 'test', sampling },
    new Map([...channels].map((channel) => [channel, { ...covers, seam: 86_400 }])),
  );
  return batch;
}

/** Runs statements that are parted by semicolons. */
export async function runAll(store: Store, sql: string): Promise<void> {
  for (const each of sql.split(';')) if (each.trim() !== '') await store.write(each);
}

/** Turns as `export turns` writes them, oldest question first. */
export async function turnsOf(
  store: Store,
  filter = everything(),
  asOf = NEVER_ENDING,
): Promise<Record<string, string | number | null>[]> {
  const time = (turn: Record<string, string | number | null>) => `${turn.asked_at} ${JSON.stringify(turn)}`;
  const turns: Record<string, string | number | null>[] = [];
  for await (const rows of exportRows(store, 'turns', { filter, asOf })) turns.push(...rows);
  return turns.sort((a, b) => (time(a) < time(b) ? -1 : 1));
}

/** All rows of each table as texts, in an order of their own. */
export async function rowsOf(store: Store, tables: readonly string[]): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of tables)
    all[table] = (await store.read(`SELECT * FROM ${table}`)).map((row) => JSON.stringify(row)).sort();
  return all;
}
