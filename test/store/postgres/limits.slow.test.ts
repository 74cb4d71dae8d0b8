/** Statements on a server that take too long: stopped, said, and how to give them more. */
import { expect, test } from 'vitest';
import { openStore } from '../../../src/store/open.ts';
import { startPooler } from '../../helpers/pooler.ts';
import { startServer } from '../../helpers/postgres-server.ts';
import { run } from '../../helpers/run.ts';
import { addPosts } from '../../helpers/store.ts';

const server = startServer();
const story = test.skipIf(server === undefined);

async function stored(schema: string): Promise<string> {
  const address = server!.address({ schema });
  const store = await openStore(address);
  await addPosts(store, '09:00 @ann: @acme hello');
  await store.close();
  return address;
}

story('sql that takes longer than its limit is stopped, says so, and is given more by --timeout', async () => {
  const env = { SOCIALCARE_DB: await stored('slow') };
  const query = 'SELECT count(*) AS n FROM (SELECT pg_sleep(1.5)) slept';
  const stopped = await run(['sql', query, '--timeout', '1s'], { env });
  expect(stopped.code).toBe(1);
  expect(stopped.stderr).toContain('a statement took longer than 1 s and was stopped');
  expect(stopped.stderr).toContain('--timeout');
  expect(await run(['sql', query, '--timeout', 'ever'], { env })).toMatchObject({ code: 0, stdout: 'n\n1\n' });
  const shown = 'SELECT current_setting($$statement_timeout$$) AS t';
  expect((await run(['sql', shown, '--timeout', '2147483s'], { env })).stdout).toBe('t\n2147483s\n');
  for (const timeout of ['2147484s', '25d'])
    expect(await run(['sql', shown, '--timeout', timeout], { env })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`--timeout: ${timeout} is longer than a server can count`),
    });
  // Nobody waits five minutes here: what the server was told is enough.
  expect((await run(['sql', shown], { env })).stdout).toBe('t\n5min\n');
});

story(
  'a limit holds for single statements and in transactions, and without one a statement may take its time',
  async () => {
    const address = await stored('limited');
    for (const limitSeconds of [undefined, 1]) {
      const store = await openStore(address, { ...(limitSeconds && { limitSeconds }) });
      const alone = store.one('SELECT pg_sleep(1.2)');
      const inside = store.transaction((tx) => tx.one('SELECT pg_sleep(1.2)'), 'claims');
      const said = (await Promise.allSettled([alone, inside])).map((each) =>
        each.status === 'rejected' ? each.reason.message : 'done',
      );
      const stopped = expect.stringContaining('took longer than 1 s and was stopped; nothing was changed');
      expect(said).toEqual(limitSeconds ? [stopped, stopped] : ['done', 'done']);
      await store.close();
    }
  },
);

story('a limit of the server itself is named as such', async () => {
  const address = await stored('theirs');
  server!.psql("CREATE ROLE hurried LOGIN SUPERUSER; ALTER ROLE hurried SET statement_timeout = '200ms'");
  const env = { SOCIALCARE_DB: address.replace('//postgres@', '//hurried@') };
  const store = await openStore(env.SOCIALCARE_DB);
  await expect(store.one('SELECT pg_sleep(1)')).rejects.toThrow('took longer than the server allows');
  await store.close();
});

story('behind a pooler, which gives each statement to any connection, the limit goes with the statement', async () => {
  await stored('pooled');
  const pooler = await startPooler(server!.folder);
  if (!pooler) return console.warn('!!! pgbouncer is not installed here: nothing is tested behind it');
  const store = await openStore(pooler.address({ schema: 'pooled' }), { limitSeconds: 1 });
  await expect(store.one('SELECT pg_sleep(1.2)')).rejects.toThrow('took longer than 1 s');
  await expect(store.transaction((tx) => tx.one('SELECT pg_sleep(1.2)'), 'claims')).rejects.toThrow('longer than 1 s');
  await store.close();
  const another = await openStore(pooler.address({ schema: 'pooled' }));
  await another.one('SELECT pg_sleep(1.2)');
  await another.close();
  await pooler.stop();
});

test('in a file a statement has no limit, and a flag that does nothing is refused', async () => {
  expect(await run(['sql', 'SELECT 1', '--timeout', '1s'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--timeout is for databases on a server'),
  });
});
