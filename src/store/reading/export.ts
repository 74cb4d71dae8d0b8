/** Rows as other programs want them: text ids as the platform writes them, ISO times in UTC, brands by name. */
import type { Filter } from '../../domain/filter.ts';
import type { Database } from '../database.ts';
import { isoText, joined, jsonList, jsonText } from '../dialect.ts';
import { decisionsSql, EXPORTED_CELLS } from '../work/decision-frame.ts';
import { POSTS_THEN } from './as-of.ts';
import { whereTurns } from './filter.ts';
import { REPLIES_SQL, REPLY_COLUMNS } from './reply-rows.ts';
import { type ExportColumn, LONGEST_WAIT, orderedSql, type RowChoice } from './row-choice.ts';
import { NAME, type SqlStatement, THREAD, TURN_COLUMNS, turnsSql, WAITED } from './turn-rows.ts';

export type ExportKind = 'turns' | 'posts' | 'replies' | 'conversations' | 'decisions';

/** What orders the rows of a kind, read beside its columns. */
const ROW_KEYS: Record<Exclude<ExportKind, 'turns'>, readonly string[]> = {
  posts: ['p.key'],
  replies: ['t.key', 'p.key'],
  conversations: ['t.brand', 't.customer', 't.thread'],
  decisions: ['d.decided_at', 'd.key'],
};
const rowKeys = (what: Exclude<ExportKind, 'turns'>) =>
  ROW_KEYS[what].map((sql, at) => `${sql} AS row_key_${at}`).join(', ');

const POSTS_SQL = `SELECT ${rowKeys('posts')}, p.channel, p.id, p.text, ${isoText('p.created_at')} AS created_at,
  a.id AS author_id, a.handle AS author_handle, a.name AS author_name, a.followers AS author_followers,
  nullif(a.bot, 0) AS author_bot,
  CASE WHEN a.brand IS NULL AND p.stated IS DISTINCT FROM 0 THEN 'inbound' ELSE 'outbound' END AS derived_direction,
  (SELECT ${joined('b.name', 'b.key')} FROM mention m JOIN brand b ON b.key = m.brand WHERE m.post = p.key) AS brands,
  coalesce((SELECT name FROM brand WHERE key = a.brand), '') AS author_brand,
  (SELECT min(m.reach) FROM mention m WHERE m.post = p.key) AS reach,
  CASE p.stated WHEN 1 THEN 'inbound' WHEN 0 THEN 'outbound' END AS declared_direction,
  p.reply_to AS reply_to_id, answered.id AS reply_to_author_id, answered.handle AS reply_to_author_handle,
  p.quote_of AS quote_of_id, quoted.id AS quote_of_author_id, quoted.handle AS quote_of_author_handle,
  p.conversation AS conversation_id, p.mentions, p.addressed_to, p.automatic, p.agent,
  '[' || ${jsonText('p.id')} || ',' || substr(versions.later, 2) AS edit_history,
  p.lang, p.url, p.impressions, ${isoText('p.edited_at')} AS edited_at, ${isoText('p.deleted_at')} AS deleted_at, p.batch
FROM post p
JOIN account a ON a.key = p.author
LEFT JOIN account answered ON answered.key = p.reply_to_author
LEFT JOIN account quoted ON quoted.key = p.quote_of_author
LEFT JOIN (
  SELECT channel, first_id, ${jsonList('id', 'length(id), id')} AS later FROM post_alias GROUP BY channel, first_id
) versions ON versions.channel = p.channel AND versions.first_id = p.id`;

/** One row per conversation: brand x customer x thread. */
const CONVERSATIONS_SQL = (
  where: string,
) => `SELECT ${rowKeys('conversations')}, min(b.name) AS brand, min(t.channel) AS channel, min(${NAME('c')}) AS customer,
  min(${THREAD}) AS thread, count(*) AS turns, sum(${POSTS_THEN}) AS posts,
  ${isoText('min(t.asked_at)')} AS first_asked_at, ${isoText('max(t.asked_at)')} AS last_asked_at,
  count(*) FILTER (WHERE t.status = 'answered' AND t.answered_at <= :as_of) AS answered_turns,
  min(CASE WHEN t.ordinal = 1 AND t.answered_at <= :as_of THEN t.answered_at - t.asked_at END) AS first_wait_seconds,
  max(${WAITED}) AS waited,
  CASE WHEN max(t.ordinal * 2 + CASE WHEN t.status = 'answered' AND t.answered_at <= :as_of THEN 1 ELSE 0 END) % 2 = 1 THEN 'answered' ELSE 'open' END AS last_turn
FROM turn t
JOIN brand b ON b.key = t.brand
JOIN account c ON c.key = t.customer
JOIN post ask ON ask.key = t.asked_post
LEFT JOIN post root ON root.key = t.root
WHERE ${where}
GROUP BY t.brand, t.customer, t.thread`;

type FlatRow = Record<string, string | number | null>;

export interface RowRequest {
  filter: Filter;
  /** Unix seconds: answers and deletions after it have not happened yet. */
  asOf: number;
  /** Posts only: every post, also those that belong to no turn. */
  all?: boolean;
  choice?: RowChoice;
}

/** The rows of one kind that a filter picks, in batches; a conversation is as many turns of it as the filter picks. */
export async function* exportRows(db: Database, what: ExportKind, request: RowRequest): AsyncGenerator<FlatRow[]> {
  const { sql, params } = await statementOf(db, what, request);
  yield* db.stream<FlatRow>(sql, params);
}

/** How many rows there are when none is cut off. */
export async function countExported(
  db: Database,
  what: ExportKind,
  request: Omit<RowRequest, 'choice'>,
): Promise<number> {
  const columns = [EXPORT_COLUMNS[what][0]!.key];
  const { sql, params } = await statementOf(db, what, { ...request, choice: { columns } });
  return (await db.oneValue<number>(`SELECT count(*) FROM (${sql}) counted`, params))!;
}

async function statementOf(
  db: Database,
  what: ExportKind,
  { filter, asOf, all, choice = {} }: RowRequest,
): Promise<SqlStatement> {
  if (what === 'turns') return turnsSql(db, filter, asOf, choice);
  const { sql, params } = all ? { sql: POSTS_SQL, params: {} } : await pickedSql(db, what, filter, asOf);
  const keys = choice.columns ?? EXPORT_COLUMNS[what].map(({ key }) => key);
  const rows = ROW_KEYS[what].map((_, at) => `row_key_${at}`).join(', ');
  const sqlOf = (key: string) => (key === LONGEST_WAIT ? 'waited' : key);
  const order = orderedSql(choice, EXPORT_COLUMNS[what], sqlOf, rows);
  return { sql: `SELECT ${keys.join(', ')} FROM (${sql}) picked${order}`, params };
}

async function pickedSql(db: Database, what: Exclude<ExportKind, 'turns'>, filter: Filter, asOf: number) {
  if (what === 'decisions') return decisionsSql(filter, asOf, `${rowKeys(what)}, ${EXPORTED_CELLS}`);
  const { sql: where, params } = await whereTurns(db, filter, asOf);
  if (what === 'conversations') return { sql: CONVERSATIONS_SQL(where), params };
  if (what === 'replies') return { sql: REPLIES_SQL(rowKeys(what), where), params };
  const sql = `${POSTS_SQL} WHERE p.created_at <= :as_of AND p.key IN (
    SELECT m.post FROM turn t JOIN mention m ON m.turn = t.key WHERE ${where}
    UNION SELECT r.post FROM turn t JOIN reply r ON r.turn = t.key WHERE ${where})`;
  return { sql, params };
}

/** The columns of every kind of row, in the order in which they are written. */
export const EXPORT_COLUMNS: Record<ExportKind, readonly ExportColumn[]> = {
  turns: TURN_COLUMNS,
  posts: [
    { key: 'channel', kind: 'exact' },
    { key: 'id', kind: 'exact' },
    { key: 'text', kind: 'text' },
    { key: 'created_at', kind: 'time' },
    { key: 'author_id', kind: 'exact' },
    { key: 'author_handle', kind: 'exact' },
    { key: 'author_name', kind: 'text' },
    { key: 'author_followers', kind: 'number' },
    { key: 'author_bot', kind: 'number' },
    { key: 'derived_direction', kind: 'exact' },
    { key: 'brands', kind: 'text' },
    { key: 'author_brand', kind: 'text' },
    { key: 'reach', kind: 'exact' },
    { key: 'declared_direction', kind: 'exact' },
    { key: 'reply_to_id', kind: 'exact' },
    { key: 'reply_to_author_id', kind: 'exact' },
    { key: 'reply_to_author_handle', kind: 'exact' },
    { key: 'quote_of_id', kind: 'exact' },
    { key: 'quote_of_author_id', kind: 'exact' },
    { key: 'quote_of_author_handle', kind: 'exact' },
    { key: 'conversation_id', kind: 'exact' },
    { key: 'mentions', kind: 'text' },
    { key: 'addressed_to', kind: 'text' },
    { key: 'automatic', kind: 'number' },
    { key: 'agent', kind: 'text' },
    { key: 'edit_history', kind: 'text' },
    { key: 'lang', kind: 'exact' },
    { key: 'url', kind: 'exact' },
    { key: 'impressions', kind: 'number' },
    { key: 'edited_at', kind: 'time' },
    { key: 'deleted_at', kind: 'time' },
    { key: 'batch', kind: 'number' },
  ],
  replies: REPLY_COLUMNS,
  conversations: [
    { key: 'brand', kind: 'exact' },
    { key: 'channel', kind: 'exact' },
    { key: 'customer', kind: 'exact' },
    { key: 'thread', kind: 'exact' },
    { key: 'turns', kind: 'number' },
    { key: 'posts', kind: 'number' },
    { key: 'first_asked_at', kind: 'time' },
    { key: 'last_asked_at', kind: 'time' },
    { key: 'answered_turns', kind: 'number' },
    { key: 'first_wait_seconds', kind: 'number' },
    { key: 'last_turn', kind: 'exact' },
  ],
  decisions: [
    { key: 'id', kind: 'exact' },
    { key: 'decided_at', kind: 'time' },
    { key: 'brand', kind: 'exact' },
    { key: 'channel', kind: 'exact' },
    { key: 'post', kind: 'exact' },
    { key: 'action', kind: 'exact' },
    { key: 'value', kind: 'text' },
    { key: 'note', kind: 'text' },
    { key: 'actor', kind: 'text' },
    { key: 'undone', kind: 'number' },
    { key: 'reopened', kind: 'number' },
    { key: 'shown_seconds', kind: 'number' },
    { key: 'asked_at', kind: 'time' },
    { key: 'posts_seen', kind: 'number' },
    { key: 'ahead', kind: 'number' },
    { key: 'followers', kind: 'number' },
  ],
};
