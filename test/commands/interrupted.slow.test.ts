/** Ctrl-C ends whatever the program is doing, and text without an end is refused. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { inputLines } from '../../src/commands/input-lines.ts';
import { databaseAt } from '../helpers/database.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/socialcare.js', import.meta.url));
const ENDLESS = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n';
const READY_MS = 1_500;
const MOST_MS = 3_000;

let cwd: string;

beforeAll(async () => {
  cwd = temporaryFolder();
  writeFileSync(
    join(cwd, 'posts.csv'),
    'channel,id,created_at,author_handle,text\nx,1,2026-03-02T11:00:00Z,dan,@acme help\n',
  );
  await run(['import', 'posts.csv'], { cwd });
  spawnSync('bash', ['-c', 'mkfifo "$0"', join(cwd, 'pipe')]);
});

const ended = (child: ChildProcess) =>
  new Promise<number | string | null>((resolve) => child.on('exit', (code, signal) => resolve(code ?? signal)));

test.each([
  ['an endless query', ['sql', ENDLESS]],
  ['an import of a pipe that nobody writes to', ['import', 'pipe']],
  ['a restore of one', ['restore', 'pipe']],
  ['a baseline that is one', ['audit', '--max', 'ignored@24h=20%', '--baseline', 'pipe']],
])('Ctrl-C ends %s', async (_, argv) => {
  const child = spawn(process.execPath, [PROGRAM, ...argv], {
    cwd,
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { ...process.env, SOCIALCARE_DB: databaseAt(join(cwd, 'care.db')) },
  });
  const end = ended(child);
  await new Promise((resolve) => setTimeout(resolve, READY_MS));
  expect(child.exitCode).toBe(null);
  const asked = performance.now();
  child.kill('SIGINT');
  expect([130, 'SIGINT']).toContain(await end);
  expect(performance.now() - asked).toBeLessThan(MOST_MS);
});

test.each([
  ['triage', '-', '--as', 'note', '--note', 'x', '--actor', 'jo'],
  ['restore', '-'],
  ['sql', '-'],
])('%s refuses a line without an end', async (...argv) => {
  const { stderr, code } = await run(argv, { cwd, stdin: 'x'.repeat(1_000_001) });
  expect(stderr).toContain('1,000,000 characters');
  expect([1, 2]).toContain(code);
});

test('lines are the same however the text is cut into pieces', async () => {
  const text = 'erste Zeile\r\nzweite – mit Strich\n\nletzte';
  const bytes = Buffer.from(text);
  for (let size = 1; size <= bytes.length; size++) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.subarray(at * size, (at + 1) * size),
    );
    const lines: string[] = [];
    for await (const line of inputLines(Readable.from(pieces), 'x')) lines.push(line);
    expect(lines).toEqual(['erste Zeile', 'zweite – mit Strich', '', 'letzte']);
  }
});
