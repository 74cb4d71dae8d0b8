/** Roles on a PostgreSQL server: what a reader, an agent and a puller may do, and in which words the rest is refused. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startServer } from '../../helpers/postgres-server.ts';
import { run, temporaryFolder } from '../../helpers/run.ts';
import { NOON, openSandbox } from '../../helpers/sandbox.ts';
import { startMastodon } from '../../helpers/servers/mastodon.ts';

const DEMO = fileURLToPath(new URL('../../../fixtures/demo/mentions.csv', import.meta.url));
const server = startServer();
const story = test.skipIf(server === undefined);
const SCHEMA = 'shared';
const owner = server?.address({ schema: SCHEMA }) ?? '';
const as = (user: string) => owner.replace('//postgres@', `//${user}@`);

/** The database of a team: two brands and a month of posts, and one user for each role. */
async function team(): Promise<void> {
  const env = { SOCIALCARE_DB: owner };
  await run(['brand', 'add', 'harbourline', '@harbourline', '@harbourlinehelp'], { env });
  await run(['brand', 'add', 'brightwave', '@brightwave', '@brightwavecare'], { env });
  expect(await run(['import', DEMO, '--sampling', 'complete'], { env })).toMatchObject({ code: 0 });
  const { stdout, stderr, code } = await run(['init', '--roles'], { env });
  expect(code).toBe(0);
  expect(stderr).toContain('nothing was changed');
  // Twice, as after an update.
  server!.psql(stdout);
  server!.psql(stdout);
  for (const role of ['reader', 'agent', 'puller'])
    server!.psql(`CREATE ROLE a_${role} LOGIN; GRANT ${SCHEMA}_${role} TO a_${role}`);
}

/** Exit code, and what was said, of one command by one user. */
async function by(user: string, argv: string[]) {
  const { code, stdout, stderr } = await run(argv, { env: { SOCIALCARE_DB: as(user), SOCIALCARE_ACTOR: user } });
  return { code, said: stdout + stderr };
}

async function firstWaiting(): Promise<string> {
  const { stdout } = await run(['queue', '--limit', '1', '--json'], { env: { SOCIALCARE_DB: owner } });
  return JSON.parse(stdout).items[0].post as string;
}

story('each role does its work and no other, and what it may not is said in words', async () => {
  await team();
  const cwd = temporaryFolder();
  const another = join(cwd, 'another.csv');
  writeFileSync(another, 'id,text,created_at,author_handle\n77,@harbourline late,2026-10-30T09:00:00Z,annoyedann\n');
  const post = await firstWaiting();
  const decide = ['triage', post, '--as', 'note', '--note', 'called'];
  const label = ['label', post, 'intent=complaint'];
  const works = { code: 0 };
  const refused = (words: string) => ({ code: 1, said: expect.stringContaining(words) });

  for (const user of ['a_reader', 'a_agent', 'a_puller'])
    for (const argv of [['report'], ['queue'], ['export', 'turns'], ['measure', 'ignored'], ['sql', 'SELECT 1 AS one']])
      expect([user, argv, await by(user, argv)]).toMatchObject([user, argv, works]);

  expect(await by('a_reader', decide)).toMatchObject(refused('a_reader may not decide (triage): permission denied'));
  expect(await by('a_reader', label)).toMatchObject(refused('a_reader may not label posts'));
  expect(await by('a_reader', ['import', another])).toMatchObject(
    refused('a_reader may not write what imports and pulls write'),
  );
  expect((await by('a_reader', decide)).said).toContain(
    'Writing there is for the role agent (socialcare init --roles)',
  );

  expect(await by('a_agent', decide)).toMatchObject(works);
  expect(await by('a_agent', ['triage', post, '--as', 'undo'])).toMatchObject(works);
  expect(await by('a_agent', label)).toMatchObject(works);
  expect(await by('a_agent', ['import', another])).toMatchObject(refused('may not write what imports and pulls write'));
  expect(await by('a_agent', ['brand', 'add', 'other', '@other'])).toMatchObject(refused('for the role puller'));
  expect(() => server!.psql(`SET ROLE a_agent; UPDATE ${SCHEMA}.decision SET note = 'changed'`)).toThrow(/denied/);

  expect(await by('a_puller', ['import', another])).toMatchObject(works);
  expect(await by('a_puller', ['import', '--undo', '--yes'])).toMatchObject(works);
  expect(await by('a_puller', ['classify'])).toMatchObject(works);
  expect(await by('a_puller', decide)).toMatchObject(refused('a_puller may not decide (triage)'));
  expect(await by('a_puller', label)).toMatchObject(refused('a_puller may not label posts'));
  expect(await by('a_puller', ['forget', '@FerrisKit', '--yes'])).toMatchObject(refused('for the owner'));

  for (const user of ['a_reader', 'a_agent', 'a_puller'])
    for (const argv of [
      ['forget', '@FerrisKit'],
      ['retain', '180d'],
      ['train', '--facet', 'intent'],
    ]) {
      const { code, said } = await by(user, argv);
      expect([code, said]).toEqual([1, expect.stringContaining(`${user} may not ${argv[0]}`)]);
      expect(said).toContain('for the owner of the schema alone');
      expect(said).not.toMatch(/GRANT|puller \(|posts? before|@FerrisKit/i);
    }
  const doctor = ['doctor', '--deep', '--offline'];
  expect(await by('a_puller', doctor)).toMatchObject(refused('a_puller may not look at every row (doctor --deep)'));
  expect(await by('a_puller', [...doctor, '--repair'])).toMatchObject(refused('a_puller may not make all turns again'));
  expect((await run(doctor, { env: { SOCIALCARE_DB: owner } })).stdout).toContain('database, deep: every row is sound');
});

story('a refusal names the one role that lets it through, and nothing that would let through more', async () => {
  const granted = async (argv: string[]) =>
    (await by('a_reader', argv)).said.split('\n').flatMap((line) => /GRANT .*/.exec(line) ?? []);
  const post = await firstWaiting();
  const decide = ['triage', post, '--as', 'note', '--note', 'called'];
  expect(await granted(['brand', 'add', 'third', '@third'])).toEqual([`GRANT ${SCHEMA}_puller TO "a_reader";`]);
  const [grant, ...others] = await granted(decide);
  expect([grant, others]).toEqual([`GRANT ${SCHEMA}_agent TO "a_reader";`, []]);
  server!.psql(grant!);
  expect(await by('a_reader', decide)).toMatchObject({ code: 0 });
  server!.psql(`REVOKE ${SCHEMA}_agent FROM a_reader`);
});

story('a puller fetches from a network, and the brands that its configuration names are declared', async () => {
  const sandbox = openSandbox({ MASTODON_ACCESS_TOKEN: 'toot-token' });
  const social = await startMastodon('acme', sandbox.clock);
  sandbox.env.SOCIALCARE_MASTODON_BASE_URL = social.url;
  sandbox.env.SOCIALCARE_DB = as('a_puller');
  const at = NOON / 1000 - 3600;
  social.accounts.push('ann@elsewhere.example');
  social.toots.push({ id: '1', author: 'ann@elsewhere.example', content: '<p>@acme late</p>', at, mentions: ['acme'] });
  const named = `[brands.acme]\naccounts = ["mastodon:acme@${social.host}"]\n`;
  writeFileSync(join(sandbox.cwd, 'socialcare.toml'), named);
  expect(await sandbox.run('pull', 'mastodon')).toMatchObject({ code: 0 });
  await social.close();
  // What is declared already is not written again: an agent works in the same folder.
  Object.assign(sandbox.env, { SOCIALCARE_DB: as('a_agent'), SOCIALCARE_ACTOR: 'eva' });
  expect(await sandbox.run('triage', '1', '--as', 'note', '--note', 'seen')).toMatchObject({ code: 0 });
});

story('every table is somebody’s: what a role may write is said of each', async () => {
  const granted = server!.psql(
    `SELECT table_name || ' ' || string_agg(grantee || ' ' || privilege_type, ', ' ORDER BY grantee, privilege_type)
     FROM information_schema.role_table_grants WHERE table_schema = '${SCHEMA}' AND grantee LIKE 'shared\\_%'
       AND privilege_type <> 'SELECT' GROUP BY table_name ORDER BY table_name`,
  );
  expect(granted.split('\n').filter((line) => /^(decision|label|claim|model|store_secret|post) /.test(line))).toEqual([
    'claim shared_agent DELETE, shared_agent INSERT, shared_agent UPDATE',
    'decision shared_agent INSERT',
    'label shared_agent INSERT',
    'post shared_puller DELETE, shared_puller INSERT, shared_puller UPDATE',
  ]);
  expect(granted).not.toContain('shared_reader');
});

test('a file knows no roles', async () => {
  expect(await run(['init', '--roles'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--roles is about a database on a PostgreSQL server'),
  });
});

story(
  'where one of its statements fails, none of the SQL for roles holds, whoever goes on after an error',
  async () => {
    const env = { SOCIALCARE_DB: server!.address({ schema: 'failing' }) };
    await run(['brand', 'add', 'harbourline', '@harbourline'], { env });
    const { stdout } = await run(['init', '--roles'], { env });
    const pasted = (sql: string) =>
      execFileSync('psql', ['-h', server!.folder, '-U', 'postgres', '-q'], {
        input: sql,
        stdio: ['pipe', 'pipe', 'pipe'],
      });
    const roles = () => server!.psql("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'failing%'");
    pasted(stdout.replace('REVOKE ALL ON ALL TABLES IN SCHEMA failing', 'REVOKE ALL ON ALL TABLES IN SCHEMA nowhere'));
    expect(roles()).toBe('0');
    pasted(stdout);
    expect(roles()).toBe('3');
  },
);
