/** Turns that DuckDB makes of an exported store are the turns of the store. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeStore } from '../../../src/commands/export/store.ts';
import type { SourcePost } from '../../../src/domain/post.ts';
import type { Database } from '../../../src/store/database.ts';
import { openExported, type Store } from '../../../src/store/open.ts';
import { storeOf, turnsOf } from '../../helpers/store.ts';
import { hasDuckDb } from '../../helpers/duckdb.ts';
import { BRANDS, posts } from '../made-up-posts.ts';

/** What DuckDB makes of a store, beside what the store says itself. */
async function bothSides(store: Store): Promise<{ here: Turned; there: Turned }> {
  const folder = join(mkdtempSync(join(tmpdir(), 'socialcare-test-')), 'store');
  await writeStore(store, folder, '0');
  const exported = await openExported(folder, { autoReplySeconds: 15 });
  try {
    return { here: await turnedIn(store), there: await turnedIn(exported) };
  } finally {
    await exported.close();
    rmSync(folder, { recursive: true });
  }
}

interface Turned {
  turns: unknown[];
  mentions: unknown[];
  replies: unknown[];
}

/** Turns with their posts and replies, by the ids of the platform. */
async function turnedIn(store: Store): Promise<Turned> {
  const of = (table: string) =>
    `SELECT t.brand, p.channel, p.id, ask.id AS asked, t.ordinal, t.thread, t.root, t.status FROM ${table} x JOIN post p ON p.key = x.post
     JOIN turn t ON t.key = x.turn JOIN post ask ON ask.key = t.asked_post`;
  const lines = async (db: Database, sql: string) => (await db.readRaw(sql)).map((row) => JSON.stringify(row)).sort();
  return {
    turns: await turnsOf(store),
    mentions: await lines(store, of('mention').replace('SELECT ', 'SELECT x.reach, ')),
    replies: await lines(store, of('reply').replace('SELECT ', 'SELECT x.auto, ')),
  };
}

async function expectAlike(store: Store): Promise<Turned> {
  const { here, there } = await bothSides(store);
  expect(there).toEqual(here);
  await store.close();
  return here;
}

/** Cases side by side in one store: each has its own ids and customers, and all have the brands. */
function apart(cases: readonly (readonly SourcePost[])[]): SourcePost[] {
  const brands = new Set(Object.values(BRANDS).flat());
  return cases.flatMap((all, at) => {
    const id = (own: string | undefined) => own && `${at}0${own}`;
    return all.map((post) => ({
      ...post,
      id: id(post.id)!,
      replyToId: id(post.replyToId),
      quoteOfId: id(post.quoteOfId),
      conversationId: id(post.conversationId),
      authorHandle: brands.has(post.authorHandle!) ? post.authorHandle : `${post.authorHandle}${at}`,
      text: post.text.replace(/@(ann|bob)/g, `@$1${at}`),
    }));
  });
}

test.skipIf(!hasDuckDb)('of 1,500 made-up threads with quotes, deletions, circles and wrong clocks', async () => {
  const cases = fc.sample(posts, { numRuns: 1_500, seed: 2026 });
  const { turns } = await expectAlike(await storeOf(apart(cases), { brands: BRANDS }));
  expect(new Set(turns.map((turn) => (turn as { status: string }).status)).size).toBe(4);
});
