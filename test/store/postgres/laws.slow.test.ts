/** The same history on SQLite and on PostgreSQL: the same rows, turns, queue and report, to the last digit. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decision } from '../../../src/domain/decision.ts';
import type { SourcePost } from '../../../src/domain/post.ts';
import { declareAccounts } from '../../../src/store/accounts/brand-changes.ts';
import { undoImports } from '../../../src/store/facts/undo.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import { appendDecisions } from '../../../src/store/work/decisions.ts';
import { startServer } from '../../helpers/postgres-server.ts';
import { run, temporaryFolder } from '../../helpers/run.ts';
import { addPosts, turnsOf } from '../../helpers/store.ts';
import { DAY_ONE } from '../../helpers/transcript.ts';

const server = startServer();
const law = test.skipIf(server === undefined);

type ValueOf<Made> = Made extends fc.Arbitrary<infer Value> ? Value : never;

const TABLES = [
  ['post', 'key'],
  ['account', 'key'],
  ['turn', 'key'],
  ['mention', 'post, brand'],
  ['reply', 'post, turn'],
  ['decision', 'key'],
  ['label', 'key'],
  ['hand_label', 'post'],
  ['turn_label', 'turn'],
  ['statement', 'post, batch, said'],
  ['account_name', 'channel, folded, account, batch'],
  ['own_posts', 'batch, channel, brand'],
  ['inferred_link', 'post, asked'],
  ['sighting', 'post, batch'],
] as const;

/** Everything that follows from the history, keys included. */
async function everythingIn(store: Store): Promise<Record<string, unknown>> {
  const tables: Record<string, unknown> = { turns: await turnsOf(store) };
  for (const [table, order] of TABLES) tables[table] = await store.read(`SELECT * FROM ${table} ORDER BY ${order}`);
  return tables;
}

const WORDS = [
  'help',
  '@acme help',
  '@ACME où?',
  '@bob @acme hm',
  'thanks!',
  '@rival "and" you\\?',
  'Hi Ann, noted ^JK',
];

const posts = fc.array(
  fc.record({
    id: fc.nat(14),
    author: fc.constantFrom('ann', 'Bob', 'acme', 'acmecare', 'rival', 'Ännchen'),
    words: fc.constantFrom(...WORDS),
    minute: fc.nat(30),
    parent: fc.option(fc.nat(14), { nil: undefined }),
    quoted: fc.option(fc.nat(14), { nil: undefined, freq: 6 }),
    deleted: fc.option(fc.nat(60), { nil: undefined, freq: 6 }),
    followers: fc.option(fc.nat(1000), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 10 },
);

const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('import' as const), posts }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('decide' as const),
        post: fc.nat(14),
        action: fc.constantFrom('no-reply' as const, 'escalate' as const, 'label' as const),
        brand: fc.constantFrom('acme', 'Acme', 'rival'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
  ),
  { minLength: 2, maxLength: 6 },
);

const BRANDS = { acme: ['acme', 'acmecare'], Rival: ['rival'] };

async function live(store: Store, history: ValueOf<typeof steps>): Promise<void> {
  for (const [name, handles] of Object.entries(BRANDS))
    await declareAccounts(
      store,
      name,
      handles.map((handle) => ({ channel: 'x', handle, id: null, bot: false })),
      { autoReplySeconds: 15, now: DAY_ONE },
    );
  const batches: number[] = [];
  for (const [at, step] of history.entries()) {
    if (step.kind === 'import') batches.push(await addPosts(store, step.posts.map(asPost)));
    else if (step.kind === 'decide') await appendDecisions(store, [decisionOf(step, at)]);
    else if (batches.length > 0) await undoImports(store, [batches.pop()!], { autoReplySeconds: 15 });
  }
}

function asPost(draft: ValueOf<typeof posts>[number]): SourcePost {
  const idOf = (id: number | undefined) => (id === undefined || id === draft.id ? undefined : String(100 + id));
  return {
    channel: 'x',
    id: String(100 + draft.id),
    authorHandle: draft.author,
    authorFollowers: draft.followers,
    createdAt: DAY_ONE + draft.minute * 10,
    text: draft.words,
    replyToId: idOf(draft.parent),
    quoteOfId: idOf(draft.quoted),
    deletedAt: draft.deleted === undefined ? undefined : DAY_ONE + 600 + draft.deleted,
  };
}

function decisionOf(
  { post, action, brand }: { post: number; action: Decision['action']; brand: string },
  at: number,
): Decision {
  return {
    id: `decision ${at}`,
    channel: 'x',
    post: String(100 + post),
    brand,
    action,
    value: action === 'label' ? 'intent=complaint' : null,
    note: null,
    until: null,
    actor: 'eva',
    shown_at: null,
    decided_at: DAY_ONE + 1_000 + at,
    posts_seen: 1,
    ahead: null,
    rule: null,
    undoes: null,
  };
}

law('any sequence of imports, decisions and undos leaves the same rows on both', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const stores = [
        await openStore(':memory:'),
        await openStore(server!.address({ schema: `law_${randomUUID().replaceAll('-', '').slice(0, 12)}` })),
      ] as const;
      for (const store of stores) await live(store, history);
      const [inFile, onServer] = [await everythingIn(stores[0]), await everythingIn(stores[1])];
      for (const store of stores) await store.close();
      expect(onServer).toEqual(inFile);
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

const DEMO = fileURLToPath(new URL('../../../fixtures/demo/mentions.csv', import.meta.url));

law('an import, its labels, the queue, a report and an export are the same to the last digit on both', async () => {
  const told = [join(temporaryFolder(), 'care.db'), server!.address({ schema: 'session' })].map(async (db) => {
    const session = async (...argv: string[]) => {
      const { stdout, stderr, code } = await run(argv, { env: { SOCIALCARE_DB: db } });
      return [argv.join(' '), code, argv[0] === 'import' ? '' : (stdout + stderr).replaceAll(db, 'DB')];
    };
    const said: unknown[] = [];
    for (const words of [
      'brand add harbourline @harbourline @harbourlinehelp',
      'brand add brightwave @brightwave @brightwavecare',
      `import ${DEMO} --sampling complete`,
      'classify --json',
      'queue --json',
      'queue --search refund --json',
      'report --json',
      'measure ignored --by day,intent --json',
      'measure follow-ups --json',
      'trend --json',
      'export turns --format csv',
      'export posts --format jsonl',
      'export conversations --format jsonl',
      'export replies --format jsonl',
      'sql --tables',
    ])
      said.push(await session(...words.split(' ')));
    return said;
  });
  const [inFile, onServer] = (await Promise.all(told)) as [unknown[][], unknown[][]];
  for (const [at, said] of inFile.slice(0, -1).entries()) expect(onServer[at]).toEqual(said);
  expect(inFile.filter(([, code]) => code === 0).length).toBeGreaterThan(9);
  // Of a history without turns every database says the same.
  expect(
    String(inFile.find(([words]) => words === 'export turns --format csv')![2]).split('\n').length,
  ).toBeGreaterThan(500);
});
