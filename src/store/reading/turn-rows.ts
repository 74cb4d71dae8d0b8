/** Turns as rows: one per turn, each column a piece of SQL over it. */
import type { Filter } from '../../domain/filter.ts';
import type { Database, Params } from '../database.ts';
import { isoText, joined, list } from '../dialect.ts';
import { AUTO_REPLIES_THEN, POSTS_THEN, STATUS_THEN } from './as-of.ts';
import { whereTurns } from './filter.ts';
import { LABEL_COLUMN } from './label-columns.ts';
import { type ExportColumn, LONGEST_WAIT, orderedSql, type RowChoice } from './row-choice.ts';

export const NAME = (account: string) => `coalesce(${account}.handle, ${account}.id)`;
export const THREAD = 'coalesce(ask.conversation, root.conversation, root.id, ask.id)';
/** Seconds a turn waited or still waits; null where no wait is known: deleted, or dated after its answer. */
export const WAITED = `CASE WHEN t.status = 'clock-skew' THEN NULL WHEN t.answered_at <= :as_of THEN t.answered_at - t.asked_at
  WHEN t.status <> 'deleted' OR t.deleted_at > :as_of THEN :as_of - t.asked_at END`;

/** An address that the data gave, or that the network itself makes of the id. */
export const LINK = (
  post: string,
) => `coalesce(${post}.url, CASE WHEN ${post}.channel = 'x' AND trim(${post}.id, '0123456789') = ''
    AND length(${post}.id) BETWEEN 15 AND 20 THEN 'https://x.com/i/web/status/' || ${post}.id END)`;
const ANSWERED = (cell: string) => `CASE WHEN t.answered_at <= :as_of THEN ${cell} END`;

/** 1 where the answer was inferred from the name that it addresses. */
const INFERRED = 'EXISTS (SELECT 1 FROM inferred_link i WHERE i.post = t.answer_post AND t.answered_at <= :as_of)';

/** The acts of every reply by a person, one after the other; ? for a reply that nobody has classified. */
const ALL_REPLY_ACTS = `(SELECT ${joined("coalesce(h.reply_act, l.reply_act, '?')", 'r.post')} FROM reply r
    JOIN post p ON p.key = r.post AND p.created_at <= :as_of
    LEFT JOIN post_label l ON l.post = r.post LEFT JOIN hand_label h ON h.post = r.post
    WHERE r.turn = t.key AND r.auto = 0)`;

type TurnColumn = ExportColumn & { sql: string };
const cell = (key: string, kind: ExportColumn['kind'], sql: string): TurnColumn => ({ key, kind, sql });
const extra = (key: string, kind: ExportColumn['kind'], sql: string): TurnColumn => ({ key, kind, sql, extra: true });

/** wait_seconds is negative for clock-skew, null without an answer by as_of; labels are null where nothing is classified. */
export const TURN_COLUMNS: readonly TurnColumn[] = [
  cell('brand', 'exact', 'b.name'),
  cell('channel', 'exact', 't.channel'),
  cell('customer', 'exact', NAME('c')),
  cell('thread', 'exact', THREAD),
  cell('turn', 'number', 't.ordinal'),
  cell('asked_post', 'exact', 'ask.id'),
  cell('asked_at', 'time', isoText('t.asked_at')),
  cell('posts', 'number', POSTS_THEN),
  cell('answer_post', 'exact', ANSWERED('answer.id')),
  cell('answered_at', 'time', ANSWERED(isoText('t.answered_at'))),
  cell('wait_seconds', 'number', ANSWERED('t.answered_at - t.asked_at')),
  cell('reach', 'exact', 't.reach'),
  cell('status', 'exact', STATUS_THEN),
  cell('asked_text', 'text', 'ask.text'),
  cell('asked_url', 'exact', LINK('ask')),
  cell('answer_text', 'text', ANSWERED('answer.text')),
  cell('answer_url', 'exact', ANSWERED(LINK('answer'))),
  cell('inferred', 'number', INFERRED),
  extra('intent', 'exact', LABEL_COLUMN.intent),
  extra('needs_reply', 'exact', LABEL_COLUMN['needs-reply']),
  extra('sentiment', 'exact', LABEL_COLUMN.sentiment),
  extra('urgency', 'exact', LABEL_COLUMN.urgency),
  extra('topic', 'exact', LABEL_COLUMN.topic),
  extra('language', 'exact', LABEL_COLUMN.language),
  extra('reply_act', 'exact', LABEL_COLUMN['reply-act']),
  extra('agent', 'text', LABEL_COLUMN.agent),
  extra('private_data', 'exact', LABEL_COLUMN['private-data']),
  extra('all_reply_acts', 'exact', ALL_REPLY_ACTS),
  extra('auto_replies', 'number', AUTO_REPLIES_THEN),
  extra('deleted_at', 'time', `CASE WHEN t.deleted_at <= :as_of THEN ${isoText('t.deleted_at')} END`),
];

export type TurnRow = Record<string, string | number | null>;

export interface SqlStatement {
  sql: string;
  params: Params;
}

/**
 * One row per turn that the filter picks.
 * @param asOf unix seconds: answers and deletions after it have not happened yet
 */
export async function turnsSql(
  db: Database,
  filter: Filter,
  asOf: number,
  choice: RowChoice = {},
): Promise<SqlStatement> {
  const { sql, params } = await whereTurns(db, filter, asOf);
  return { sql: selectTurns(choice, sql), params };
}

/** The rows of the turns of these keys, in this order. */
export async function turnRows(
  db: Database,
  keys: readonly number[],
  asOf: number,
  columns: readonly string[],
): Promise<TurnRow[]> {
  const sql = selectTurns({ columns }, `t.key IN ${list('keys')}`, ['t.key AS row_key']);
  const found = await db.read<TurnRow & { row_key: number }>(sql, { keys, as_of: asOf });
  const byKey = new Map(found.map(({ row_key, ...row }) => [row_key, row]));
  return keys.map((key) => byKey.get(key)!);
}

/** Turns that a filter picks and no metric counts, because they are dated after their answer. */
export async function skewedTurns(
  db: Database,
  filter: Filter,
  asOf: number,
): Promise<{ key: number; askedAt: number }[]> {
  const { sql, params } = await whereTurns(db, filter, asOf);
  return db.read(`SELECT t.key, t.asked_at AS "askedAt" FROM turn t WHERE t.status = 'clock-skew' AND ${sql}`, params);
}

const JOINS = [
  ['b', 'JOIN brand b ON b.key = t.brand'],
  ['c', 'JOIN account c ON c.key = t.customer'],
  ['ask', 'JOIN post ask ON ask.key = t.asked_post'],
  ['root', 'LEFT JOIN post root ON root.key = t.root'],
  ['answer', 'LEFT JOIN post answer ON answer.key = t.answer_post'],
  ['x', 'LEFT JOIN turn_label x ON x.turn = t.key'],
] as const;

function selectTurns(choice: RowChoice, where: string, more: readonly string[] = []): string {
  const keys = choice.columns ?? TURN_COLUMNS.filter((column) => !column.extra).map(({ key }) => key);
  const sqlOf = (key: string) =>
    key === LONGEST_WAIT ? WAITED : TURN_COLUMNS.find((column) => column.key === key)!.sql;
  const cells = [...keys.map((key) => `${sqlOf(key)} AS ${key}`), ...more];
  const order = orderedSql(choice, TURN_COLUMNS, (key) => (key === 'asked_at' ? 't.asked_at' : sqlOf(key)), 't.key');
  const used = cells.join() + order;
  const joins = JOINS.filter(([name]) => used.includes(`${name}.`)).map(([, join]) => join);
  return `SELECT ${cells.join(',\n  ')}
FROM turn t
${joins.map((join) => `${join}\n`).join('')}WHERE ${where}${order}`;
}
