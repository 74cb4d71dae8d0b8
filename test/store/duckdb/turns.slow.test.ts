/** Turns that DuckDB makes of an exported store are the turns of the store. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeStore } from '../../../src/commands/export/store.ts';
import { namedHandles } from '../../../src/domain/handles.ts';
import type { SourcePost } from '../../../src/domain/post.ts';
import { Interrupted } from '../../../src/errors.ts';
import type { Database } from '../../../src/store/database.ts';
import { openExported, type Store } from '../../../src/store/open.ts';
import { loadTurnFrame } from '../../../src/store/reading/turn-frame.ts';
import { openStore } from '../../helpers/database.ts';
import { hasDuckDb } from '../../helpers/duckdb.ts';
import { temporaryFolder } from '../../helpers/run.ts';
import { everything, NEVER_ENDING, storeOf, turnsOf } from '../../helpers/store.ts';
import { DAY_ONE, transcript } from '../../helpers/transcript.ts';
import { renamedPosts } from '../made-up-names.ts';
import { BRANDS, posts } from '../made-up-posts.ts';

/** What readers ask, and what stays because it is small. */
const READ = ['claim', 'mention', 'post', 'quick_reply', 'reply', 'turn', 'turn_label'];
const SMALL = ['brand_id', 'brand_name', 'circle', 'odd_thread', 'unusual_name'];

/** @param work on what DuckDB makes of the store */
async function withExported<Found>(
  store: Store,
  work: (exported: Store) => Promise<Found>,
  options: { keepSteps?: boolean; memory?: number } = {},
): Promise<Found> {
  const folder = join(temporaryFolder(), 'store');
  await writeStore(store, folder, '0');
  const exported = await openExported(folder, { autoReplySeconds: 15, ...options });
  try {
    return await work(exported);
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
  const here = await turnedIn(store);
  expect(await withExported(store, turnedIn)).toEqual(here);
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

describe.skipIf(!hasDuckDb)('the turns of DuckDB are those of the store', () => {
  test('of 1,500 made-up threads with quotes, deletions, circles and wrong clocks', async () => {
    const cases = fc.sample(posts, { numRuns: 1_500, seed: 2026 });
    const { turns } = await expectAlike(await storeOf(apart(cases), { brands: BRANDS }));
    expect(new Set(turns.map((turn) => (turn as { status: string }).status)).size).toBe(4);
  });

  test('of accounts that are renamed, whose names others take, and that lists name by id', async () => {
    await fc.assert(
      fc.asyncProperty(renamedPosts, async (all) => {
        await expectAlike(await storeOf(all, { brands: { acme: ['acme'], rival: ['rival'] } }));
      }),
      { numRuns: 12, seed: 2026, endOnFailure: true },
    );
  });

  test('of edited posts, of posts sent to a page, of those whose parent is known by its author alone', async () => {
    const all = transcript(`
      09:00 #10 @ann edits=10,11,12: @acme my parcel is late
      09:05 #13 @bob re 12: same here
      09:30 #14 @acme re 11: @ann sorry
      10:00 #20 @cem channel=facebook: it is late
      10:30 #21 @acme re 20 channel=facebook: which one?
      11:00 #30 @dee re 999: @acme and mine?
      11:30 #31 @acme re 30: @dee yours too
      12:00 #40 @eve channel=mastodon: @acme@care.example help
      13:00 #50 @fay inbound=true: nobody is named here
      14:00 #60 @acme: @ann one more thing`);
    const sent = all.map((post) =>
      post.id === '20' ? { ...post, addressedTo: [{ handle: 'Acme' }, { id: '7' }] } : post,
    );
    const { turns } = await expectAlike(await storeOf(sent));
    expect(turns).toMatchObject([{ asked_post: '10', answer_post: '14' }, {}]);
  });

  test('of files that state no links, whose answers the store inferred', async () => {
    const { turns } = await expectAlike(
      await storeOf(`
        09:00 #a @ann: @acme no heating
        09:05 #b @bob: @acme no light
        09:10 #r1 @acme: @ann sorry, we are on it
        09:20 #r2 @acmecare: @bob here is a lamp`),
    );
    expect(turns).toMatchObject([{ answer_post: 'r1' }, { answer_post: 'r2' }]);
  });

  test('of quick replies that say the same, which are automatic', async () => {
    const lines = Array.from({ length: 7 }, (_, at) => [
      `0${at}:00 #q${at} @c${at}: @acme help`,
      `0${at}:00:05 #a${at} @acme re q${at}: @c${at} we got your message`,
      `0${at}:30 #h${at} @acme re q${at}: @c${at} number ${at} is on its way`,
    ]);
    const { replies } = await expectAlike(await storeOf(lines.flat().join('\n')));
    expect(replies.filter((line) => String(line).startsWith('[1,'))).toHaveLength(7);
  });
});

test.skipIf(!hasDuckDb)('Ctrl-C ends it, and leaves no temporary files', async () => {
  const store = await storeOf('09:00 @ann: @acme my parcel is late');
  const folder = join(temporaryFolder(), 'store');
  await writeStore(store, folder, '0');
  const room = temporaryFolder();
  const usual = process.env.TMPDIR;
  process.env.TMPDIR = room;
  try {
    const stopped = new AbortController();
    const opening = openExported(folder, { autoReplySeconds: 15, signal: stopped.signal });
    stopped.abort();
    await expect(opening).rejects.toThrow(Interrupted);
    expect(readdirSync(room)).toEqual([]);
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  }
  await store.close();
});

test.skipIf(!hasDuckDb)(
  'of 57,400 turns each keeps its place: none stands where UTF-8 has half a character',
  async () => {
    const all = Array.from(
      { length: 57_400 },
      (_, at): SourcePost => ({
        ...{ channel: 'x', id: String(at), authorHandle: `c${at}`, createdAt: DAY_ONE + at, text: '@acme help' },
      }),
    );
    const store = await storeOf(all);
    const { key } = await withExported(store, (exported) => loadTurnFrame(exported, everything(), NEVER_ENDING));
    expect(key.findIndex((turn, at) => turn !== at + 1)).toBe(-1);
    expect(key).toHaveLength(57_400);
    await store.close();
  },
);

test.skipIf(!hasDuckDb)('DuckDB holds as much as it is told, and no step is left behind', async () => {
  const store = await storeOf('09:00 @ann: @acme my parcel is late');
  const [limit, threads, tables] = await withExported(
    store,
    async (exported) => [
      await exported.oneValue("SELECT current_setting('memory_limit')"),
      await exported.oneValue("SELECT current_setting('threads')"),
      await exported.readColumn<string>('SELECT table_name FROM duckdb_tables()'),
    ],
    { memory: 199_000_000 },
  );
  expect([limit, threads]).toEqual(['189.7 MiB', 1]);
  expect((tables as string[]).toSorted()).toEqual([...READ, ...SMALL].toSorted());
  await store.close();
});

test('a database that others write to while it is exported is not half exported', async () => {
  const cwd = temporaryFolder();
  const [store, other] = [await openStore(join(cwd, 'care.db')), await openStore(join(cwd, 'care.db'))];
  const disturbed: Database = {
    ...store,
    async *stream<Row>(sql: string) {
      yield* store.stream<Row>(sql);
      if (sql.includes('FROM "brand"')) await other.write("INSERT INTO setting (name, value) VALUES ('late', '1')");
    },
  };
  await expect(writeStore(disturbed, join(cwd, 'store'), '0')).rejects.toThrow('somebody wrote to the database');
  expect(readdirSync(cwd).filter((name) => name.startsWith('store'))).toEqual([]);
  await writeStore(store, join(cwd, 'store'), '0');
  expect(readdirSync(join(cwd, 'store'))).toContain('socialcare-store.json');
  await Promise.all([store.close(), other.close()]);
});

describe.skipIf(!hasDuckDb)('names in texts', () => {
  const PIECES = [
    '@',
    '@@',
    'ann',
    'Acme',
    '.',
    '-',
    '_',
    '/',
    ' ',
    '\n',
    '\u00a0',
    ',',
    'é',
    '@ann',
    '@Acme.care',
    '9',
  ];
  const CHANNELS = ['x', 'mastodon', 'bluesky', 'youtube', 'reddit'];

  test('are those that the rules find, in 4,000 random texts of five channels', async () => {
    const texts = fc.sample(fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }), { numRuns: 4_000, seed: 1 });
    const all = texts.map(
      (pieces, at): SourcePost => ({
        channel: CHANNELS[at % CHANNELS.length]!,
        id: String(at),
        authorHandle: 'zoe',
        createdAt: DAY_ONE + at,
        text: pieces.join(''),
      }),
    );
    const store = await storeOf(all, { brands: {} });
    const keys = new Map(await store.readRaw<[string, number]>('SELECT id, key FROM post'));
    const expected = all.flatMap(({ id, text, channel }) => {
      const { leading, own } = namedHandles(text, channel);
      const names = [...leading, ...own];
      return names.map((name, at) => `${keys.get(id)!} ${at + 1} ${Number(at < leading.length)} ${name}`);
    });
    const found = await withExported(
      store,
      (exported) => exported.readRaw('SELECT post, place, filled, handle FROM named'),
      { keepSteps: true },
    );
    expect(found.map((row) => row.join(' ')).sort()).toEqual(expected.sort());
    await store.close();
  });
});
