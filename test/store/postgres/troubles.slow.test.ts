/** Servers in trouble: certificates, replicas, full disks, cut lines and old releases are told apart, and nothing is lost. */
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lineTo } from '../../helpers/between.ts';
import { startServer } from '../../helpers/postgres-server.ts';
import { run, temporaryFolder } from '../../helpers/run.ts';

const DEMO = fileURLToPath(new URL('../../../fixtures/demo/mentions.csv', import.meta.url));
const server = startServer();
const story = test.skipIf(server === undefined);

const care = (db: string, ...argv: string[]) => run(argv, { env: { SOCIALCARE_DB: db, SOCIALCARE_ACTOR: 'eva' } });
const posts = async (db: string) => (await care(db, 'sql', 'SELECT count(*) AS n FROM post')).stdout.split('\n')[1];

/** A port that nobody uses. */
function freePort(): Promise<number> {
  const door = createServer();
  return new Promise((resolve) =>
    door.listen(0, () => {
      const { port } = door.address() as { port: number };
      door.close(() => resolve(port));
    }),
  );
}

story(
  'a certificate that nobody vouches for is refused, off this computer unless asked otherwise, and accepted by name',
  async () => {
    const folder = temporaryFolder();
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const own = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2'];
    const pair = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, ...own];
    execFileSync('openssl', pair, { stdio: 'pipe' });
    chmodSync(folder, 0o755);
    chmodSync(key, 0o600);
    if (process.getuid?.() === 0)
      chownSync(key, Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' })), -1);
    const port = await freePort();
    const safe = startServer(
      `-c ssl=on -c ssl_cert_file=${certificate} -c ssl_key_file=${key} -c listen_addresses='*' -c port=${port}`,
    )!;
    appendFileSync(join(safe.folder, 'data/pg_hba.conf'), 'host all all all trust\n');
    safe.stop();
    safe.start();
    process.env.SOCIALCARE_TEST_SOCKETS += ` ${port}`;
    const at = (host: string, more = '') => `postgres://postgres@${host}:${port}/postgres?schema=safe${more}`;
    const said = async (address: string) => (await care(address, 'brand', 'add', 'acme', '@acme')).stderr;
    const isSafe = async (address: string) =>
      (await care(address, 'sql', 'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()')).stdout.split('\n')[1];
    const refused = "the server's certificate is not trusted";
    expect(await said(at('localhost', '&sslmode=verify-full'))).toContain(refused);
    expect(await said(at('localhost', '&sslmode=require'))).toContain(refused);
    expect(await said(at('localhost', `&sslmode=verify-full&sslrootcert=${join(folder, 'none.pem')}`))).toContain(
      'cannot be read',
    );
    expect(await care(at('localhost'), 'brand', 'add', 'acme', '@acme')).toMatchObject({ code: 0 });
    expect(await isSafe(at('localhost'))).toBe('0');
    expect(await isSafe(at('localhost', '&sslmode=no-verify'))).toBe('1');
    expect(await isSafe(at('localhost', `&sslmode=verify-full&sslrootcert=${certificate}`))).toBe('1');
    const [outside] = Object.values(networkInterfaces()).flatMap((all) =>
      all!.filter(({ internal, family }) => !internal && family === 'IPv4'),
    );
    if (!outside) return console.warn('SKIPPED: this computer has no address but its own');
    expect(await said(at(outside.address))).toContain(refused);
    expect(await isSafe(at(outside.address, '&sslmode=disable'))).toBe('0');
  },
);

story('a server without TLS is named as such', async () => {
  const line = await lineTo(server!);
  const { stderr, code } = await care(line.address({ schema: 'plain', sslmode: 'verify-full' }), 'status');
  expect([code, stderr]).toEqual([1, expect.stringContaining('the server does not speak TLS')]);
  line.close();
});

story('on a replica reports and queues work, writing says where to write, and a missing schema is named', async () => {
  const db = server!.address({ schema: 'followed' });
  await care(db, 'brand', 'add', 'harbourline', '@harbourline', '@harbourlinehelp');
  expect((await care(db, 'import', DEMO, '--sampling', 'complete')).code).toBe(0);
  const replica = server!.replica();
  try {
    const there = replica.address({ schema: 'followed' });
    for (const argv of [
      ['report', '--json'],
      ['queue', '--json'],
      ['export', 'turns'],
      ['status', '--json'],
    ])
      expect([argv, await care(there, ...argv)]).toEqual([argv, asOf(await care(db, ...argv), db, there)]);
    for (const argv of [
      ['import', DEMO],
      ['brand', 'add', 'other', '@other'],
      ['classify'],
      ['forget', '@ann', '--yes'],
    ]) {
      const { stderr, code } = await care(there, ...argv);
      expect([argv[0], code, stderr]).toEqual([argv[0], 1, expect.stringMatching(/is read-only: a replica/)]);
      expect(stderr).toContain('give the address of the main server');
    }
    expect((await care(replica.address({ schema: 'none' }), 'report')).stderr).toContain(
      'no database of socialcare at',
    );
  } finally {
    replica.end();
  }
});

story(
  'a disk that fills up in an import keeps what was committed; with room again the same command finishes',
  async () => {
    const disk = mkdtempSync('/tmp/socialcare-disk-');
    const mounted = mount(disk);
    if (!mounted) {
      rmSync(disk, { recursive: true });
      return console.warn('SKIPPED: only root may mount a small disk');
    }
    server!.psql(`CREATE TABLESPACE small LOCATION '${disk}'`);
    server!.psql('CREATE ROLE cramped LOGIN SUPERUSER');
    server!.psql('ALTER ROLE cramped SET default_tablespace = small');
    const db = server!.address({ schema: 'cramped' }).replace('//postgres@', '//cramped@');
    try {
      await care(db, 'brand', 'add', 'harbourline', '@harbourline', '@harbourlinehelp');
      // It ends with an error, because the disk is full then.
      spawnSync('dd', ['if=/dev/zero', `of=${disk}/filler`, 'bs=64k'], { stdio: 'ignore' });
      const { stderr, code } = await care(db, 'import', DEMO, '--sampling', 'complete');
      expect([code, stderr]).toEqual([1, expect.stringContaining('the disk of the server is full')]);
      expect(stderr).toContain('Free some space there and run the same command again');
      rmSync(join(disk, 'filler'));
      expect((await care(db, 'import', DEMO, '--sampling', 'complete')).code).toBe(0);
      expect(await posts(db)).toBe('1395');
    } finally {
      server!.psql('DROP SCHEMA cramped CASCADE');
      server!.psql('DROP TABLESPACE small');
      execFileSync('umount', [disk]);
      rmSync(disk, { recursive: true });
    }
  },
);

story('a line that is cut in the middle of an import, and the same command again: as if undisturbed', async () => {
  const whole = server!.address({ schema: 'whole' });
  const argv = ['import', DEMO, '--sampling', 'complete'];
  const brand = ['brand', 'add', 'harbourline', '@harbourline', '@harbourlinehelp'];
  await care(whole, ...brand);
  expect((await care(whole, ...argv)).code).toBe(0);
  const line = await lineTo(server!);
  const cut = line.address({ schema: 'cut' });
  await care(cut, ...brand);
  for (const bytes of [40_000, 200_000]) {
    line.cutAfter(bytes);
    const { stderr, code } = await care(cut, ...argv);
    expect([code, stderr]).toEqual([1, expect.stringContaining('the connection was lost')]);
    expect(stderr).toContain('Run the same command again');
  }
  expect((await care(cut, ...argv)).code).toBe(0);
  for (const asked of [
    ['export', 'turns'],
    ['export', 'posts'],
    ['report', '--json'],
  ])
    expect([asked, asOf(await care(cut, ...asked), cut, whole)]).toEqual([asked, await care(whole, ...asked)]);
  line.close();
});

story('a server that is too old is named with its release, by what it says over the wire', async () => {
  const [number] = server!.psql('SHOW server_version_num').split('\n');
  const release = number!.slice(0, 2);
  const line = await lineTo(server!, (said) => {
    const text = said.toString('latin1');
    return Buffer.from(text.replaceAll(number!, '120022').replaceAll(`${release}.`, '12.'), 'latin1');
  });
  const { stderr, code } = await care(line.address({ schema: 'old' }), 'status');
  expect([code, stderr]).toEqual([1, expect.stringMatching(/is PostgreSQL 12\.\d+.*; 13 or newer is needed/)]);
  line.close();
});

/** A disk of 6 MB; false where this user may not mount one. */
function mount(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m,mode=700,uid=postgres', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What was said of one database, as if it were of the other. */
function asOf<Said>(said: Said, one: string, other: string): Said {
  return JSON.parse(
    JSON.stringify(said).replaceAll(JSON.stringify(one).slice(1, -1), JSON.stringify(other).slice(1, -1)),
  ) as Said;
}
