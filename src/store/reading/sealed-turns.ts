/** What a seal contains of turns besides their columns: the ids of their posts, the names of their customers, texts. */
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';

/** The platform's ids of the post that began a turn and of its answer. */
export interface IdsOfTurn {
  asked: string | null;
  answer: string | null;
}

/** @param first and last keys of turns @param asOf unix seconds: later answers are none yet */
export async function idsOfTurns(
  db: Database,
  first: number,
  last: number,
  asOf: number,
): Promise<Map<number, IdsOfTurn>> {
  const rows = await db.readRaw<[turn: number, asked: string | null, answer: string | null]>(
    `SELECT t.key, q.id, CASE WHEN t.answered_at <= :as_of THEN a.id END
     FROM turn t LEFT JOIN post q ON q.key = t.asked_post LEFT JOIN post a ON a.key = t.answer_post
     WHERE t.key BETWEEN :first AND :last`,
    { first, last, as_of: asOf },
  );
  return new Map(rows.map(([turn, asked, answer]) => [turn, { asked, answer }]));
}

/** What customers are called. @param accounts keys */
export async function namesOfAccounts(db: Database, accounts: readonly number[]): Promise<Map<number, string>> {
  const rows = await db.readRaw<[account: number, name: string | null]>(
    `SELECT key, coalesce(handle, id, name) FROM account WHERE key IN ${list('accounts')}`,
    { accounts },
  );
  return new Map(rows.flatMap(([account, name]) => (name === null ? [] : [[account, name] as const])));
}

/** A post of a turn. */
export interface PostOfTurn {
  turn: number;
  channel: string;
  by: 'customer' | 'brand';
  id: string;
  /** Unix seconds. */
  at: number;
  text: string;
}

/** The posts of turns and the replies to them, by turn and time. @param first and last keys of turns */
export function postsOfTurns(db: Database, first: number, last: number, asOf: number): AsyncIterable<PostOfTurn[]> {
  const posts = (table: string, by: string) =>
    `SELECT x.turn, p.channel, '${by}' AS "by", p.id, p.created_at AS at, p.text FROM ${table} x JOIN post p ON p.key = x.post
     WHERE x.turn BETWEEN :first AND :last AND p.created_at <= :as_of`;
  return db.stream<PostOfTurn>(
    `${posts('mention', 'customer')} UNION ALL ${posts('reply', 'brand')} ORDER BY 1, 5, 4`,
    {
      ...{ first, last, as_of: asOf },
    },
  );
}
