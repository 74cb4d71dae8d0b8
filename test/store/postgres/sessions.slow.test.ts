/** The same session on SQLite and on PostgreSQL, command by command: each says the same on both, and so does every export and report. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openStore } from '../../../src/store/open.ts';
import { startServer } from '../../helpers/postgres-server.ts';
import { NOON, openSandbox, type Sandbox } from '../../helpers/sandbox.ts';
import { startMastodon, type TootServer } from '../../helpers/servers/mastodon.ts';

const server = startServer();
const HOUR = 3_600;
const START = NOON / 1000 - 10 * 86_400;

const WORDS = [
  '@acme where is my parcel? it has not arrived',
  '@ACME où est ma commande, s’il vous plaît?',
  '@rival @acme your app crashes since the update',
  'thanks, you are great @acmecare',
  '@acme hm "ok" then\\, 100 % \u0000 😀',
  'Hi Ann, sorry to hear! Please DM us your number ^JK',
  '@acme Ärger mit der Rechnung!',
];
const PEOPLE = ['ann', 'Bob', 'Ännchen', 'émile', 'zoë'];
const AUTHORS = [...PEOPLE, 'acme', 'AcmeCare', 'rival'];

const post = fc.record({
  id: fc.nat(24),
  // The same in every file but now and then.
  other: fc.option(fc.constantFrom(...AUTHORS), { nil: undefined, freq: 12 }),
  words: fc.constantFrom(...WORDS),
  quarter: fc.nat(600),
  parent: fc.option(fc.nat(24), { nil: undefined }),
  followers: fc.option(fc.nat(50_000), { nil: undefined }),
});
const toot = fc.record({
  author: fc.constantFrom('ann@elsewhere.example', 'Emil@elsewhere.example', 'acme'),
  quarter: fc.nat(600),
  parent: fc.option(fc.nat(30), { nil: undefined }),
  mentions: fc.boolean(),
});

type Draft = typeof post extends fc.Arbitrary<infer Made> ? Made : never;
type TootDraft = typeof toot extends fc.Arbitrary<infer Made> ? Made : never;

const ids = fc.nat(24).map((id) => String(100 + id));
const line = (...words: string[]) => ({ kind: 'line' as const, words });
const decision = fc.constantFrom(
  ['--as', 'no-reply', '--reason', 'thanks only'],
  ['--as', 'elsewhere', '--via', 'phone'],
  ['--as', 'escalate', '--to', 'legal'],
  ['--as', 'assign', '--to', 'Zoë'],
  ['--as', 'tag', '--tag', 'refund'],
  ['--as', 'note', '--note', 'called back, "twice"'],
  ['--as', 'label', '--label', 'intent=complaint'],
  ['--as', 'undo'],
);
const label = fc.constantFrom('intent=complaint', 'intent=', 'urgency=high', 'sentiment=negative', 'topic=billing');
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      posts: fc.uniqueArray(post, { minLength: 6, maxLength: 24, selector: ({ id }) => id }),
      sampling: fc.constantFrom('complete', 'search', 'answered-only'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('pull' as const), toots: fc.array(toot, { maxLength: 8 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.tuple(ids, decision).map(([id, words]) => line('triage', id, ...words, '--actor', 'eva', '--force')),
  },
  { weight: 2, arbitrary: fc.tuple(ids, label).map(([id, said]) => line('label', id, said, '--actor', 'Jo')) },
  { weight: 1, arbitrary: fc.constant(line('classify')) },
  { weight: 1, arbitrary: fc.constantFrom(...PEOPLE).map((who) => line('forget', `@${who}`, '--yes')) },
  { weight: 1, arbitrary: ids.map((id) => line('forget', '--post', id, '--yes')) },
  { weight: 1, arbitrary: fc.constant(line('import', '--undo', '--yes')) },
  { weight: 1, arbitrary: fc.constantFrom('3d', '8d').map((age) => line('retain', age, '--yes')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      line('brand', 'add', 'Rival', '@rival'),
      line('brand', 'remove', 'rival'),
      line('brand', 'add', 'acme', '@Bob', '--move'),
      line('brand', 'add', 'Zebra', '@zoë', '--bot'),
    ),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Made> ? Made : never;

/** What anybody may ask afterwards. */
const QUESTIONS = [
  'brand list --json',
  'queue --json --closed --snoozed --ignored',
  'queue --search parcel --json',
  'report --sections all --json',
  'report --format csv --by brand,channel --denominator all',
  'measure ignored --by week,customer --json',
  'measure decisions --by agent --json',
  'trend ignored --by brand --json',
  'compare --by brand --json',
  'coverage --json',
  'export turns --reach all --format csv',
  'export posts --all --format csv',
  'export posts --all --format jsonl --sort author_handle',
  'export replies --format csv',
  'export conversations --format csv',
  'export decisions --format csv',
  'export person @ann --channel x',
  'explain ignored --json',
  'dump',
  'doctor --offline',
].map((words) => words.split(' '));

/** What no two sessions have alike, wherever they run: new ids of decisions, how long it took, room on the disk. */
const OWN = [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, /\(\d+\.\d s\)/g, /^ok +disk:.*\n/m];

async function live(sandbox: Sandbox, steps: readonly Step[]): Promise<string[]> {
  const social = await startMastodon('acme', sandbox.clock);
  social.accounts.push('ann@elsewhere.example', 'Emil@elsewhere.example');
  sandbox.env.SOCIALCARE_MASTODON_BASE_URL = social.url;
  const said: string[] = [];
  const say = async (...words: string[]) => {
    const { stdout, stderr, code } = await sandbox.run(...words);
    const text = `${words.join(' ')} -> ${code}\n${stdout}${stderr}`.replaceAll(sandbox.env.SOCIALCARE_DB!, 'DB');
    said.push(OWN.reduce((left, own) => left.replace(own, ''), text.replaceAll(sandbox.cwd, 'FOLDER')));
  };
  await say('brand', 'add', 'acme', '@acme', '@acmecare', `mastodon:acme@${social.host}`);
  await say('brand', 'add', 'rival', '@rival');
  for (const [at, each] of steps.entries()) {
    sandbox.time += HOUR * 1000;
    if (each.kind === 'line') await say(...each.words);
    else if (each.kind === 'pull') {
      for (const draft of each.toots) social.toots.push(tootOf(draft, social));
      await say('pull', 'mastodon', '--json');
    } else {
      writeFileSync(join(sandbox.cwd, `${at}.csv`), tableOf(each.posts));
      await say('import', `${at}.csv`, '--channel', 'x', '--sampling', each.sampling, '--accept-rejects', '--no-input');
    }
  }
  for (const words of QUESTIONS) await say(...words);
  await social.close();
  return said.map((text) => text.replaceAll(social.url, 'SOCIAL').replaceAll(new URL(social.url).host, 'SOCIAL'));
}

function tableOf(posts: readonly Draft[]): string {
  const rows = posts.map(({ id, other, words, quarter, parent, followers }) => [
    100 + id,
    other ?? AUTHORS[id % AUTHORS.length],
    new Date((START + quarter * 900) * 1000).toISOString(),
    `"${words.replaceAll('"', '""')}"`,
    parent === undefined || parent === id ? '' : 100 + parent,
    followers ?? '',
  ]);
  return `${['id,author_handle,created_at,text,reply_to_id,author_followers', ...rows].join('\n')}\n`;
}

function tootOf({ author, quarter, parent, mentions }: TootDraft, { toots, url }: TootServer) {
  const at = START + quarter * 900;
  return {
    // As the network counts them: by time, and none twice.
    id: String(1_000_000 + quarter * 1_000 + toots.length),
    author,
    content: `<p>${mentions ? `<a href="${url}/@acme" class="u-url mention">@<span>acme</span></a>` : ''} help me, please</p>`,
    at,
    ...(mentions && { mentions: ['acme'] }),
    ...(parent !== undefined && toots[parent] && { replyTo: toots[parent].id }),
  };
}

test.skipIf(server === undefined)(
  'any session of imports, pulls, decisions, erasures and undos says and leaves the same on both',
  async () => {
    let turns = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
        const schema = `session_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
        try {
          const env = { MASTODON_ACCESS_TOKEN: 'toot-token' };
          const inFile = openSandbox(env);
          const onServer = openSandbox({ ...env, SOCIALCARE_DB: server!.address({ schema }) });
          // Pseudonyms follow from a secret of each database.
          for (const { env } of [inFile, onServer]) {
            const store = await openStore(env.SOCIALCARE_DB!);
            await store.write("UPDATE store_secret SET secret = 'the same for both'");
            await store.close();
          }
          const expected = await live(inFile, steps);
          turns += expected.find((text) => text.startsWith('export turns'))!.split('\n').length - 2;
          expect(await live(onServer, steps)).toEqual(expected);
        } finally {
          server!.psql(`DROP SCHEMA ${schema} CASCADE`);
        }
      }),
      { numRuns: 8, endOnFailure: true },
    );
    // Of sessions without turns every database says the same.
    expect(turns).toBeGreaterThan(20);
  },
);
