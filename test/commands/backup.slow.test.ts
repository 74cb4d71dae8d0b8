/** Backups of the database: whole, checked, kept as many as asked for; and put back without losing what is there. */
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../helpers/database.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

const HEAD = 'channel,id,created_at,author_handle,text\n';
const rows = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `x,${from + at},2026-03-02T11:00:00Z,dan${from + at},@acme help\n`);

let cwd: string;
let db: string;
const care = (...argv: string[]) => run(argv, { cwd });
const at = (now: string, ...argv: string[]) => run(argv, { cwd, now });
const listed = (folder = 'backups') => readdirSync(join(cwd, folder)).sort();
const BACKUP = 'backups/care-20261122T120000Z.db';
const posts = () => {
  const sqlite = new Sqlite(db, { readonly: true });
  const count = sqlite.prepare('SELECT count(*) FROM post').pluck().get();
  sqlite.close();
  return count;
};

/** A file's bytes, to be compared. */
const bytes = (name: string) => readFileSync(join(cwd, name)).toString('latin1');

async function importRows(from: number, to: number) {
  writeFileSync(join(cwd, 'posts.csv'), HEAD + rows(from, to).join(''));
  await care('import', 'posts.csv', '--sampling', 'complete');
}

/** Overwrites bytes in the middle of a file. */
function scratch(name: string, place = 0.5) {
  const path = join(cwd, name);
  const handle = openSync(path, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0xaa), 0, 4096, Math.floor((statSync(path).size * place) / 4096) * 4096);
  closeSync(handle);
}

beforeEach(async () => {
  cwd = temporaryFolder();
  db = join(cwd, 'care.db');
  await care('brand', 'add', 'acme', '@acme');
  await importRows(1, 5);
});

describe('backup', () => {
  test('writes a file named by date with its checksum, for the owner alone, and says what is in it', async () => {
    const { stdout, stderr, code } = await care('backup');
    expect([code, stderr]).toEqual([0, '']);
    expect(
      stdout
        .replaceAll(cwd, '')
        .replace(/[0-9a-f]{64}/, 'SUM')
        .replace(/[\d.]+ MB/, 'SIZE'),
    ).toBe(`Wrote and checked /${BACKUP}: 5 posts, 0 decisions, 0 labels, SIZE.\nSHA-256 SUM\n`);
    expect(listed()).toEqual(['care-20261122T120000Z.db', 'care-20261122T120000Z.db.sha256']);
    expect((statSync(join(cwd, BACKUP)).mode & 0o777).toString(8)).toBe('600');
    expect((statSync(join(cwd, 'backups')).mode & 0o777).toString(8)).toBe('700');
    const sum = /[0-9a-f]{64}/.exec(stdout)![0];
    expect(readFileSync(join(cwd, `${BACKUP}.sha256`), 'utf8')).toBe(`${sum}  care-20261122T120000Z.db\n`);
    expect(
      createHash('sha256')
        .update(readFileSync(join(cwd, BACKUP)))
        .digest('hex'),
    ).toBe(sum);
  });

  test('--json has the file, its sum and the rows of every table', async () => {
    const { stdout } = await care('backup', 'one.db', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      file: join(cwd, 'one.db'),
      bytes: statSync(join(cwd, 'one.db')).size,
      sha256: readFileSync(join(cwd, 'one.db.sha256'), 'utf8').slice(0, 64),
      posts: 5,
      decisions: 0,
      rows: { post: 5, mention: 5, turn: 5, brand: 1 },
      removed: [],
    });
  });

  test('--keep deletes the oldest of this database, and nothing that only looks like one', async () => {
    mkdirSync(join(cwd, 'safe'));
    copyFileSync(db, join(cwd, 'safe/care-20200101T000000Z.db'));
    writeFileSync(join(cwd, 'safe/care-20200102T000000Z.db'), 'a note');
    await run(['backup', 'safe'], { cwd, env: { SOCIALCARE_DB: db } });
    await run(['import', 'posts.csv'], { cwd, env: { SOCIALCARE_DB: join(cwd, 'care-other.db') } });
    await run(['backup', 'safe'], {
      cwd,
      now: '2020-01-01T00:00:00Z',
      env: { SOCIALCARE_DB: join(cwd, 'care-other.db') },
    });
    for (const day of ['23', '24', '25']) await at(`2026-11-${day}T12:00:00Z`, 'backup', 'safe');
    const { stdout } = await at('2026-11-26T12:00:00Z', 'backup', 'safe', '--keep', '2');
    expect(stdout).toContain('Deleted 3 older backups.\n');
    expect(listed('safe').filter((name) => !name.endsWith('.sha256'))).toEqual([
      'care-20200101T000000Z.db',
      'care-20200102T000000Z.db',
      'care-20261125T120000Z.db',
      'care-20261126T120000Z.db',
      'care-other-20200101T000000Z.db',
    ]);
    expect(listed('safe').filter((name) => name.endsWith('.sha256'))).toHaveLength(3);
  });

  test('what a killed backup or restore left half written goes with the next one, once it is an hour old', async () => {
    const left = (name: string, isOld: boolean) => {
      writeFileSync(join(cwd, name), 'half');
      if (isOld) utimesSync(join(cwd, name), 0, 0);
    };
    mkdirSync(join(cwd, 'backups'));
    for (const end of ['', '-journal', '-wal']) left(`backups/care-20200103T000000Z.db.77.part${end}`, true);
    left('backups/other-20200103T000000Z.db.77.part', true);
    left('care.db.77.part', true);
    left('care.db.78.part', false);
    left('care.db.notes.part', true);
    await care('backup');
    expect(listed().filter((name) => name.includes('part'))).toEqual(['other-20200103T000000Z.db.77.part']);
    await care('restore-db', BACKUP, '--yes');
    expect(readdirSync(cwd).filter((name) => name.includes('part'))).toEqual(['care.db.78.part', 'care.db.notes.part']);
  });

  test.each(['0', '-1', 'x', '1.5'])('--keep %s is refused', async (keep) => {
    expect((await care('backup', `--keep=${keep}`)).code).toBe(2);
    expect(existsSync(join(cwd, 'backups'))).toBe(false);
  });

  test('--keep with a file is refused', async () => {
    expect(await care('backup', 'one.db', '--keep', '2')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--keep counts backups in a folder'),
    });
  });

  test.each([
    ['the database itself', 'care.db'],
    ['another database', 'other.db'],
    ['a file of another kind', 'posts.csv'],
    ['a link', 'link.db'],
  ])('%s is not written over', async (_, name) => {
    copyFileSync(db, join(cwd, 'other.db'));
    symlinkSync('nowhere', join(cwd, 'link.db'));
    const before = name === 'link.db' ? '' : bytes(name);
    const { stderr, code } = await care('backup', name);
    expect([stderr, code]).toEqual([expect.stringContaining(`${name} is there already and is no backup`), 1]);
    if (name !== 'link.db') expect(bytes(name)).toBe(before);
  });

  test('a backup is written over by the next of the same name, with the sum that belongs to it', async () => {
    await care('backup', 'one.db');
    await importRows(6, 8);
    expect((await care('backup', 'one.db')).stdout).toContain('8 posts');
    expect((await care('restore-db', 'one.db', '--db', 'look.db')).stdout).toContain('8 posts');
  });

  test('of a damaged database nothing is kept, and what was kept before stays', async () => {
    await care('backup');
    const before = listed();
    scratch('care.db', 0.7);
    const { stderr, code } = await at('2026-11-23T12:00:00Z', 'backup', '--keep', '1');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: .*care\.db is damaged/);
    expect(listed()).toEqual(before);
  });

  test('a folder that is not there, or no database, is an error in words', async () => {
    expect((await care('backup', 'no/where/one.db')).stderr).toContain('cannot be written: there is no such folder');
    const empty = await run(['backup'], { cwd, env: { SOCIALCARE_DB: join(cwd, 'none.db') } });
    expect([empty.stderr, empty.code]).toEqual([expect.stringContaining('no database at'), 1]);
    expect(existsSync(join(cwd, 'backups'))).toBe(false);
  });

  test('Ctrl-C leaves nothing behind', async () => {
    const { code } = await run(['backup'], { cwd, signal: AbortSignal.abort() });
    expect([code, listed()]).toEqual([130, []]);
  });

  test('is never worked with by accident', async () => {
    await care('backup', 'one.db');
    const before = bytes('one.db');
    for (const argv of [['report'], ['import', 'posts.csv'], ['doctor', '--offline']]) {
      const { stdout, stderr, code } = await care(...argv, '--db', 'one.db');
      expect([stdout + stderr, code]).toEqual([expect.stringContaining('is a backup, and stays as it was written'), 1]);
    }
    expect(bytes('one.db')).toBe(before);
  });

  test('forget names the backups, which it cannot change', async () => {
    await care('backup');
    expect((await care('forget', '@dan1', '--dry-run')).stdout).toContain(
      `${BACKUP}: a backup that may hold them; delete it, and make a new one afterwards\n`,
    );
    rmSync(join(cwd, 'backups'), { recursive: true });
    expect((await care('forget', '@dan1', '--dry-run')).stdout).not.toContain('a backup');
  });
});

describe('restore-db', () => {
  beforeEach(async () => {
    await care('backup');
  });

  test('without --yes it shows what would be lost and changes nothing', async () => {
    await importRows(6, 8);
    await care('triage', '1', '--as', 'note', '--note', 'hm', '--actor', 'jo');
    await care('label', '2', 'intent=question', '--actor', 'jo');
    await care('forget', '@dan3', '--yes');
    const before = readdirSync(cwd).sort();
    const { stdout, stderr, code } = await care('restore-db', BACKUP);
    expect([stdout.replaceAll(cwd, ''), code]).toEqual([
      '/care.db holds 3 posts, 1 decision, 1 label that the backup does not. The backup holds the words of 1 post erased since: whoever was forgotten is forgotten in it again.\n',
      2,
    ]);
    expect(stderr).toContain('--yes');
    expect([readdirSync(cwd).sort(), posts()]).toEqual([before, 8]);
  });

  test('a program learns what would be lost before it says --yes', async () => {
    await importRows(6, 8);
    await care('forget', '@dan3', '--yes');
    const before = readdirSync(cwd).sort();
    const { stdout, stderr, code } = await care('restore-db', BACKUP, '--json');
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      db,
      from: join(cwd, BACKUP),
      sha256_checked: true,
      posts: 5,
      decisions: 0,
      labels: 0,
      lost: { posts: 3, decisions: 0, labels: 0, erasures: 1 },
      restored: false,
    });
    expect([stderr, code]).toEqual([expect.stringContaining('nothing was restored without --yes'), 2]);
    expect([readdirSync(cwd).sort(), posts()]).toEqual([before, 8]);
  });

  test('given again within the same second it keeps each database under a name of its own', async () => {
    await importRows(6, 8);
    await care('restore-db', BACKUP, '--yes');
    const again = await care('restore-db', BACKUP, '--yes', '--json');
    expect([again.code, JSON.parse(again.stdout).before]).toEqual([0, `${db}.before-restore-20261122T120000Z-2`]);
    const first = await at('2026-11-23T00:00:00Z', 'restore-db', 'care.db.before-restore-20261122T120000Z', '--yes');
    expect([first.code, posts()]).toEqual([0, 8]);
  });

  test('with --yes it takes the place of the database, which is kept and can be restored in turn', async () => {
    await importRows(6, 8);
    const { stdout, code } = await care('restore-db', BACKUP, '--yes');
    expect([stdout.replaceAll(cwd, ''), code]).toEqual([
      `/care.db holds 3 posts that the backup does not.
Restored /care.db: 5 posts, 0 decisions, 0 labels.
What was there before is /care.db.before-restore-20261122T120000Z
`,
      0,
    ]);
    expect(posts()).toBe(5);
    expect((statSync(db).mode & 0o777).toString(8)).toBe('600');
    expect((await care('doctor', '--offline')).code).toBe(0);
    const back = await at(
      '2026-11-23T00:00:00Z',
      'restore-db',
      'care.db.before-restore-20261122T120000Z',
      '--yes',
      '--json',
    );
    expect(JSON.parse(back.stdout)).toMatchObject({
      posts: 8,
      sha256_checked: false,
      lost: { posts: 0, decisions: 0, labels: 0, erasures: 0 },
      before: `${db}.before-restore-20261123T000000Z`,
    });
    expect(posts()).toBe(8);
  });

  test('where no database is, nothing needs to be asked', async () => {
    const { stdout, code } = await care('restore-db', BACKUP, '--db', 'look.db', '--json');
    expect([JSON.parse(stdout), code]).toEqual([
      {
        version: 1,
        db: join(cwd, 'look.db'),
        from: join(cwd, BACKUP),
        sha256_checked: true,
        posts: 5,
        decisions: 0,
        labels: 0,
        lost: null,
        before: null,
        restored: true,
        forgotten_again: null,
        older_than_kept: null,
      },
      0,
    ]);
    expect((await care('restore-db', BACKUP, '--db', 'new/look.db')).code).toBe(0);
    expect((statSync(join(cwd, 'new')).mode & 0o777).toString(8)).toBe('700');
    await importRows(9, 9);
    expect((await care('report', '--db', 'look.db')).code).toBe(0);
  });

  test('whoever was forgotten since the backup is forgotten in it too, and whoever it never knew stays away', async () => {
    await importRows(6, 7);
    for (const who of ['@dan3', '@dan4', '@dan7']) await care('forget', who, '--yes');
    await care('forget', '--post', '2', '--yes');
    const { stdout } = await care('restore-db', BACKUP, '--yes');
    expect(stdout).toContain('Forgotten in it again: 2 persons, 3 posts.\n');
    const holds = (words: string) => readFileSync(db).includes(words);
    expect(['dan1', 'dan2', 'dan3', 'dan4', 'dan5', 'dan7'].filter(holds)).toEqual(['dan1', 'dan2', 'dan5']);
    writeFileSync(join(cwd, 'again.csv'), HEAD + rows(1, 9).join(''));
    expect((await care('import', 'again.csv', '--sampling', 'complete')).stdout).toContain(
      '4 rows of erased persons or posts: taken in without words and names',
    );
    expect(['dan3', 'dan4', 'dan6', 'dan7'].filter(holds)).toEqual(['dan6']);
    expect((await care('doctor', '--deep', '--offline')).code).toBe(0);
    const again = await at('2026-11-23T00:00:00Z', 'restore-db', BACKUP, '--yes', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ forgotten_again: { persons: 2, posts: 3 } });
  });

  test('words that are too old by the configuration are counted, whether the database was there before or not', async () => {
    const config = join(cwd, 'socialcare.toml');
    const restored = async (...argv: string[]) => (await care('restore-db', BACKUP, '--yes', ...argv)).stdout;
    expect(JSON.parse(await restored('--json'))).toMatchObject({ older_than_kept: null });
    writeFileSync(config, 'retain = "180d"\n');
    const back =
      '5 posts are older than the configuration keeps them: the next import or pull erases their words, or now: socialcare retain\n';
    expect(await restored()).toContain(back);
    expect(await restored('--db', 'look.db')).toContain(back);
    await care('retain', '--yes');
    expect(readFileSync(db).includes('dan3')).toBe(false);
    expect(JSON.parse(await restored('--json', '--db', 'next.db'))).toMatchObject({ older_than_kept: 5 });
    writeFileSync(config, 'retain = "900d"\n');
    expect(await restored()).not.toContain('older than the configuration');
  });

  test('a backup of another database forgets them too', async () => {
    await run(['brand', 'add', 'acme', '@acme'], { cwd, env: { SOCIALCARE_DB: join(cwd, 'other.db') } });
    await run(['import', 'posts.csv'], { cwd, env: { SOCIALCARE_DB: join(cwd, 'other.db') } });
    await run(['forget', '@dan5', '--yes'], { cwd, env: { SOCIALCARE_DB: join(cwd, 'other.db') } });
    await care('forget', '@dan3', '--yes');
    const { stdout } = await care('restore-db', 'other.db', '--yes');
    expect(stdout).toContain('Forgotten in it again: 1 person, 1 post.\n');
    expect(stdout).toContain('who is not in it now may come back with an import');
    expect(['dan1', 'dan3', 'dan5'].filter((words) => readFileSync(db).includes(words))).toEqual(['dan1']);
  });

  test('where the database is gone, it is said that nobody knows whom it had forgotten', async () => {
    await care('forget', '@dan3', '--yes');
    rmSync(db);
    expect((await care('restore-db', BACKUP)).stderr).toContain(
      'whoever was forgotten after the backup is in this one again',
    );
    expect(readFileSync(db).includes('dan3')).toBe(true);
  });

  test('while another program has the database open, nothing is changed', async () => {
    const other = await openStore(db, {});
    const before = readdirSync(cwd).sort();
    try {
      await importRows(6, 8);
      const { stderr, code } = await care('restore-db', BACKUP, '--yes');
      expect([stderr, code]).toEqual([expect.stringContaining('care.db is open in another program'), 1]);
      expect(stderr).toContain('Nothing was changed.');
      expect(await other.oneValue('SELECT count(*) FROM post')).toBe(8);
    } finally {
      await other.close();
    }
    expect(readdirSync(cwd).sort()).toEqual(before.filter((name) => !/-(wal|shm)$/.test(name)));
  });

  test('a damaged database is replaced, and kept for whoever can still read it', async () => {
    scratch('care.db', 0.3);
    scratch('care.db', 0.6);
    const { stdout, stderr, code } = await care('restore-db', BACKUP, '--yes');
    expect([stderr, stdout, code]).toEqual([
      expect.stringContaining('whoever was forgotten'),
      expect.stringContaining('Restored'),
      0,
    ]);
    expect(posts()).toBe(5);
    expect(existsSync(`${db}.before-restore-20261122T120000Z`)).toBe(true);
    expect((await care('doctor', '--offline')).code).toBe(0);
  });

  test.each([
    ['that was changed', () => scratch(BACKUP), 'is not as it was written: its SHA-256 is another'],
    ['that was cut off', () => truncateSync(join(cwd, BACKUP), 8192), 'is not as it was written'],
    [
      'that is damaged, without a sum',
      () => {
        scratch(BACKUP);
        rmSync(join(cwd, `${BACKUP}.sha256`));
      },
      'is damaged',
    ],
    [
      'of another program',
      () => {
        replaced((sqlite) => sqlite.exec('CREATE TABLE song (name TEXT); PRAGMA user_version = 3'));
      },
      "is another program's SQLite database",
    ],
    [
      'of a newer version',
      () => {
        rmSync(join(cwd, `${BACKUP}.sha256`));
        const sqlite = new Sqlite(join(cwd, BACKUP));
        sqlite.pragma('user_version = 9999');
        sqlite.close();
      },
      'was written by a newer socialcare (schema 9999',
    ],
    ['that is no database', () => replacedBy('channel,id,text\n'.repeat(9)), 'is not a SQLite database'],
    ['that is empty', () => replacedBy(''), 'is empty'],
    ['that is not there', () => rmSync(join(cwd, 'backups'), { recursive: true }), 'there is no file'],
  ])('a backup %s is refused, and nothing is changed', async (_, harm, message) => {
    harm();
    const before = [readdirSync(cwd).sort(), bytes('care.db')];
    const { stderr, code } = await care('restore-db', BACKUP, '--yes');
    expect([stderr, code]).toEqual([expect.stringContaining(message), 1]);
    expect([readdirSync(cwd).sort(), bytes('care.db')]).toEqual(before);
  });

  test('another program’s database, or a text, is not replaced', async () => {
    const sqlite = new Sqlite(join(cwd, 'songs.db'));
    sqlite.exec('CREATE TABLE song (name TEXT)');
    sqlite.close();
    const songs = await care('restore-db', BACKUP, '--yes', '--db', 'songs.db');
    expect([songs.stderr, songs.code]).toEqual([expect.stringContaining("another program's SQLite database"), 1]);
    const text = await care('restore-db', BACKUP, '--yes', '--db', 'posts.csv');
    expect([text.stderr, text.code]).toEqual([expect.stringContaining('is not a SQLite database'), 1]);
    const itself = await care('restore-db', BACKUP, '--yes', '--db', BACKUP);
    expect([itself.stderr, itself.code]).toEqual([expect.stringContaining('is a backup itself'), 1]);
    expect(readdirSync(cwd).filter((name) => name.includes('part'))).toEqual([]);
  });

  function replaced(fill: (sqlite: Sqlite.Database) => void) {
    for (const name of [BACKUP, `${BACKUP}.sha256`]) rmSync(join(cwd, name));
    const sqlite = new Sqlite(join(cwd, BACKUP));
    fill(sqlite);
    sqlite.close();
  }

  function replacedBy(text: string) {
    replaced(() => {});
    writeFileSync(join(cwd, BACKUP), text);
    appendFileSync(join(cwd, BACKUP), '');
  }
});
