/** Replies as rows: one for each turn that a reply of the brand belongs to. */
import { isoText } from '../dialect.ts';
import { AGENT_CELL } from './label-columns.ts';
import type { ExportColumn } from './row-choice.ts';
import { LINK, NAME, THREAD } from './turn-rows.ts';

/** wait_seconds is the time from the first post of the turn to this reply; answer is 1 for the reply that ended the wait. */
export const REPLY_COLUMNS: readonly ExportColumn[] = [
  { key: 'brand', kind: 'exact' },
  { key: 'channel', kind: 'exact' },
  { key: 'customer', kind: 'exact' },
  { key: 'thread', kind: 'exact' },
  { key: 'turn', kind: 'number' },
  { key: 'asked_post', kind: 'exact' },
  { key: 'asked_at', kind: 'time' },
  { key: 'reply_post', kind: 'exact' },
  { key: 'replied_at', kind: 'time' },
  { key: 'wait_seconds', kind: 'number' },
  { key: 'answer', kind: 'number' },
  { key: 'automatic', kind: 'number' },
  { key: 'agent', kind: 'text' },
  { key: 'reply_act', kind: 'exact' },
  { key: 'reply_text', kind: 'text' },
  { key: 'reply_url', kind: 'exact' },
];

/**
 * @param more cells of turn t and reply p
 * @param where over turn t; replies after :as_of are not there yet
 */
export const REPLIES_SQL = (
  more: string,
  where: string,
) => `SELECT ${more}, b.name AS brand, t.channel, ${NAME('c')} AS customer, ${THREAD} AS thread, t.ordinal AS turn,
  ask.id AS asked_post, ${isoText('t.asked_at')} AS asked_at, p.id AS reply_post, ${isoText('p.created_at')} AS replied_at,
  p.created_at - t.asked_at AS wait_seconds, CASE WHEN t.answer_post = p.key THEN 1 ELSE 0 END AS answer,
  r.auto AS automatic, nullif(${AGENT_CELL}, '') AS agent, coalesce(h.reply_act, l.reply_act) AS reply_act,
  p.text AS reply_text, ${LINK('p')} AS reply_url
FROM turn t
JOIN reply r ON r.turn = t.key
JOIN post p ON p.key = r.post AND p.created_at <= :as_of
JOIN brand b ON b.key = t.brand
JOIN account c ON c.key = t.customer
JOIN post ask ON ask.key = t.asked_post
LEFT JOIN post root ON root.key = t.root
LEFT JOIN post_label l ON l.post = p.key
LEFT JOIN hand_label h ON h.post = p.key
WHERE ${where}`;
