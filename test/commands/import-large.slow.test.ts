/** A file large enough for threads of its own, through the built program: stopped by a real Ctrl-C, read again, known again. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { writeTwcsFile } from '../../bench/twcs-file.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const isBuilt = existsSync(join(ROOT, 'dist/commands/import/index.js'));
if (!isBuilt) console.warn('SKIPPED: reading on a thread of its own needs a build; run npm run build first');

const ROWS = 80_000;
const folder = mkdtempSync(join(tmpdir(), 'socialcare-large-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** @param stopAt sends SIGINT once as many posts are in the database */
function care(argv: string[], stopAt?: number): Promise<Outcome> {
  const child = spawn(process.execPath, [join(ROOT, 'bin/socialcare.js'), ...argv, '--db', 'care.db'], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, TZ: 'UTC' },
  });
  const outcome: Outcome = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (outcome.stdout += text));
  child.stderr.on('data', (text) => (outcome.stderr += text));
  let interrupted = false;
  const watch = stopAt === undefined ? undefined : setInterval(look, 20);
  async function look(): Promise<void> {
    if (interrupted || (await posts()) < stopAt!) return;
    interrupted = true;
    child.kill('SIGINT');
  }
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearInterval(watch);
      resolve({ ...outcome, code });
    });
  });
}

async function ask<T>(sql: string, otherwise: T): Promise<T> {
  const { default: Database } = await import('better-sqlite3');
  if (!existsSync(join(folder, 'care.db'))) return otherwise;
  const db = new Database(join(folder, 'care.db'), { readonly: true });
  try {
    return db.prepare(sql).pluck().get() as T;
  } catch {
    // The tables are not there yet.
    return otherwise;
  } finally {
    db.close();
  }
}

const posts = () => ask('SELECT count(*) FROM post', 0);

describe.skipIf(!isBuilt)('a file of 80,000 rows', () => {
  test('Ctrl-C keeps what was stored, the next run stores the rest, the one after knows the file', async () => {
    const file = join(folder, 'large.csv');
    await writeTwcsFile(file, ROWS);
    const stopped = await care(['import', file], 20_000);
    expect(stopped.code).toBe(130);
    const kept = await posts();
    expect(kept).toBeGreaterThanOrEqual(20_000);
    expect(kept).toBeLessThan(ROWS);
    expect(stopped.stderr).toMatch(`stopped; ${kept.toLocaleString('en-US')} new posts stored so far, and kept`);

    const resumed = await care(['import', file, '--json']);
    expect(JSON.parse(resumed.stdout).files[0]).toMatchObject({ rows: ROWS, new: ROWS - kept, same: kept });
    expect(await posts()).toBe(ROWS);
    expect(await ask('SELECT file_hash FROM batch WHERE finished_at IS NOT NULL', '')).toBe(
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    );

    const again = await care(['import', file]);
    expect(again.stdout).toContain('imported before');
    expect(await ask("SELECT name FROM sqlite_schema WHERE name = 'turn_open'", '')).toBe('turn_open');
  });
});
