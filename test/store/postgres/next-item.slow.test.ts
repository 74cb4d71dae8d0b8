/** What one decision and the next item cost a server: statements, and messages of which each waits for the one before. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import type { Database } from '../../../src/store/database.ts';
import { openStore } from '../../../src/store/open.ts';
import { sitDown } from '../../helpers/keyboard.ts';
import { startPooler } from '../../helpers/pooler.ts';
import { startServer } from '../../helpers/postgres-server.ts';
import { run, temporaryFolder } from '../../helpers/run.ts';

const server = startServer();
const story = test.skipIf(server === undefined);
const NOON = '2026-03-02T12:00:00Z';

/**
 * Look: the turn, posts, decisions and claims since. Write: the lock, the decision, the news of it. Move on: the claim, that
 * before it, the item with its decisions. Show: the thread with its labels and decisions, and the customer's past. Where a
 * statement is added, each of very many agents waits for it at every key, so it must take the place of another.
 */
const MOST_STATEMENTS = 15;
const MOST_MESSAGES = 4;
/** Behind a pooler each message begins with the schema, and where it writes, with who sees what. */
const MOST_POOLED = 20;

type Sent = 'parse' | 'execute' | 'query' | 'sync';

/** Counts what the driver sends from now on. */
function count(): Record<Sent, number> {
  const sent = { parse: 0, execute: 0, query: 0, sync: 0 };
  const wire = pg.Connection.prototype as unknown as Record<Sent, (...given: unknown[]) => void>;
  for (const name of Object.keys(sent) as Sent[]) {
    const own = wire[name];
    vi.spyOn(wire, name).mockImplementation(function (this: unknown, ...given: unknown[]) {
      sent[name] += name === 'query' ? String(given[0]).split(';').length : 1;
      return own.apply(this, given);
    });
  }
  return sent;
}

afterEach(() => vi.restoreAllMocks());

/** Five customers wait, each asked once before and was told what to do; somebody else has the first. */
async function queueAt(schema: string, db: string) {
  const cwd = temporaryFolder();
  const env = { SOCIALCARE_DB: server!.address({ schema }) };
  const care = async (...argv: string[]) => {
    const done = await run(argv, { cwd, env: { ...env, SOCIALCARE_ACTOR: 'eva' }, now: NOON });
    expect([argv, done.code, done.stderr]).toEqual([argv, 0, done.stderr]);
  };
  const rows = Array.from({ length: 10 }, (_, at) => `q${at},@acme hello ${at},2026-03-02T09:0${at}:00Z,fan${at % 5},`);
  writeFileSync(join(cwd, 'posts.csv'), `id,text,created_at,author_handle,reply_to_id\n${rows.join('\n')}\n`);
  await care('brand', 'add', 'acme', '@acme');
  await care('import', 'posts.csv');
  return sitDown(['triage', '--as-of', 'now'], { cwd, now: NOON, env: { SOCIALCARE_DB: db } });
}

async function costOfThird(at: Awaited<ReturnType<typeof sitDown>>) {
  await at.press('n', '1');
  await at.sees('@fan1 →');
  await at.press('n', '1');
  await at.sees('@fan2 →');
  await setTimeout(500);
  const sent = count();
  await at.press('n', '1');
  await at.sees('@fan3 →');
  // What the news of one's own decision leads to belongs to it.
  await setTimeout(500);
  vi.restoreAllMocks();
  await at.press('q');
  await at.left;
  return {
    statements: sent.execute + sent.query,
    messages: sent.sync + sent.query,
    prepared: sent.parse,
  };
}

story('a decision and the next item are few statements in few messages, planned once', async () => {
  const cost = await costOfThird(await queueAt('counted', server!.address({ schema: 'counted' })));
  expect(cost.prepared).toBe(0);
  expect(cost.statements).toBeLessThanOrEqual(MOST_STATEMENTS);
  expect(cost.messages).toBeLessThanOrEqual(MOST_MESSAGES);
  // Fewer would mean that nothing was counted.
  expect(cost.messages).toBeGreaterThan(2);
});

story('behind a pooler they are as few messages, and nothing is kept on connections that change', async () => {
  const pooler = await startPooler(server!.folder);
  if (!pooler) return console.warn('!!! pgbouncer is not installed here: nothing is counted behind it');
  const cost = await costOfThird(await queueAt('pooled', pooler.address({ schema: 'pooled' })));
  expect(cost.messages).toBeLessThanOrEqual(MOST_MESSAGES);
  expect(cost.statements).toBeLessThanOrEqual(MOST_POOLED);
  expect(cost.prepared).toBe(cost.statements);
  // Whoever waited for the lock must see what was written meanwhile, whatever the server is set to.
  const store = await openStore(pooler.address({ schema: 'pooled' }));
  const isolation = (db: Database) => db.oneValue("SELECT current_setting('transaction_isolation')");
  expect(await isolation(store)).toBe('serializable');
  expect(await store.together(isolation, 'decisions')).toBe('read committed');
  await store.close();
  await pooler.stop();
});

story('what is asked together is asked before the first wait: later it is refused, not left unsent', async () => {
  const store = await openStore(server!.address({ schema: 'together' }));
  const late = store.together(async (db) => [await db.oneValue('SELECT 1'), await db.oneValue('SELECT 2')]);
  await expect(late).rejects.toThrow('must be asked before the first wait');
  expect(await store.together(async () => 'nothing')).toBe('nothing');
  await store.close();
});

story('a statement that the server keeps prepared is planned again when its table was changed meanwhile', async () => {
  const store = await openStore(server!.address({ schema: 'replanned' }));
  const ask = () => store.together((db) => Promise.all([db.one('SELECT * FROM setting'), db.oneValue('SELECT 1')]));
  await store.write("INSERT INTO setting (name, value) VALUES ('a', 'b')");
  expect(await ask()).toEqual([{ name: 'a', value: 'b' }, 1]);
  server!.psql("ALTER TABLE replanned.setting ADD COLUMN more text DEFAULT 'c'");
  expect(await ask()).toEqual([{ name: 'a', value: 'b', more: 'c' }, 1]);
  const sent = count();
  expect(await ask()).toEqual([{ name: 'a', value: 'b', more: 'c' }, 1]);
  expect(sent).toMatchObject({ parse: 0, execute: 2, sync: 1 });
  await store.close();
});
