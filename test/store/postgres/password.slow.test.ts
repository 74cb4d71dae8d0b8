/** The password of a server: where it is looked for, how it is kept, and that nobody sees it. */
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fakeKeyring } from '../../helpers/keyring.ts';
import { startServer } from '../../helpers/postgres-server.ts';
import { run, temporaryFolder } from '../../helpers/run.ts';

const SECRET = 'tiger:9\\x';
const server = startServer();
const story = test.skipIf(server === undefined);

if (server) {
  writeFileSync(
    join(server.folder, 'data', 'pg_hba.conf'),
    'local all postgres trust\nlocal all hashed md5\nlocal all all scram-sha-256\n',
  );
  server.psql('SELECT pg_reload_conf()');
  server.psql(`SET password_encryption = 'md5'; CREATE ROLE hashed LOGIN PASSWORD 'stripes'`);
  server.psql(`CREATE ROLE eva LOGIN PASSWORD '${SECRET}'; GRANT CREATE ON DATABASE postgres TO eva, hashed`);
}

/** A computer of Eva's: a home, and a keyring where one is asked for. */
function desk(user = 'eva') {
  const cwd = temporaryFolder();
  const address = server!.address({ schema: `of_${user}` }).replace('//postgres@', `//${user}@`);
  const env: Record<string, string> = { SOCIALCARE_DB: address };
  return {
    cwd,
    env,
    keyring() {
      const folder = fakeKeyring(cwd, 'secret-tool');
      env.PATH = `${folder}:${process.env.PATH}`;
      return folder;
    },
    passwords(text: string, mode = 0o600) {
      writeFileSync(join(cwd, '.pgpass'), text);
      chmodSync(join(cwd, '.pgpass'), mode);
    },
    async care(...argv: string[]) {
      const { code, stdout, stderr } = await run(argv, { cwd, env });
      expect(stdout + stderr).not.toContain(SECRET);
      return { code, said: stdout + stderr };
    },
  };
}

story('without a password the server lets nobody in, and the ways to give one are named', async () => {
  const { care } = desk();
  const { code, said } = await care('brand', 'add', 'acme', '@acme');
  expect(code).toBe(4);
  expect(said).toContain('the server asks user eva for a password, and none is known');
  expect(said).toContain('PGPASSFILE');
  expect(said).toContain('socialcare auth login database');
});

story('a wrong one from the environment is not tried elsewhere: it outranks the rest', async () => {
  const { care, env, passwords } = desk();
  passwords(`*:*:*:eva:${SECRET.replaceAll('\\', '\\\\')}\n`);
  env.PGPASSWORD = 'wrong';
  expect(await care('brand', 'list')).toMatchObject({
    code: 4,
    said: expect.stringContaining('the server does not let user eva in'),
  });
  expect((await care('auth', 'status')).said).toContain('database\tpassword\tenv PGPASSWORD\n');
  delete env.PGPASSWORD;
  expect(await care('brand', 'add', 'acme', '@acme')).toMatchObject({ code: 0 });
});

story('the file of passwords: the first line that fits, and none that others may read', async () => {
  const { care, passwords, env, cwd } = desk();
  passwords(`# mine\nelsewhere:5432:*:eva:no\nlocalhost:5432:postgres:eva:tiger\\:9\\\\x\n*:*:*:*:other\n`);
  expect(await care('brand', 'add', 'acme', '@acme')).toMatchObject({ code: 0 });
  expect((await care('auth', 'status')).said).toContain(`database\tpassword\tfile ${join(cwd, '.pgpass')}:3\n`);
  passwords(`*:*:*:eva:${SECRET}\n`, 0o644);
  expect(await care('brand', 'list')).toMatchObject({
    code: 4,
    said: expect.stringContaining('can be read by others on this computer'),
  });
  env.PGPASSFILE = join(cwd, 'nowhere');
  expect(await care('brand', 'list')).toMatchObject({ code: 4, said: expect.stringContaining('none is known') });
});

story(
  'auth login database tries it, keeps it in the keyring, and every command finds it until auth logout',
  async () => {
    const { care, env, keyring, cwd } = desk();
    const folder = keyring();
    env.PGPASSWORD = 'wrong';
    expect(await care('auth', 'login', 'database', '--keyring')).toMatchObject({ code: 4 });
    expect(readdirSync(join(folder, 'items'))).toEqual([]);
    env.PGPASSWORD = SECRET;
    const login = await care('auth', 'login', 'database', '--keyring');
    expect(login).toMatchObject({ code: 0, said: expect.stringContaining('Kept in the keyring (Secret Service)') });
    delete env.PGPASSWORD;
    expect((await care('auth', 'status')).said).toContain('database\tpassword\tkeyring (Secret Service)\n');
    for (const argv of [
      ['brand', 'add', 'acme', '@acme'],
      ['status'],
      ['doctor'],
      ['init', '--roles'],
      ['copy', '--to', 'copy.db'],
    ])
      expect([argv, await care(...argv)]).toMatchObject([argv, { code: 0 }]);
    expect(readFileSync(join(folder, 'arguments'), 'utf8')).not.toContain(SECRET);
    expect(existsSync(join(cwd, '.config/socialcare/credentials.json'))).toBe(false);
    expect(await care('auth', 'logout', 'database')).toMatchObject({
      code: 0,
      said: expect.stringContaining('from the keyring (Secret Service)'),
    });
    expect(await care('brand', 'list')).toMatchObject({ code: 4 });
  },
);

story(
  'another user of the same server has a password of their own, kept in the file that only its owner reads',
  async () => {
    const one = desk('hashed');
    one.env.PGPASSWORD = 'stripes';
    expect(await one.care('auth', 'login', 'database', '--save')).toMatchObject({ code: 0 });
    delete one.env.PGPASSWORD;
    expect(await one.care('brand', 'add', 'acme', '@acme')).toMatchObject({ code: 0 });
    one.env.SOCIALCARE_DB = one.env.SOCIALCARE_DB!.replace('//hashed@', '//eva@');
    expect(await one.care('brand', 'list')).toMatchObject({ code: 4, said: expect.stringContaining('none is known') });
  },
);

story('a server that asks for none, and a file: nothing is kept, and that is said', async () => {
  const { care, env } = desk('postgres');
  env.PGPASSWORD = 'anything';
  expect(await care('auth', 'login', 'database', '--save')).toMatchObject({
    code: 0,
    said: expect.stringContaining('lets postgres in without a password; nothing was kept'),
  });
  env.SOCIALCARE_DB = 'care.db';
  expect(await care('auth', 'login', 'database')).toMatchObject({
    code: 2,
    said: expect.stringContaining('is a file, which has no password'),
  });
});
