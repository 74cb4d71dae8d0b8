/** When people replied for brands, counted by quarters of an hour: offsets of time zones are whole quarters. */
import type { Span } from '../../domain/report.ts';
import type { Database } from '../database.ts';
import { IN_ORDER, packed } from '../dialect.ts';
import { inDigits, unpackWhole } from './packed-numbers.ts';

export const QUARTER_SECONDS = 900;

/** Keys of posts of one reading. */
const CHUNK = 262_144;

const NUMBERS = ['p.author', `p.created_at / ${QUARTER_SECONDS}`];

/** Replies by people of one account of a brand: how many in which quarter of an hour since 1970. */
export interface AccountReplies {
  brand: number;
  channel: string;
  quarters: Map<number, number>;
}

/**
 * Once for each turn that a reply answers. Read as bytes, for grouping a million rows costs the database four seconds.
 * @param period in which they were written @param asOf unix seconds: later ones are not there yet
 */
export async function loadReplyQuarters(db: Database, { since, until }: Span, asOf: number): Promise<AccountReplies[]> {
  const accounts = new Map<number, AccountReplies>();
  for (const [key, brand, channel] of await db.readRaw<[key: number, brand: number, channel: string]>(
    'SELECT key, brand, channel FROM account WHERE brand IS NOT NULL',
  ))
    accounts.set(key, { brand, channel, quarters: new Map() });
  const sql = `SELECT ${packed(NUMBERS.flatMap(inDigits), 'r.post, r.turn')} FROM reply r ${IN_ORDER} JOIN post p ON p.key = r.post
     WHERE r.post > :after AND r.post <= :upto AND r.auto = 0 AND p.created_at BETWEEN :since AND :until`;
  const period = { since: since ?? 0, until: until === null ? asOf : Math.min(asOf, until - 1) };
  const last = (await db.oneValue<number>('SELECT coalesce(max(post), 0) FROM reply'))!;
  for (let after = 0; after < last; after += CHUNK) {
    const bytes = await db.oneValue<Uint8Array | null>(sql, { ...period, after, upto: after + CHUNK });
    const [authors, at] = unpackWhole(bytes ?? null, NUMBERS.length) as [Float64Array, Float64Array];
    for (let row = 0; row < authors.length; row++) {
      const quarters = accounts.get(authors[row]!)?.quarters;
      const quarter = at[row]!;
      quarters?.set(quarter, (quarters.get(quarter) ?? 0) + 1);
    }
  }
  return [...accounts.values()];
}
