/** What others write shows at once: on a watched queue, and on the page of whoever looks at the same turn. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { News } from '../../../src/store/database.ts';
import { openStore } from '../../../src/store/open.ts';
import { hurry } from '../../helpers/hurry.ts';
import { KEY, type Keyboard, sitDown } from '../../helpers/keyboard.ts';
import { startPooler } from '../../helpers/pooler.ts';
import { startServer } from '../../helpers/postgres-server.ts';
import { run, temporaryFolder } from '../../helpers/run.ts';

const server = startServer();
const story = test.skipIf(server === undefined);
const NOON = '2026-03-02T12:00:00Z';
/** Far less than any polling takes, and enough for a computer that does much else. */
const AT_ONCE_MS = 3_000;

/** Ann, Bob and Cy wait for an answer; who is asked by another handle writes for another person. */
async function team(schema: string) {
  const cwd = temporaryFolder();
  const env = { SOCIALCARE_DB: server!.address({ schema }) };
  const care = async (...argv: string[]) => {
    const done = await run([...argv], { cwd, env: { ...env, SOCIALCARE_ACTOR: 'eva' }, now: NOON });
    expect([argv, done.code, done.stderr]).toEqual([argv, 0, done.stderr]);
  };
  const posts = async (...rows: string[]) => {
    writeFileSync(join(cwd, 'posts.csv'), `id,text,created_at,author_handle,reply_to_id\n${rows.join('\n')}\n`);
    await care('import', 'posts.csv', '--again');
  };
  await care('brand', 'add', 'acme', '@acme');
  await posts(
    'q1,@acme where is my parcel,2026-03-02T09:00:00Z,ann,',
    'q2,@acme hi there,2026-03-02T10:00:00Z,bob,',
    'q3,@acme hello,2026-03-02T11:00:00Z,cy,',
  );
  const sit = (...argv: string[]) => sitDown(argv, { cwd, now: NOON, env });
  return { env, care, posts, sit };
}

async function leave(at: Keyboard): Promise<void> {
  at.interrupt();
  await at.left;
}

async function seesAtOnce(at: Keyboard, text: string, since: number): Promise<void> {
  await at.sees(text);
  expect(performance.now() - since).toBeLessThan(AT_ONCE_MS);
}

story('a watched queue shows a decision and a new post elsewhere long before it would look by itself', async () => {
  const { care, posts, sit } = await team('watched');
  const at = await sit('queue', '--as-of', 'now', '--watch', '--every', '1h');
  await at.sees('3 waiting');
  await care('triage', 'q2', '--as', 'no-reply', '--reason', 'thanks');
  await seesAtOnce(at, '2 waiting', performance.now());
  await posts('q4,@acme anybody,2026-03-02T11:30:00Z,dan,');
  await seesAtOnce(at, '@dan', performance.now());
  await leave(at);
});

story('it goes on hearing after the server was killed and is back', async () => {
  const { care, sit } = await team('restarted');
  const at = await sit('queue', '--as-of', 'now', '--watch', '--every', '1h');
  await at.sees('3 waiting');
  server!.stop('immediate');
  server!.start();
  await setTimeout(1_500);
  await care('triage', 'q1', '--as', 'no-reply', '--reason', 'thanks');
  await at.sees('2 waiting');
  await leave(at);
});

story('a server that is down is said to be, and that the last decision was not saved when triage leaves', async () => {
  const { care, sit } = await team('down');
  const at = await sit('triage', '--as-of', 'now');
  await at.press('n', '1');
  await at.sees('@bob →');
  server!.stop('immediate');
  // The minute that is waited for it passes in three seconds.
  const begun = Date.now();
  const fast = hurry(20);
  try {
    await at.press('n', '1');
    await at.sees('does not answer; trying again for up to a minute');
    const { code } = await at.left;
    expect([code, Date.now() - begun < 10_000]).toEqual([1, true]);
  } finally {
    fast.mockRestore();
    server!.start();
  }
  expect(at.raw()).toContain('The last decision, about post q2 on x, was not saved');
  expect(at.raw()).not.toContain('in use by another process');
  expect((await at.screen()).restored).toBe(true);
  await care('triage', 'q2', '--as', 'no-reply', '--reason', 'thanks', '--force');
});

story(
  'whoever looks at a turn is told when somebody decides it, answers it, or its customer writes again',
  async () => {
    const { care, posts, sit } = await team('looked');
    const at = await sit('triage', '--as-of', 'now');
    await at.sees('@ann →');
    await care('triage', 'q2', '--as', 'note', '--note', 'about another');
    await care('triage', 'q1', '--as', 'escalate', '--to', 'legal', '--force');
    await seesAtOnce(at, 'Meanwhile eva: escalated to legal', performance.now());
    expect((await at.page()).join('\n')).not.toContain('about another');
    await posts('q5,@acme and the box is broken,2026-03-02T11:40:00Z,ann,q1');
    await seesAtOnce(at, 'The customer wrote again meanwhile.', performance.now());
    await posts('a1,@ann sorry,2026-03-02T11:50:00Z,acme,q5');
    await seesAtOnce(at, 'It was answered meanwhile.', performance.now());
    await at.press('n', '1');
    await at.sees('@bob →');
    // What was decided before a turn is shown is on its page, and nobody's own decision is news.
    await at.press('#');
    await at.press(...'vip', KEY.enter);
    await at.sees('#vip');
    await setTimeout(300);
    expect((await at.page()).join('\n')).not.toContain('Meanwhile');
    await at.press('q');
    await at.left;
  },
);

story('news are told when they are kept, with the posts they are about unless these are very many', async () => {
  const { env } = await team('told');
  const [one, two] = [await openStore(env.SOCIALCARE_DB), await openStore(env.SOCIALCARE_DB)];
  const heard: News[] = [];
  await one.listen((news) => void heard.push(news));
  // Who writes knows what they wrote.
  await one.transaction(async (tx) => tx.announce({ kind: 'decisions', posts: ['x own'] }), 'decisions');
  await two.transaction(async (tx) => tx.announce({ kind: 'decisions', posts: ["x it's"] }), 'decisions');
  await two
    .transaction(async (tx) => {
      tx.announce({ kind: 'decisions', posts: ['x never'] });
      throw new Error('undone');
    }, 'decisions')
    .catch(() => {});
  const many = Array.from({ length: 600 }, (_, at) => `x ${1_790_000_000_000_000_000n + BigInt(at)}`);
  await two.transaction(async (tx) => tx.announce({ kind: 'decisions', posts: many }), 'decisions');
  await two.write("INSERT INTO setting (name, value) VALUES ('a', 'b')");
  await vi.waitFor(() => expect(heard).toHaveLength(3));
  expect(heard).toEqual([{ kind: 'decisions', posts: ["x it's"] }, { kind: 'decisions' }, { kind: 'facts' }]);
  await one.close();
  await two.close();
});

story(
  'behind a pooler nothing is heard: that is said once to who looks into it, and the queue looks by itself',
  async () => {
    const { care, sit, env } = await team('pooled');
    const pooler = await startPooler(server!.folder);
    if (!pooler) return console.warn('!!! pgbouncer is not installed here: nothing is tested behind it');
    env.SOCIALCARE_DB = pooler.address({ schema: 'pooled' });
    const at = await sit('queue', '--as-of', 'now', '--watch', '--every', '1s', '--debug');
    await at.sees('3 waiting');
    expect(at.raw().split('which hands no news through')).toHaveLength(2);
    await care('triage', 'q2', '--as', 'no-reply', '--reason', 'thanks');
    await at.sees('2 waiting');
    await leave(at);
    await pooler.stop();
  },
);

story('a replica tells nothing either, and says why to who looks into it', async () => {
  const { env } = await team('followed');
  const replica = server!.replica();
  const said: string[] = [];
  const address = env.SOCIALCARE_DB.replace(encodeURIComponent(server!.folder), encodeURIComponent(replica.folder));
  const store = await openStore(address, { readonly: true, debug: (text) => void said.push(text) });
  expect(await store.listen(() => {})).toBeUndefined();
  expect(said).toEqual([expect.stringContaining('sends no news')]);
  expect(await store.oneValue('SELECT count(*) FROM post')).toBe(3);
  await store.close();
  replica.end();
});

test('a file tells nothing', async () => {
  const store = await openStore(':memory:');
  expect(await store.listen(() => {})).toBeUndefined();
  await store.close();
});
