/** Two copies of one post that cannot both be true are counted and named; ids that are no ids are refused. */
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

const HEADER = 'id,text,created_at,author_handle,reply_to_id,channel\n';

async function sandbox(files: Record<string, string>): Promise<string> {
  const cwd = temporaryFolder();
  for (const [name, rows] of Object.entries(files)) writeFileSync(join(cwd, name), HEADER + rows);
  await run(['brand', 'add', 'acme', '@acme', '-q'], { cwd });
  return cwd;
}

const imported = async (cwd: string, ...argv: string[]) => {
  const { stdout, stderr, code } = await run(['import', ...argv, '--json'], { cwd });
  return { stderr, code, file: code === 0 ? JSON.parse(stdout).files.at(-1) : undefined };
};

/** Ten posts of ten customers, by the hour. */
const posts = (words: string, prefix = '', day = 1) =>
  Array.from(
    { length: 10 },
    (_, at) => `${prefix}${at + 1},${words} ${at},2026-10-0${day}T1${at}:00:00Z,${words.slice(-3)}${at},,x\n`,
  ).join('');

test('--ids-by-file says how many answers it parts from what they answer in another file', async () => {
  const header = 'id,text,created_at,author_handle,reply_to_id,channel';
  const cwd = await sandbox({
    'in.csv': `${header}\n1,@acme help,2026-10-01T10:00:00Z,ann,,x\n2,@acme hello?,2026-10-01T10:30:00Z,ann,1,x\n`,
    'out.csv': `${header}\n11,@ann sorry,2026-10-01T11:00:00Z,acme,1,x\n`,
  });
  expect(String((await imported(cwd, 'in.csv', '--ids-by-file')).file.notes)).not.toContain('unlinked');
  expect((await imported(cwd, 'out.csv', '--ids-by-file')).file.notes).toContain(
    '1 post answers one that this file does not hold: not linked, because --ids-by-file separates the files',
  );
});

test('39: two exports that count their rows from 1: the second is refused, with the ways out; nothing of it is stored', async () => {
  const cwd = await sandbox({ 'sept.csv': posts('@acme my bill'), 'oct.csv': posts('@acme no signal at home', '', 2) });
  await imported(cwd, 'sept.csv');
  const refused = await imported(cwd, 'oct.csv');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('10 rows have the id of another post that is stored already');
  expect(refused.stderr).toContain('nothing of this file was stored');
  expect(refused.stderr).toMatch(
    /first: \S+oct\.csv:2 and \S+sept\.csv:2: x 1: another author, another time, another text/,
  );
  expect(refused.stderr).toContain('--ids-by-file');
  const status = JSON.parse((await run(['status', '--json'], { cwd })).stdout);
  expect([status.posts, status.batches.length]).toEqual([10, 1]);
  const apart = await imported(cwd, 'oct.csv', '--ids-by-file');
  expect(apart.file).toMatchObject({ new: 10, same: 0, contradicting: 0 });
  expect((await run(['show', 'oct.csv:3'], { cwd })).stdout).toContain('@acme no signal at home 2');
});

test('the order of the two does not matter, nor that most rows are others', async () => {
  const cwd = await sandbox({
    'a.csv': posts('@acme my bill', '5') + posts('@acme my bill'),
    'b.csv': posts('@acme no signal', '', 2),
  });
  await imported(cwd, 'b.csv');
  expect((await imported(cwd, 'a.csv')).stderr).toContain('id of another post');
});

test('a few copies that contradict are kept, counted by kind and named with both files and lines', async () => {
  const first = posts('@acme my bill');
  const second = first
    .replace('1,@acme my bill 0,2026-10-01T10:00:00Z', '1,@acme my bill 0,2026-10-01T12:30:00Z')
    .replace('@acme my bill 4', '@acme something else entirely');
  const cwd = await sandbox({ 'a.csv': first, 'b.csv': second });
  await imported(cwd, 'a.csv');
  const { stdout } = await run(['import', 'b.csv'], { cwd });
  expect(stdout).toContain('10 rows: 0 new, 8 already here, 2 contradicting');
  expect(stdout).toContain('2 rows contradict another copy of the same post: another time 1, another text 1');
  expect(stdout).toMatch(/b\.csv:2 and \S+a\.csv:2: x 1: another time/);
  expect(stdout).toMatch(/b\.csv:6 and \S+a\.csv:6: x 5: another text/);
  const status = JSON.parse((await run(['status', '--json'], { cwd })).stdout);
  expect(status.batches[0]).toMatchObject({ posts_contradicting: 2 });
  expect((await run(['status'], { cwd })).stdout).toContain('2 copies contradict');
});

test('an edit, a shortened text, a missing parent and dropped seconds contradict nothing', async () => {
  const cwd = await sandbox({
    'full.csv': '1,@acme the router you sent me keeps dropping the line every night,2026-10-01T10:00:42Z,ann,7,x\n',
    'cut.csv': '1,@acme the router you sent me keeps dropp…,2026-10-01T10:00:00Z,Ann,,x\n',
  });
  await imported(cwd, 'cut.csv');
  expect((await imported(cwd, 'full.csv')).file).toMatchObject({ changed: 1, contradicting: 0 });
  const { stdout } = await run(['export', 'posts', '--all', '--json'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject([
    { created_at: '2026-10-01T10:00:42Z', text: expect.stringContaining('every night') },
  ]);
});

test('a column that names no posts, in one file: refused, as it would swallow most rows', async () => {
  const cwd = await sandbox({
    'a.csv': posts('@acme my bill')
      .replaceAll(/^[1-5]\b/gm, '1')
      .replaceAll(/^(?:[6-9]|10)\b/gm, '2'),
  });
  const refused = await imported(cwd, 'a.csv');
  expect([refused.code, refused.stderr]).toEqual([
    1,
    expect.stringContaining('8 rows repeat the id of another post of the same file'),
  ]);
  expect(refused.stderr).toMatch(/a\.csv:3 and \S+a\.csv:2: x 1/);
  expect(JSON.parse((await run(['status', '--json'], { cwd })).stdout).batches).toEqual([]);
});

test('one such row in a file of many is kept and counted', async () => {
  const cwd = await sandbox({
    'a.csv': `${posts('@acme my bill')}3,@acme not the same at all,2026-10-05T10:00:00Z,zoe,,x\n`,
  });
  const { file } = await imported(cwd, 'a.csv');
  expect(file).toMatchObject({ new: 10, same: 0, contradicting: 1, contradictions: { author: 1, time: 1, text: 1 } });
});

test('rows that contradict each other in a pipe are named without lines, for a pipe cannot be read again', async () => {
  const cwd = await sandbox({
    'a.csv': '1,@acme late,2026-10-01T10:00:00Z,ann,,x\n1,quite another,2026-10-02T10:00:00Z,bob,,x\n',
  });
  const pipe = join(cwd, 'pipe');
  spawnSync('bash', ['-c', 'mkfifo "$0"', pipe]);
  const writer = spawn('bash', ['-c', 'cat "$0" > "$1"', join(cwd, 'a.csv'), pipe]);
  const { stderr, code } = await imported(cwd, 'pipe');
  writer.kill();
  expect([code, stderr]).toEqual([1, expect.stringContaining('1 row repeats the id of another post of the same file')]);
});
