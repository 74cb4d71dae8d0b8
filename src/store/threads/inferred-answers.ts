/** Inferred answers in the database: derived again from all that is stored, so that the order it came in does not matter. */
import type { Filter } from '../../domain/filter.ts';
import { groupedBy } from '../../domain/group.ts';
import { namedHandles } from '../../domain/handles.ts';
import { type Exchange, type InferredLink, inferLinks } from '../../domain/inferred-answers.ts';
import { foldName } from '../../domain/names.ts';
import type { AccountName } from '../../domain/post.ts';
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';
import { whereTurns } from '../reading/filter.ts';
import type { Turns } from './turns.ts';

/** Seconds after which a turn is no longer answered by a post that only names the customer, unless another time is given. */
const EPISODE_GAP = 72 * 3_600;
/** Formats of the networks themselves: there a post without a parent is known to reply to nothing. */
const STATE_LINKS = 'twcs x-api x-archive mastodon mastodon-outbox bluesky facebook instagram threads youtube reddit'
  .split(' ')
  .map((format) => `import ${format}`);

interface Pair {
  brand: number;
  channel: string;
}

export interface InferOptions {
  /** All of them when left out. */
  channels?: ReadonlySet<string>;
  /** Seconds; 72 h when left out. */
  episodeGap?: number;
}

/**
 * Infers the answers of brands whose files do not state what their posts reply to, removes those that no longer hold,
 * and rebuilds the turns that this changes. Does nothing where the data declare links.
 */
export async function inferAnswers(
  db: Database,
  turns: Turns,
  { channels, episodeGap = EPISODE_GAP }: InferOptions = {},
): Promise<void> {
  const pairs = (await pairsToInfer(db)).filter(({ channel }) => channels?.has(channel) ?? true);
  if (pairs.length === 0) return;
  const candidatesOf = await readCandidates(db, pairs);
  const threads = new Set<number>();
  for (const pair of pairs) {
    const links = await linksOf(db, pair, candidatesOf(pair), episodeGap);
    for (const thread of await replaceLinks(db, pair, links)) threads.add(thread);
  }
  await turns.rebuild(db, threads);
}

/** Whether any answer is inferred. */
export async function hasInferred(db: Database): Promise<boolean> {
  return (await db.oneValue('SELECT EXISTS (SELECT 1 FROM inferred_link)')) === 1;
}

export interface InferredCount {
  /** Answers inferred from names. */
  count: number;
  /** All answers. */
  of: number;
}

/** Of the answers that a filter picks, those that were inferred; undefined where none was. @param asOf unix seconds */
export async function countInferred(db: Database, filter: Filter, asOf: number): Promise<InferredCount | undefined> {
  if (!(await hasInferred(db))) return undefined;
  const where = await whereTurns(db, filter, asOf);
  const counted = await db.one<InferredCount>(
    `SELECT count(*) AS "of", coalesce(sum(CASE WHEN EXISTS (SELECT 1 FROM inferred_link i WHERE i.post = t.answer_post) THEN 1 ELSE 0 END), 0) AS count
     FROM turn t WHERE t.status = 'answered' AND t.answered_at <= :as_of AND ${where.sql}`,
    where.params,
  );
  return counted!.count > 0 ? counted : undefined;
}

/** Brands and channels that may have something to infer, or had. */
async function pairsToInfer(db: Database): Promise<Pair[]> {
  return db.read<Pair>(
    `SELECT brand, channel FROM own_posts WHERE linked = 0 AND brand <> 0
     UNION SELECT coalesce(a.brand, 0), p.channel FROM inferred_link i JOIN post p ON p.key = i.post JOIN account a ON a.key = p.author
     ORDER BY channel, brand`,
  );
}

/**
 * Imports with posts of the brand and without any declared link on the channel; also those that declare links of others
 * where no import or pull states one of this brand or of its customers.
 */
async function batchesWithoutLinks(db: Database, pair: Pair): Promise<number[]> {
  const without = await db.read<{ batch: number; others: number }>(
    `SELECT o.batch, EXISTS (SELECT 1 FROM own_posts l WHERE l.batch = o.batch AND l.channel = :channel AND l.linked = 1) AS others
     FROM own_posts o JOIN batch b ON b.key = o.batch
     WHERE o.brand = :brand AND o.channel = :channel AND o.linked = 0
       AND b.source LIKE 'import%' AND b.source NOT IN ${list('formats', 'text')}`,
    { ...pair, formats: STATE_LINKS },
  );
  const mixed = without.some(({ others }) => others === 1) && !(await statesAnyLink(db, pair));
  return without.filter(({ others }) => others === 0 || mixed).map(({ batch }) => batch);
}

async function statesAnyLink(db: Database, pair: Pair): Promise<boolean> {
  const found = await db.oneValue(
    `SELECT EXISTS (SELECT 1 FROM own_posts WHERE brand = :brand AND channel = :channel AND linked = 1)
       OR EXISTS (SELECT 1 FROM mention m JOIN post p ON p.key = m.post
         WHERE m.brand = :brand AND p.channel = :channel AND p.reply_to IS NOT NULL)`,
    { ...pair },
  );
  return found === 1;
}

interface Candidate extends Pair {
  key: number;
  id: string;
  at: number;
  batch: number;
  text: string;
  mentions: string | null;
  reply_to_author: number | null;
  auto: number;
}

const CANDIDATES = `SELECT p.key, a.brand, p.channel, p.id, p.created_at AS at, p.batch, p.text, p.mentions, p.reply_to_author,
    a.bot = 1 OR coalesce(p.automatic, 0) = 1 AS auto
  FROM post p JOIN account a ON a.key = p.author
  WHERE p.batch IN ${list('batches')} AND p.reply_to IS NULL AND p.quote_of IS NULL
    AND (p.conversation IS NULL OR p.conversation = p.id) AND a.brand IS NOT NULL`;

/** Posts of the brands that state no link, and of which no batch states that they have none. */
async function readCandidates(db: Database, pairs: readonly Pair[]): Promise<(pair: Pair) => Candidate[]> {
  const name = ({ brand, channel }: Pair) => `${brand} ${channel}`;
  const batches = new Map<string, Set<number>>();
  for (const pair of pairs) batches.set(name(pair), new Set(await batchesWithoutLinks(db, pair)));
  const all = [...new Set([...batches.values()].flatMap((some) => [...some]))];
  const rows = all.length === 0 ? [] : await db.read<Candidate>(CANDIDATES, { batches: all });
  const seenBy = groupedBy(
    await db.read<{ post: number; batch: number }>(`SELECT post, batch FROM sighting WHERE post IN ${list('posts')}`, {
      posts: rows.map(({ key }) => key),
    }),
    ({ post }) => post,
  );
  const candidates = rows.filter((row) => {
    const allowed = batches.get(name(row));
    return allowed?.has(row.batch) && (seenBy.get(row.key) ?? []).every(({ batch }) => allowed.has(batch));
  });
  const found = groupedBy(candidates, name);
  return (pair) => found.get(name(pair)) ?? [];
}

async function linksOf(
  db: Database,
  pair: Pair,
  candidates: readonly Candidate[],
  episodeGap: number,
): Promise<InferredLink[]> {
  if (candidates.length === 0) return [];
  const customerOf = await namedCustomer(db, pair);
  const exchanges = new Map<number, Exchange[]>();
  for (const candidate of candidates) {
    const customer = customerOf(candidate);
    if (customer === undefined) continue;
    const { key, id, at, auto } = candidate;
    const naming: Exchange = { kind: 'naming', post: key, thread: 0, at, id, auto: auto === 1 };
    const known = exchanges.get(customer);
    if (known) known.push(naming);
    else exchanges.set(customer, [naming]);
  }
  for (const { customer, auto, ...exchange } of await statedExchanges(db, pair, [...exchanges.keys()]))
    exchanges.get(customer)!.push({ ...exchange, auto: auto === 1 });
  return [...exchanges.values()].flatMap((ofOne) => inferLinks(ofOne, episodeGap));
}

type StatedExchange = Omit<Exchange, 'auto'> & { customer: number; auto: number };

/** Posts of customers, and the replies that the data link to them. */
async function statedExchanges(db: Database, pair: Pair, customers: readonly number[]): Promise<StatedExchange[]> {
  return db.read<StatedExchange>(
    `SELECT 'asked' AS kind, t.customer, m.post, t.thread, p.created_at AS at, p.id, 0 AS auto
     FROM turn t JOIN mention m ON m.turn = t.key JOIN post p ON p.key = m.post
     WHERE t.brand = :brand AND t.channel = :channel AND t.customer IN ${list('customers')}
     UNION ALL
     SELECT 'answered', t.customer, r.post, t.thread, p.created_at, p.id, r.auto
     FROM turn t JOIN reply r ON r.turn = t.key JOIN post p ON p.key = r.post
     WHERE t.brand = :brand AND t.channel = :channel AND t.customer IN ${list('customers')}
       AND (p.reply_to IS NOT NULL OR NOT EXISTS (SELECT 1 FROM inferred_link i WHERE i.post = p.key))`,
    { ...pair, customers },
  );
}

/** The one customer of the brand whom a post names: by the network's list, else by its text; undefined for none or several. */
async function namedCustomer(db: Database, pair: Pair): Promise<(candidate: Candidate) => number | undefined> {
  const rows = await db.read<{ key: number; id: string | null; handle: string | null }>(
    `SELECT DISTINCT c.key, c.id, c.handle FROM turn t JOIN account c ON c.key = t.customer
     WHERE t.brand = :brand AND t.channel = :channel`,
    { ...pair },
  );
  const keys = new Set(rows.map(({ key }) => key));
  const byId = new Map(rows.flatMap(({ id, key }) => (id === null ? [] : [[id, key] as const])));
  const byHandle = new Map(
    rows.flatMap(({ handle, key }) => (handle === null ? [] : [[foldName(handle), key] as const])),
  );
  return ({ text, mentions, reply_to_author }) => {
    const named = new Set<number | undefined>();
    if (mentions !== null)
      for (const { id, handle } of JSON.parse(mentions) as AccountName[])
        named.add((id === undefined ? undefined : byId.get(id)) ?? byHandle.get(foldName(handle ?? '')));
    else {
      const { leading, own } = namedHandles(text, pair.channel);
      for (const handle of [...leading, ...own]) named.add(byHandle.get(handle));
    }
    if (reply_to_author !== null && keys.has(reply_to_author)) named.add(reply_to_author);
    named.delete(undefined);
    return named.size === 1 ? [...named][0] : undefined;
  };
}

/** Writes the links of a pair in place of the earlier ones. Returns the threads whose turns this changes. */
async function replaceLinks(db: Database, pair: Pair, links: readonly InferredLink[]): Promise<Set<number>> {
  const earlier = await db.read<InferredLink>(
    `SELECT i.post, i.asked FROM inferred_link i JOIN post p ON p.key = i.post JOIN account a ON a.key = p.author
     WHERE p.channel = :channel AND coalesce(a.brand, 0) = :brand`,
    { ...pair },
  );
  const name = ({ post, asked }: InferredLink) => `${post} ${asked}`;
  const [before, after] = [new Set(earlier.map(name)), new Set(links.map(name))];
  const dropped = earlier.filter((link) => !after.has(name(link)));
  const added = links.filter((link) => !before.has(name(link)));
  await db.writeMany(
    'DELETE FROM inferred_link WHERE post = :post AND asked = :asked',
    dropped.map(({ post, asked }) => ({ post, asked })),
  );
  await db.insertMany(
    'inferred_link (post, asked)',
    added.map(({ post, asked }) => [post, asked]),
  );
  return new Set(
    await db.readColumn<number>(`SELECT thread FROM post WHERE key IN ${list('asked')}`, {
      asked: [...dropped, ...added].map(({ asked }) => asked),
    }),
  );
}
