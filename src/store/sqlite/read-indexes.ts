/** Indexes that only readers need: in random order of customers they cost a large import more than the posts themselves. */
import type { Database } from '../database.ts';

const READ_INDEXES = {
  turn_customer: 'CREATE INDEX IF NOT EXISTS turn_customer ON turn (customer)',
  turn_open: `CREATE INDEX IF NOT EXISTS turn_open ON turn (brand, asked_at, reach, channel, posts, ordinal, customer, status)
    WHERE status = 'unanswered'`,
} as const;

/** Called before filling an empty database; whoever opens it next builds what an interrupted import left out. */
export async function dropReadIndexes(db: Database): Promise<void> {
  for (const name of Object.keys(READ_INDEXES)) await db.write(`DROP INDEX IF EXISTS ${name}`);
}

export async function ensureReadIndexes(db: Database): Promise<void> {
  for (const sql of Object.values(READ_INDEXES)) await db.write(sql);
}
