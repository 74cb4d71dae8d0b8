/** Exported rows without names of customers: pseudonyms, masked texts, and ids of posts that lead to no network. */
import type { AccountName } from '../domain/post.ts';
import type { Mask } from './masking.ts';

type Cell = string | number | null;

const NAMES = new Set([
  'customer',
  'author_id',
  'author_handle',
  'reply_to_author_id',
  'reply_to_author_handle',
  'quote_of_author_id',
  'quote_of_author_handle',
]);
const POSTS = new Set([
  'id',
  'asked_post',
  'answer_post',
  'post',
  'thread',
  'reply_to_id',
  'quote_of_id',
  'conversation_id',
]);
const TEXTS = new Set(['text', 'asked_text', 'answer_text', 'note']);
const LISTS = new Set(['mentions', 'addressed_to']);
/** Names as people write them, and addresses. */
const HIDDEN = new Set(['author_name', 'url', 'asked_url', 'answer_url', 'edit_history']);

/** @param ofDecisions the id of a row is that of a decision, not that of a post */
export function maskedRow(row: Record<string, Cell>, mask: Mask, ofDecisions: boolean): Record<string, Cell> {
  const channel = typeof row.channel === 'string' ? row.channel : undefined;
  const cell = (key: string, value: string): Cell => {
    if (HIDDEN.has(key)) return null;
    if (NAMES.has(key)) return mask.name(value);
    if (TEXTS.has(key)) return mask.text(value, channel);
    if (LISTS.has(key)) return maskedList(value, mask);
    if (POSTS.has(key) && !(ofDecisions && key === 'id')) return mask.post(value);
    return value;
  };
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, typeof value === 'string' ? cell(key, value) : value]),
  );
}

function maskedList(json: string, mask: Mask): string {
  const accounts = (JSON.parse(json) as AccountName[]).map(({ id, handle }) => {
    const name = mask.name(handle ?? id!);
    return {
      ...(id !== undefined && { id: handle === undefined ? name : mask.name(handle) }),
      ...(handle !== undefined && { handle: name }),
    };
  });
  return JSON.stringify(accounts);
}
