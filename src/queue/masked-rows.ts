/** Rows without names of customers: pseudonyms, masked texts, and ids of posts that lead to no network. */
import type { AccountName } from '../domain/post.ts';
import type { Mask } from './masking.ts';

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
  'reply_post',
  'post',
  'thread',
  'reply_to_id',
  'quote_of_id',
  'conversation_id',
]);
/** Ids of posts with spaces between them. */
const POST_LISTS = new Set(['counted_posts']);
const TEXTS = new Set(['text', 'asked_text', 'answer_text', 'reply_text', 'note']);
const LISTS = new Set(['mentions', 'addressed_to']);
/** Names as people write them, and addresses. */
const HIDDEN = new Set(['author_name', 'url', 'asked_url', 'answer_url', 'reply_url', 'edit_history']);

/** @param ofDecisions the id of a row is that of a decision, not that of a post */
export function maskedRow<Cell>(
  row: Readonly<Record<string, Cell>>,
  mask: Mask,
  ofDecisions: boolean,
): Record<string, Cell | string | null> {
  const channel = typeof row.channel === 'string' ? row.channel : undefined;
  const cell = (key: string, value: string): string | null => {
    if (HIDDEN.has(key)) return null;
    if (NAMES.has(key)) return mask.name(value);
    if (TEXTS.has(key)) return mask.text(value, channel);
    if (LISTS.has(key)) return maskedList(value, mask);
    if (POST_LISTS.has(key)) return value.split(' ').map(mask.post).join(' ');
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
