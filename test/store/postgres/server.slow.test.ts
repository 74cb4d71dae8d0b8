/** A PostgreSQL server as people meet it: its schema, wrong addresses, servers that are somebody else's, and one that goes away. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openStore, type Store } from '../../../src/store/open.ts';
import { POSTGRES_MIGRATIONS } from '../../../src/store/postgres/migrations/index.ts';
import { takeClaim } from '../../../src/store/work/claims.ts';
import { startServer } from '../../helpers/postgres-server.ts';
import { run, temporaryFolder } from '../../helpers/run.ts';
import { addPosts, turnsOf } from '../../helpers/store.ts';

const DEMO = fileURLToPath(new URL('../../../fixtures/demo/mentions.csv', import.meta.url));
const server = startServer();
const story = test.skipIf(server === undefined);

/** Kept by the server alone, and by the file alone. */
const OF_ITS_OWN = ['schema_version', 'fact_changes', 'post_words'];

async function columnsOf(store: Store): Promise<string[]> {
  const tables = await store.read<{ table: string; columns: string }>(store.catalogue);
  return tables
    .filter(({ table }) => !OF_ITS_OWN.includes(table))
    .map(({ table, columns }) => `${table}: ${columns.split(', ').sort().join(', ')}`)
    .sort();
}

story('its tables and views have the columns of those in a file', async () => {
  const [inFile, onServer] = [await openStore(':memory:'), await openStore(server!.address({ schema: 'columns' }))];
  expect(await columnsOf(onServer)).toEqual(await columnsOf(inFile));
  await inFile.close();
  await onServer.close();
});

story(
  'a schema of an older release is brought up to date by the first command that meets it, and keeps its rows',
  async () => {
    server!.psql(
      `CREATE SCHEMA older; SET search_path = older; ${POSTGRES_MIGRATIONS[0]};
     CREATE TABLE schema_version (version bigint NOT NULL); INSERT INTO schema_version VALUES (1);
     INSERT INTO setting VALUES ('kept', 'yes')`,
    );
    const store = await openStore(server!.address({ schema: 'older' }));
    const newest = POSTGRES_MIGRATIONS.length;
    expect([await store.oneValue('SELECT version FROM schema_version'), newest > 1]).toEqual([newest, true]);
    expect(await store.readRaw('SELECT name, value, length(packed(200)) FROM setting')).toEqual([['kept', 'yes', 2]]);
    // Otherwise it is called for each number instead of being written into the statement.
    expect(await store.oneValue("SELECT provolatile = 's' FROM pg_proc WHERE oid = 'packed'::regproc")).toBe(1);
    await store.close();
  },
);

story('an address with a password is refused, and the password is not repeated', async () => {
  const { stderr, stdout, code } = await run(['status'], {
    env: { SOCIALCARE_DB: 'postgres://eva:hunter2@db.example.org/care' },
  });
  expect(code).toBe(2);
  expect(stderr).toContain('has a password in it');
  expect(stderr).toContain('PGPASSWORD');
  expect(stderr + stdout).not.toContain('hunter2');
});

story('a database that is not there, one of another program and one of a newer program are told apart', async () => {
  const said = async (address: string) => (await run(['report'], { env: { SOCIALCARE_DB: address } })).stderr;
  expect(await said(server!.address().replace('/postgres?', '/nowhere?'))).toContain('there is no database "nowhere"');
  expect(await said(server!.address({ schema: 'empty' }))).toContain('no database of socialcare at');
  server!.psql('CREATE SCHEMA theirs; CREATE TABLE theirs.thing (key int)');
  expect(await said(server!.address({ schema: 'theirs' }))).toContain('the schema theirs at');
  await (await openStore(server!.address({ schema: 'newer' }))).close();
  server!.psql('UPDATE newer.schema_version SET version = 99');
  expect(await said(server!.address({ schema: 'newer' }))).toContain('was written by a newer socialcare (schema 99');
  expect(await said('postgres://eva@localhost/care?host=/tmp/nobody-listens')).toContain('does not answer');
});

story('a user who may only read reads, and is told what to ask for when writing', async () => {
  const owner = await openStore(server!.address({ schema: 'shared' }));
  await addPosts(owner, '09:00 @ann: @acme hello');
  await owner.close();
  server!.psql(
    `CREATE ROLE reader LOGIN; GRANT USAGE ON SCHEMA shared TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA shared TO reader`,
  );
  const env = { SOCIALCARE_DB: server!.address({ schema: 'shared' }).replace('//postgres@', '//reader@') };
  expect(await run(['sql', 'SELECT count(*) AS n FROM post'], { env })).toMatchObject({ code: 0, stdout: 'n\n1\n' });
  const { stderr, code } = await run(['brand', 'add', 'acme', '@acme'], { env });
  expect(code).toBe(1);
  expect(stderr).toContain('lacks a privilege');
  server!.psql(
    (await run(['init', '--roles'], { env: { SOCIALCARE_DB: server!.address({ schema: 'shared' }) } })).stdout,
  );
  server!.psql(
    stderr
      .slice(stderr.indexOf('GRANT'))
      .split('\n')
      .filter((line) => /^\s*GRANT/.test(line))
      .join('\n'),
  );
  expect(await run(['brand', 'add', 'acme', '@acme'], { env })).toMatchObject({ code: 0 });
  expect(await run(['import', DEMO], { env })).toMatchObject({ code: 0 });
});

story('a user who may not create the schema is told what lets them', async () => {
  server!.psql('CREATE ROLE newcomer LOGIN');
  const env = { SOCIALCARE_DB: server!.address({ schema: 'theirs_own' }).replace('//postgres@', '//newcomer@') };
  const { stderr, code } = await run(['brand', 'add', 'acme', '@acme'], { env });
  expect(code).toBe(1);
  server!.psql(stderr.slice(stderr.indexOf('GRANT CREATE ON DATABASE')));
  expect(await run(['brand', 'add', 'acme', '@acme'], { env })).toMatchObject({ code: 0 });
});

story(
  'a server that is killed in the middle of a transaction has kept nothing of it, and goes on when it is back',
  async () => {
    const store = await openStore(server!.address({ schema: 'killed' }));
    await addPosts(store, '09:00 @ann: @acme hello');
    await expect(
      store.transaction(async (tx) => {
        await tx.write("UPDATE post SET text = 'changed'");
        server!.stop('immediate');
        server!.start();
        await tx.write("UPDATE post SET text = 'changed again'");
      }),
    ).rejects.toThrow('the connection was lost');
    expect(await store.readColumn('SELECT text FROM post')).toEqual(['@acme hello']);
    await addPosts(store, '09:05 #two @bob: @acme me too');
    expect(await turnsOf(store)).toHaveLength(0);
    expect(await store.oneValue('SELECT count(*) FROM post')).toBe(2);
    await store.close();
  },
);

story('a claim and a decision that lose their connection are made on the next one, once', async () => {
  const store = await openStore(server!.address({ schema: 'agents' }));
  await addPosts(store, '09:00 @ann: @acme hello');
  const claimed = { channel: 'x', post: '1', brand: 'acme' };
  let tries = 0;
  const count = await store.transaction(async (tx) => {
    if (++tries === 1) {
      server!.stop('immediate');
      server!.start();
    }
    return tx.write("INSERT INTO setting (name, value) VALUES ('tried', '1')");
  }, 'claims');
  expect([count, tries]).toEqual([1, 2]);
  const others = await Promise.all(
    Array.from({ length: 8 }, async (_, at) => {
      const other = await openStore(server!.address({ schema: 'agents' }));
      const lost = await takeClaim(other, claimed, { session: `s${at}`, actor: `agent ${at}` }, 100);
      await other.close();
      return lost;
    }),
  );
  expect(others.filter((other) => other === undefined)).toHaveLength(1);
  expect(new Set(others.map((other) => other?.session).filter((session) => session !== undefined)).size).toBe(1);
  await store.close();
});

story('who reads while another writes sees all of it or nothing, and waits for nobody', async () => {
  const address = server!.address({ schema: 'two' });
  const [one, two] = [await openStore(address), await openStore(address)];
  const before = await two.version();
  await one.transaction(async (tx) => {
    await tx.write("INSERT INTO setting (name, value) VALUES ('half', '1')");
    expect(await two.readColumn('SELECT name FROM setting')).toEqual([]);
    await two.transaction((other) => other.write("INSERT INTO setting (name, value) VALUES ('claim', '1')"), 'claims');
  });
  expect(await two.readColumn('SELECT name FROM setting ORDER BY name')).toEqual(['claim', 'half']);
  expect(await two.version()).not.toBe(before);
  expect(await one.version()).toBe(await one.version());
  await one.close();
  await two.close();
});

story('of whom is forgotten no table holds a word, and where one could not be rewritten that is said', async () => {
  const cwd = temporaryFolder();
  writeFileSync(
    join(cwd, 'a.csv'),
    'id,text,created_at,author_handle\n1,@acme zebraword late,2026-10-01T09:00:00Z,annoyedann\n2,@acme quietword,2026-10-01T10:00:00Z,calmbob\n',
  );
  const env = { SOCIALCARE_DB: server!.address({ schema: 'erased' }) };
  for (const argv of [
    ['brand', 'add', 'acme', '@acme'],
    ['import', 'a.csv'],
  ])
    expect(await run(argv, { cwd, env })).toMatchObject({ code: 0 });
  const naming = (word: string) => {
    server!.psql('CHECKPOINT');
    const base = join(server!.folder, 'data', 'base');
    return readdirSync(base, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter(
      // Files of rows have numbers for names; what else is there may be gone the next moment.
      (entry) =>
        entry.isFile() && /^\d/.test(entry.name) && readFileSync(join(entry.parentPath, entry.name)).includes(word),
    ).length;
  };
  expect([naming('zebraword'), naming('annoyedann')].every((files) => files > 0)).toBe(true);
  expect(await run(['forget', '@annoyedann', '--yes'], { cwd, env })).toMatchObject({ code: 0 });
  expect([naming('zebraword'), naming('annoyedann')]).toEqual([0, 0]);
  const reader = await openStore(env.SOCIALCARE_DB);
  await reader.transaction(async (tx) => {
    await tx.read('SELECT key FROM evaluation');
    expect(await run(['forget', '--finish'], { cwd, env })).toMatchObject({ code: 0 });
  }, 'claims');
  await reader.transaction(async (tx) => {
    await tx.read('SELECT key FROM evaluation');
    expect(await run(['forget', '@calmbob', '--yes'], { cwd, env })).toMatchObject({
      code: 3,
      stderr: expect.stringContaining(
        'Close the other program, or connect as their owner, then: socialcare forget --finish',
      ),
    });
  }, 'claims');
  expect(await run(['forget', '--finish'], { cwd, env })).toMatchObject({ code: 0 });
  expect(naming('quietword')).toBe(0);
  await reader.close();
});
