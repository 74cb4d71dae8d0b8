/** All that is stored about one person, for that person: accounts, posts, turns, replies, labels and decisions. */

import type { Decision } from '../../domain/decision.ts';
import { groupedBy } from '../../domain/group.ts';
import type { HandLabel } from '../../domain/label.ts';
import { type NamedAccount, namedAccounts } from '../accounts/find-accounts.ts';
import type { Database } from '../database.ts';
import { isoText, jsonList, list, sameCase } from '../dialect.ts';
import { LABEL_COLUMNS } from '../labels/hand-labels.ts';
import { labelsOfPosts, type PostLabel } from '../labels/post-labels.ts';
import { STORED_DECISION_COLUMNS } from '../work/decisions.ts';

/** Times are ISO 8601 in UTC, where a field does not say unix seconds. */
export interface PersonRecord {
  accounts: RecordedAccount[];
  posts: RecordedPost[];
  turns: RecordedTurn[];
  replies: Omit<RecordedPost, 'labels' | 'labels_by_people' | 'batches'>[];
  decisions: Decision[];
  batches: RecordedBatch[];
}

interface RecordedAccount extends Omit<NamedAccount, 'key'> {
  display_name: string | null;
  followers: number | null;
  automated: boolean;
}

interface RecordedPost {
  key: number;
  channel: string;
  id: string;
  created_at: string;
  text: string;
  url: string | null;
  lang: string | null;
  reply_to: string | null;
  quote_of: string | null;
  conversation: string | null;
  mentions: string | null;
  addressed_to: string | null;
  impressions: number | null;
  edited_at: string | null;
  deleted_at: string | null;
  labels: Omit<PostLabel, 'post'>[];
  labels_by_people: Omit<HandLabel, 'channel' | 'post'>[];
  batches: number[];
}

interface RecordedTurn {
  brand: string;
  channel: string;
  asked_post: string;
  asked_at: string;
  posts: number;
  reach: string;
  status: string;
  answer_post: string | null;
  answered_at: string | null;
}

interface RecordedBatch {
  batch: number;
  source: string;
  file: string | null;
  query: string | null;
  sampling: string;
  started_at: string;
}

const POST = `p.key, p.channel, p.id, ${isoText('p.created_at')} AS created_at, p.text, p.url, p.lang, p.reply_to, p.quote_of,
  p.conversation, p.mentions, p.addressed_to, p.impressions, ${isoText('p.edited_at')} AS edited_at, ${isoText('p.deleted_at')} AS deleted_at`;

/** @param accounts keys of all accounts of the person */
export async function readPersonRecord(db: Database, accounts: readonly number[]): Promise<PersonRecord> {
  const posts = await readPosts(db, accounts);
  const batches = [...new Set(posts.flatMap((post) => post.batches))];
  return {
    accounts: await readAccounts(db, accounts),
    posts,
    turns: await db.read(
      `SELECT b.name AS brand, t.channel, ask.id AS asked_post, ${isoText('t.asked_at')} AS asked_at, t.posts, t.reach, t.status,
         answer.id AS answer_post, ${isoText('t.answered_at')} AS answered_at
       FROM turn t JOIN brand b ON b.key = t.brand JOIN post ask ON ask.key = t.asked_post
       LEFT JOIN post answer ON answer.key = t.answer_post
       WHERE t.customer IN ${list('accounts')} ORDER BY t.asked_at, ${sameCase('b.name')}`,
      { accounts },
    ),
    replies: await db.read(
      `SELECT ${POST} FROM post p WHERE p.key IN (
         SELECT r.post FROM turn t JOIN reply r ON r.turn = t.key WHERE t.customer IN ${list('accounts')})
       ORDER BY p.created_at, p.key`,
      { accounts },
    ),
    decisions: await db.read(
      `SELECT d.${STORED_DECISION_COLUMNS.join(', d.')} FROM decision d JOIN post p ON p.channel = d.channel AND p.id = d.post
       WHERE p.author IN ${list('accounts')} ORDER BY d.decided_at, d.key`,
      { accounts },
    ),
    batches: await db.read(
      `SELECT key AS batch, source, file, query, sampling, ${isoText('started_at')} AS started_at FROM batch
       WHERE key IN ${list('batches')} ORDER BY key`,
      { batches },
    ),
  };
}

async function readAccounts(db: Database, accounts: readonly number[]): Promise<RecordedAccount[]> {
  const facts = new Map(
    (
      await db.read<{ key: number; name: string | null; followers: number | null; bot: number }>(
        `SELECT key, name, followers, bot FROM account WHERE key IN ${list('accounts')}`,
        { accounts },
      )
    ).map((row) => [row.key, row]),
  );
  return (await namedAccounts(db, accounts)).map(({ key, ...named }) => {
    const { name, followers, bot } = facts.get(key)!;
    return { ...named, display_name: name, followers, automated: bot === 1 };
  });
}

async function readPosts(db: Database, accounts: readonly number[]): Promise<RecordedPost[]> {
  const rows = await db.read<Omit<RecordedPost, 'labels' | 'labels_by_people' | 'batches'> & { batches: string }>(
    `SELECT ${POST}, (SELECT ${jsonList('v.batch', 'v.batch')} FROM provenance v WHERE v.post = p.key) AS batches
     FROM post p WHERE p.author IN ${list('accounts')} ORDER BY p.created_at, p.key`,
    { accounts },
  );
  const posts = rows.map(({ key }) => key);
  const labels = groupedBy(await labelsOfPosts(db, posts), ({ post }) => post);
  const given = groupedBy(
    await db.read<HandLabel & { key: number }>(
      `SELECT p.key, ${LABEL_COLUMNS.map((name) => `l.${name}`).join(', ')} FROM post p
       JOIN label l ON l.channel = p.channel AND l.post = p.id WHERE p.key IN ${list('posts')} ORDER BY l.at, l.key`,
      { posts },
    ),
    ({ key }) => key,
  );
  return rows.map((row) => ({
    ...row,
    labels: (labels.get(row.key) ?? []).map(({ post: _, ...label }) => label),
    labels_by_people: (given.get(row.key) ?? []).map(({ key: _, channel: __, post: ___, ...label }) => label),
    batches: JSON.parse(row.batches) as number[],
  }));
}
