/** Indexes that only readers need: in random order of customers they cost a large import more than the posts themselves. */
import type { Database } from 'better-sqlite3';

const READ_INDEXES = {
  turn_customer: 'CREATE INDEX IF NOT EXISTS turn_customer ON turn (customer)',
  turn_open: `CREATE INDEX IF NOT EXISTS turn_open ON turn (brand, asked_at, reach, channel, posts, ordinal, customer, status)
    WHERE status = 'unanswered'`,
} as const;

/** Called before filling an empty database; whoever opens it next builds what an interrupted import left out. */
export function dropReadIndexes(db: Database): void {
  for (const name of Object.keys(READ_INDEXES)) db.exec(`DROP INDEX IF EXISTS ${name}`);
}

export function ensureReadIndexes(db: Database): void {
  const present = new Set(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'index'").pluck().all());
  for (const [name, sql] of Object.entries(READ_INDEXES)) if (!present.has(name)) db.exec(sql);
}

/** Whether nothing was ever stored. */
export function isEmpty(db: Database): boolean {
  return db.prepare('SELECT NOT EXISTS (SELECT 1 FROM post UNION ALL SELECT 1 FROM account)').pluck().get() === 1;
}
