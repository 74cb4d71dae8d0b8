/** The only kind of transaction in which decisions and labels of people may change: an erasure. */
import type { Database } from '../database.ts';
import { dropSetting, writeSetting } from '../settings.ts';

/** The setting that the triggers of these tables look for. It is written and deleted in one transaction, so that no other connection sees it. */
const MARK = 'erasing';

export function erasing<Result>(database: Database, work: (db: Database) => Promise<Result>): Promise<Result> {
  return database.transaction(async (db) => {
    await writeSetting(db, MARK, '');
    const result = await work(db);
    await dropSetting(db, MARK);
    return result;
  });
}
