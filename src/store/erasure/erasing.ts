/** The one kind of transaction in which decisions and labels of people may change: what erases a person from them. */
import type { Database } from '../database.ts';

/** The triggers of these tables look for it. Nobody else ever sees it: it comes and goes in one transaction. */
const MARK = { name: 'erasing' };

export function erasing<Result>(database: Database, work: (db: Database) => Promise<Result>): Promise<Result> {
  return database.transaction(async (db) => {
    await db.write(`INSERT INTO setting (name, value) VALUES (:name, '')`, MARK);
    const result = await work(db);
    await db.write('DELETE FROM setting WHERE name = :name', MARK);
    return result;
  });
}
