/** Queries that return no rows on a sound database. */
import type { Database } from './database.ts';
import type { Store } from './open.ts';

export const INTEGRITY: Record<string, string> = {
  'a turn whose asking post is missing':
    'SELECT key FROM turn t WHERE NOT EXISTS (SELECT 1 FROM post p WHERE p.key = t.asked_post)',
  'an answered turn without an answer':
    "SELECT key FROM turn WHERE status = 'answered' AND (answer_post IS NULL OR answered_at IS NULL)",
  'an answer dated before its question that is not set aside':
    "SELECT key FROM turn WHERE status = 'answered' AND answered_at < asked_at",
  'a turn whose number of posts is not that of its mentions':
    'SELECT t.key FROM turn t WHERE t.posts <> (SELECT count(*) FROM mention m WHERE m.turn = t.key)',
  'a turn whose answer is not written by its brand':
    'SELECT t.key FROM turn t JOIN post p ON p.key = t.answer_post JOIN account a ON a.key = p.author WHERE a.brand IS DISTINCT FROM t.brand',
  'a brand that mentions itself':
    'SELECT m.post FROM mention m JOIN post p ON p.key = m.post JOIN account a ON a.key = p.author WHERE a.brand IS NOT NULL',
  'a mention of a turn that is missing':
    'SELECT post FROM mention m WHERE NOT EXISTS (SELECT 1 FROM turn t WHERE t.key = m.turn)',
  'a reply to a turn that is missing':
    'SELECT post FROM reply r WHERE NOT EXISTS (SELECT 1 FROM turn t WHERE t.key = r.turn)',
  'labels of a turn that is missing':
    'SELECT turn FROM turn_label x WHERE NOT EXISTS (SELECT 1 FROM turn t WHERE t.key = x.turn)',
  'labels of a post that is missing':
    'SELECT post FROM post_label l WHERE NOT EXISTS (SELECT 1 FROM post p WHERE p.key = l.post)',
  'a child in another thread than its parent':
    'SELECT c.key FROM post c JOIN post p ON p.key = c.parent WHERE c.thread <> p.thread',
  'a post whose parent is stored but not linked':
    'SELECT c.key FROM post c JOIN post p ON p.channel = c.channel AND p.id = c.reply_to WHERE c.parent IS NULL AND p.key <> c.key',
  'a decision that takes back one that is missing':
    'SELECT key FROM decision d WHERE undoes IS NOT NULL AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.id = d.undoes)',
  'two threads of one conversation id':
    'SELECT conversation FROM post WHERE conversation IS NOT NULL GROUP BY channel, conversation HAVING count(DISTINCT thread) > 1',
};

/** One sentence per fault; empty when all is well. */
export async function checkIntegrity(store: Store): Promise<string[]> {
  const damage = await store.findDamage();
  return [...(damage === undefined ? [] : [damage]), ...(await faultsIn(store, INTEGRITY))];
}

/** Of queries by what they find, a sentence for each that returns a row. */
export async function faultsIn(db: Database, queries: Readonly<Record<string, string>>): Promise<string[]> {
  const faults: string[] = [];
  for (const [what, sql] of Object.entries(queries)) {
    const first = await db.oneValue(`${sql} LIMIT 1`);
    if (first !== undefined) faults.push(`${what} (first: ${first})`);
  }
  return faults;
}
