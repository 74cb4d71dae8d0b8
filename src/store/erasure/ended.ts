/** Conversations that ended before a time, in temporary tables, to be counted or removed. */
import type { Database } from '../database.ts';
import { IN_ORDER } from '../dialect.ts';

export interface Ended {
  conversations: number;
  turns: number;
  posts: number;
  /** Older posts of conversations that went on: these stay until the conversation has ended. */
  staying: number;
}

const TABLES = {
  ended: 'thread INTEGER PRIMARY KEY',
  crossing: 'thread INTEGER NOT NULL, other INTEGER NOT NULL',
} as const;

/** A reply in another thread, by a quote or inferred, belongs to the conversation: both threads stay or both go. */
const CROSSING = `INSERT INTO crossing (thread, other)
  SELECT t.thread, p.thread FROM reply r JOIN turn t ON t.key = r.turn JOIN post p ON p.key = r.post WHERE p.thread <> t.thread
  UNION SELECT a.thread, p.thread FROM inferred_link i JOIN post a ON a.key = i.asked JOIN post p ON p.key = i.post
  WHERE p.thread <> a.thread`;

const STAYING = `SELECT thread FROM crossing WHERE other NOT IN (SELECT thread FROM ended)
  UNION SELECT other FROM crossing WHERE thread NOT IN (SELECT thread FROM ended)`;

/** Finds the threads whose last post is older; they stay in the temporary table `ended` until it is closed. */
export async function openEnded(db: Database, before: number): Promise<Ended> {
  await closeEnded(db);
  for (const [name, columns] of Object.entries(TABLES)) await db.write(`CREATE TEMP TABLE ${name} (${columns})`);
  await db.write(
    'INSERT INTO ended (thread) SELECT thread FROM post GROUP BY thread HAVING max(created_at) < :before',
    {
      before,
    },
  );
  await db.write(CROSSING);
  while ((await db.write(`DELETE FROM ended WHERE thread IN (${STAYING})`)) > 0);
  const count = async (sql: string) => (await db.oneValue<number>(sql, { before }))!;
  const posts = await count(`SELECT count(*) FROM ended e ${IN_ORDER} JOIN post p ON p.thread = e.thread`);
  return {
    conversations: await count('SELECT count(*) FROM ended'),
    turns: await count(`SELECT count(*) FROM ended e ${IN_ORDER} JOIN turn t ON t.thread = e.thread`),
    posts,
    staying: (await count('SELECT count(*) FROM post WHERE created_at < :before')) - posts,
  };
}

export async function closeEnded(db: Database): Promise<void> {
  for (const name of Object.keys(TABLES)) await db.write(`DROP TABLE IF EXISTS ${name}`);
}
