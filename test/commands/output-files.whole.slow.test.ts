/** Files that commands write: whole or not at all, for their owner alone, and never over a database, an input or through a link. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { writeOutput } from '../../src/commands/output-file.ts';
import { fileOnly, onServer } from '../helpers/database.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

let cwd: string;
const HEAD = 'channel,id,created_at,author_handle,text\n';
const mode = (name: string) => (statSync(join(cwd, name)).mode & 0o777).toString(8);

beforeEach(async () => {
  cwd = temporaryFolder();
  writeFileSync(join(cwd, 'posts.csv'), `${HEAD}x,1,2026-03-02T11:00:00Z,dan,@acme help\n`);
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  await run(['import', 'posts.csv', '--sampling', 'complete'], { cwd });
});

describe('what was there before', () => {
  test('stays when writing fails half way, and nothing else is left beside it', async () => {
    writeFileSync(join(cwd, 'kept.csv'), 'the last good one\n');
    const before = readdirSync(cwd).sort();
    async function* pieces() {
      yield 'half of the new one\n';
      throw new Error('the database is gone');
    }
    await expect(writeOutput(join(cwd, 'kept.csv'), pieces())).rejects.toThrow('the database is gone');
    expect(readFileSync(join(cwd, 'kept.csv'), 'utf8')).toBe('the last good one\n');
    expect(readdirSync(cwd).sort()).toEqual(before);
  });

  test('keeps its mode when it is written again; a new file is its owner’s alone', async () => {
    writeFileSync(join(cwd, 'shared.csv'), '', { mode: 0o644 });
    await run(['export', 'turns', '-o', 'shared.csv'], { cwd });
    await run(['export', 'turns', '-o', 'own.csv'], { cwd });
    await run(['dump', '-o', 'own.jsonl'], { cwd });
    expect([mode('shared.csv'), mode('own.csv'), mode('own.jsonl')]).toEqual(['644', '600', '600']);
    expect(readFileSync(join(cwd, 'shared.csv'), 'utf8')).toBe(readFileSync(join(cwd, 'own.csv'), 'utf8'));
  });
});

fileOnly('a database and the folder made for it are their owner’s alone, whatever the umask', async () => {
  const before = process.umask(0);
  try {
    await run(['import', 'posts.csv', '--db', 'new/care.db'], { cwd });
  } finally {
    process.umask(before);
  }
  expect([mode('new'), mode('new/care.db')]).toEqual(['700', '600']);
});

test.each([
  ...(onServer ? [] : [['a database', 'care.db', 'it is a database']]),
  ['a link', 'link.csv', 'it is a link to another file'],
  ['a link to nothing', 'dangling.csv', 'it is a link to another file'],
  ['a folder', 'folder', 'it is a folder'],
])('%s is not written over', async (_, name, reason) => {
  writeFileSync(join(cwd, 'target.csv'), 'precious\n');
  symlinkSync('target.csv', join(cwd, 'link.csv'));
  symlinkSync('nowhere.csv', join(cwd, 'dangling.csv'));
  mkdirSync(join(cwd, 'folder'));
  const { stderr, code } = await run(['export', 'turns', '-o', name], { cwd });
  expect([stderr, code]).toEqual([`error: ${join(cwd, name)} cannot be written: ${reason}\n  Name another file.\n`, 1]);
  expect(readFileSync(join(cwd, 'target.csv'), 'utf8')).toBe('precious\n');
  expect(existsSync(join(cwd, 'nowhere.csv'))).toBe(false);
});

test.each(['export turns -o -', 'dump -o -'])('%s is refused: no file is called so', async (command) => {
  const { stderr, code } = await run(command.split(' '), { cwd });
  expect([stderr, code]).toEqual([expect.stringContaining('a file cannot be called "-"'), 1]);
  expect(existsSync(join(cwd, '-'))).toBe(false);
});

test('a pipe is written to as it is', async () => {
  const { code } = await run(['export', 'turns', '-o', '/dev/null'], { cwd });
  expect([code, existsSync('/dev/null')]).toEqual([0, true]);
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

describe('a reject file', () => {
  const FAULTY = `${HEAD}x,2,never,eve,@acme hi\nx,3,2026-03-02T11:00:00Z,eve,@acme hi\n`;

  test('is its owner’s alone', async () => {
    writeFileSync(join(cwd, 'faulty.csv'), FAULTY);
    await run(['import', 'faulty.csv'], { cwd });
    expect(mode('faulty.csv.rejects.csv')).toBe('600');
    expect(readFileSync(join(cwd, 'faulty.csv.rejects.csv'), 'utf8')).toContain('faulty.csv,2,created_at,');
  });

  test('that cannot be written is an error in words', async () => {
    writeFileSync(join(cwd, 'faulty.csv'), FAULTY);
    const { stderr, code } = await run(['import', 'faulty.csv', '--rejects', 'no/where.csv'], { cwd });
    expect([stderr, code]).toEqual([
      expect.stringMatching(
        /^error: .*no\/where\.csv cannot be written: there is no such folder\n {2}Name another file\.$/m,
      ),
      1,
    ]);
  });

  test('never takes the place of the file that is imported', async () => {
    writeFileSync(join(cwd, 'faulty.csv'), FAULTY);
    const { stderr, code } = await run(['import', 'faulty.csv', '--rejects', 'faulty.csv'], { cwd });
    expect([stderr, code]).toEqual([expect.stringContaining('it is read by the same command'), 1]);
    expect(readFileSync(join(cwd, 'faulty.csv'), 'utf8')).toBe(FAULTY);
  });

  test('ends after 100,000 rows, and the summary says so', async () => {
    writeFileSync(join(cwd, 'faulty.csv'), HEAD + 'x,2,never,eve,@acme hi\n'.repeat(100_001));
    const { stdout } = await run(['import', 'faulty.csv', '--json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ rejected: 100_001, rejects_written: 100_000 });
    expect(readFileSync(join(cwd, 'faulty.csv.rejects.csv'), 'utf8').split('\r\n')).toHaveLength(100_002);
  });
});

describe('a dump', () => {
  const dumped = async () => (await run(['dump'], { cwd })).stdout;
  const restored = async (text: string) => {
    writeFileSync(join(cwd, 'dump.jsonl'), text);
    return await run(['restore', 'dump.jsonl', '--db', 'other.db'], { cwd });
  };

  beforeEach(async () => {
    await run(['triage', '1', '--as', 'note', '--note', 'one', '--actor', 'jo'], { cwd });
    await run(['triage', '1', '--as', 'note', '--note', 'two', '--actor', 'jo'], { cwd });
  });

  test('ends in a line that counts the others', async () => {
    expect((await dumped()).trimEnd().split('\n').at(-1)).toBe('{"kind":"end","annotations":2}');
    expect((await restored(await dumped())).stdout).toContain('Restored 2 decisions');
  });

  test.each([
    [
      'cut off behind a whole line',
      (lines: string[]) => lines.slice(0, 2),
      'dump.jsonl has no last line: it was cut off behind 1 annotation',
    ],
    [
      'without one of its lines',
      (lines: string[]) => lines.toSpliced(1, 1),
      'dump.jsonl holds 1 annotation, its last line counts 2',
    ],
    [
      'with a line behind the last',
      (lines: string[]) => [...lines, lines[1]!],
      'dump.jsonl:5: it stands behind the last line of the dump',
    ],
  ])('%s is refused', async (_, change, message) => {
    const { stderr, code } = await restored(`${change((await dumped()).trimEnd().split('\n')).join('\n')}\n`);
    expect([stderr, code]).toEqual([expect.stringContaining(message), 1]);
    expect(stderr).toContain('Nothing was restored.');
  });

  test('of the first version, which had no last line, is still read', async () => {
    const lines = (await dumped()).trimEnd().split('\n').slice(0, -1);
    lines[0] = '{"socialcare":"judgements","version":1}';
    expect((await restored(`${lines.join('\n')}\n`)).stdout).toContain('Restored 2 decisions');
  });
});
