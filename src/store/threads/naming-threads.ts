/** The threads that accounts are in, by what they wrote and by who names them. */
import type { Mention } from '../../domain/handles.ts';
import type { BrandIndex } from '../accounts/brand-index.ts';
import type { Database } from '../database.ts';
import { byIndex, IN_ORDER, records } from '../dialect.ts';
import { mentionedAccounts, namedBy } from './thread-loader.ts';

/** An account of which posts with keys up to `upto` must be looked at again. */
export interface LateAccount {
  account: number;
  upto: number;
}

interface NamingPost {
  key: number;
  channel: string;
  thread: number;
  text: string;
  mentions: string | null;
  addressed_to: string | null;
}

/** The threads that hold, answer or quote posts of these accounts. */
export async function threadsOfAccounts(db: Database, accounts: readonly LateAccount[]): Promise<Set<number>> {
  if (accounts.length === 0) return new Set();
  return new Set(
    await db.readColumn<number>(
      `WITH who AS MATERIALIZED (
         SELECT account AS key, upto FROM ${records('accounts', { account: 'integer', upto: 'integer' })} w)
       SELECT p.thread FROM post p JOIN who ON who.key IN (p.author, p.reply_to_author, p.quote_of_author) AND p.key <= upto
       UNION
       SELECT q.thread FROM post p JOIN who ON who.key = p.author AND p.key <= upto
       ${IN_ORDER} JOIN post q ${byIndex('post_quote')} ON q.quote_of IS NOT NULL AND q.channel = p.channel AND q.quote_of = p.id
       UNION
       SELECT p.thread FROM post q JOIN who ON who.key = q.author AND q.key <= upto
       JOIN post p ON p.channel = q.channel AND p.id = q.quote_of WHERE q.quote_of IS NOT NULL`,
      { accounts },
    ),
  );
}

/**
 * The threads with posts that name these, by text or by the platform's list.
 * @param names and ids, each after its channel and a newline, to the largest key of a post that counts
 */
export async function threadsNaming(
  db: Database,
  names: ReadonlyMap<string, number>,
  ids: ReadonlyMap<string, number>,
  brands: BrandIndex,
): Promise<Set<number>> {
  const threads = new Set<number>();
  if (names.size + ids.size === 0) return threads;
  const isIn = (wanted: ReadonlyMap<string, number>, { key, channel }: NamingPost, name: string) =>
    (wanted.get(`${channel}\n${name}`) ?? 0) >= key;
  const isWanted = (post: NamingPost) => (named: Mention) =>
    typeof named === 'string'
      ? isIn(names, post, named)
      : (named.handle !== undefined && isIn(names, post, named.handle)) ||
        (named.id !== undefined && isIn(ids, post, named.id));
  const upto = Math.max(...names.values(), ...ids.values());
  const inText = names.size === 0 ? '' : "OR text LIKE '%@%'";
  const found = db.stream<NamingPost>(
    `SELECT key, channel, thread, text, mentions, addressed_to FROM post
     WHERE key <= :upto AND (mentions IS NOT NULL OR addressed_to IS NOT NULL ${inText})`,
    { upto },
  );
  for await (const posts of found)
    for (const post of posts) {
      const { leading, own } = namedBy(post.text, post.channel, mentionedAccounts(post.mentions), brands);
      const wanted = isWanted(post);
      if (leading.some(wanted) || own.some(wanted) || mentionedAccounts(post.addressed_to)?.some(wanted))
        threads.add(post.thread);
    }
  return threads;
}
