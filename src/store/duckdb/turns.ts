/** Turns of an exported store: the SQL models run one after the other, and the few threads that SQL cannot sort by the rules themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { foldName } from '../../domain/names.ts';
import { loadBrandIndex } from '../accounts/brand-index.ts';
import type { Database } from '../database.ts';
import { anyLabels, labelTurnsBetween } from '../labels/turn-labels.ts';
import { DisjointSets } from '../threads/disjoint-sets.ts';
import { openTurns } from '../threads/turns.ts';

const MODELS = fileURLToPath(new URL('../../../sql/models', import.meta.url));
/** Before a statement that is run until it changes nothing more. */
const REPEAT = /^-- repeat$/m;

/** What is done after a model that SQL does not do. */
const AFTER: Readonly<Record<string, (db: Database, autoReplySeconds: number) => Promise<void>>> = {
  '20-trees.sql': nameCircles,
  '60-listed.sql': foldUnusual,
  '90-turns.sql': async (db, autoReplySeconds) => {
    await sortOddThreads(db, autoReplySeconds);
    await labelTurns(db);
  },
};

/** What becomes of a table when nothing more is made of it. */
const GONE = /^\s*DROP TABLE/m;

/** Makes turn, mention, reply and turn_label of the posts. @param db with the tables of an exported store */
export async function buildTurns(
  db: Database,
  { autoReplySeconds, keepSteps = false }: { autoReplySeconds: number; keepSteps?: boolean },
): Promise<void> {
  for (const file of readdirSync(MODELS).sort()) {
    for (const statement of statementsOf(readFileSync(join(MODELS, file), 'utf8'))) {
      if (keepSteps && GONE.test(statement)) continue;
      await db.write(statement);
      if (REPEAT.test(statement)) await repeat(db, statement);
    }
    await AFTER[file]?.(db, autoReplySeconds);
  }
}

/** The statements of a model, each with the comments before it. */
function statementsOf(text: string): string[] {
  return text.split(/;\s*$/m).filter((statement) => statement.replace(/--.*$/gm, '').trim() !== '');
}

/** Until no row moves, or as many as the time before: those go round in circles, and every other row has come to rest. */
async function repeat(db: Database, statement: string): Promise<void> {
  const [, table] = /CREATE OR REPLACE TABLE (\w+)/.exec(statement)!;
  const count = () => db.oneValue<number>(`SELECT count(*) FROM ${table} WHERE moved`);
  let before: number | undefined;
  for (let moved = await count(); moved! > 0 && moved !== before; moved = await count()) {
    before = moved;
    await db.write(statement);
  }
}

/** Posts of a circle, and what hangs below it, are one tree under the name of its smallest key. */
async function nameCircles(db: Database): Promise<void> {
  const rows = await db.readRaw<[key: number, parent: number]>(
    'SELECT s.key, s.parent FROM circle c JOIN staged s ON s.key = c.key',
  );
  if (rows.length === 0) return;
  const sets = new DisjointSets();
  for (const [key, parent] of rows) sets.unite(key, parent);
  await db.write(`DELETE FROM tree WHERE key IN (SELECT key FROM circle)`);
  await db.insertMany(
    'tree (key, root, moved)',
    rows.map(([key]) => [key, sets.find(key), 0]),
  );
}

async function foldUnusual(db: Database): Promise<void> {
  const names = await db.readColumn<string>('SELECT name FROM unusual_name');
  await db.writeMany(
    'UPDATE unusual_name SET folded = :folded WHERE name = :name',
    names.map((name) => ({ name, folded: foldName(name) })),
  );
}

/** Threads with a circle of replies. */
async function sortOddThreads(db: Database, autoReplySeconds: number): Promise<void> {
  const odd = await db.readColumn<number>('SELECT thread FROM odd_thread');
  if (odd.length === 0) return;
  const turns = await openTurns(db, await loadBrandIndex(db), autoReplySeconds);
  await turns.rebuild(db, odd);
}

async function labelTurns(db: Database): Promise<void> {
  if (!(await anyLabels(db))) return;
  const [first, last] = (await db.readRaw<[number, number]>('SELECT min(key), max(key) FROM post'))[0]!;
  await labelTurnsBetween(db, first, last);
}
