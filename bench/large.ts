/** Memory and time of report over very many turns, written straight into the table: npm run bench has the usual sizes. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import Sqlite from 'better-sqlite3';
import { openStore } from '../src/store/open.ts';

const { values } = parseArgs({
  options: {
    turns: { type: 'string', default: '28000000' },
    brands: { type: 'string', default: '108' },
    db: { type: 'string' },
  },
});
const START = 1_740_000_000;
const SPAN = 92 * 86_400;

/** Turns in conversations of one or two, of a third as many customers, with brands of very different size. */
async function write(path: string, turns: number, brands: number): Promise<void> {
  (await openStore(path)).close();
  const db = new Sqlite(path);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  const indexes = db.prepare(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'turn' AND sql IS NOT NULL",
  );
  const dropped = indexes.all() as { name: string; sql: string }[];
  for (const { name } of dropped) db.exec(`DROP INDEX ${name}`);
  db.exec(`
    WITH RECURSIVE n (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < ${brands})
    INSERT INTO brand (key, name, added_at) SELECT at, 'brand ' || at, 0 FROM n;
    INSERT INTO account (key, channel, id, handle) VALUES (1, 'x', '1', 'ann');
    INSERT INTO batch (key, source, sampling, tool_version, started_at) VALUES (1, 'import made-up', 'complete', '0', 0);
    INSERT INTO post (key, channel, id, author, created_at, thread, text, batch) VALUES (1, 'x', '1', 1, ${START}, 1, 'hi', 1);
    INSERT INTO coverage (batch, source, stream, channel, brand, sampling, since, until, kind)
    SELECT 1, 'import made-up', 's', 'x', key, 'complete', ${START}, ${START + SPAN}, 'brand' FROM brand;
    UPDATE batch SET covers_replies = 1;
    WITH RECURSIVE
      n (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < ${turns}),
      talk AS (SELECT at, (at + 1) / 2 AS talk, at * 2654435761 % 4294967296 / 4294967296.0 AS u,
        at * 1597334677 % 4294967296 / 4294967296.0 AS v FROM n),
      told AS (SELECT at, talk, u, v, talk * 2246822519 % 4294967296 / 4294967296.0 AS w FROM talk)
    INSERT INTO turn (key, thread, root, brand, customer, channel, ordinal, asked_post, asked_at, posts, reach, status, answered_at, auto_replies)
    SELECT at, talk, talk, 1 + cast(${brands} * w * w AS INTEGER), 1 + talk * 3266489917 % ${Math.ceil(turns / 3)}, 'x', 2 - at % 2, at,
      cast(${START} + u * ${SPAN} AS INTEGER), 1 + (v > 0.9), 'direct', iif(v < 0.7, 'answered', 'unanswered'),
      iif(v < 0.7, cast(${START} + u * ${SPAN} + 86400 * v * v * v * 3 AS INTEGER), NULL), 0 FROM told;`);
  for (const { sql } of dropped) db.exec(sql);
  db.close();
}

const folder = values.db ? undefined : mkdtempSync(join(tmpdir(), 'socialcare-large-'));
const path = values.db ?? join(folder!, 'care.db');
try {
  await write(path, Number(values.turns), Number(values.brands));
  const report = spawnSync('/usr/bin/time', [
    ...['-f', 'peak %M KB, %e s, CPU %U + %S s'],
    ...[process.execPath, resolve('bin/socialcare.js'), 'report', '--quiet', '--db', path],
  ]);
  console.log(`${values.turns} turns of ${values.brands} brands, report: ${report.stderr.toString().trim()}`);
} finally {
  if (folder) rmSync(folder, { recursive: true, force: true });
}
