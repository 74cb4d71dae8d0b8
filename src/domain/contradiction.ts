/** Two copies of one post that cannot both be true. */

export const CONTRADICTIONS = ['author', 'time', 'text', 'parent'] as const;
export type Contradiction = (typeof CONTRADICTIONS)[number];

/** What is compared of a copy. Accounts are keys, times unix seconds. */
export interface PostCopy {
  author: number;
  created_at: number;
  text: string;
  edited_at: number | null;
  reply_to: string | null;
}

/** Exports drop the seconds of a time, and none of them rounds by more. */
const SAME_MINUTE = 60;

/**
 * The fields in which two copies of one post contradict each other. A different text does not count where one is an edit or a shortened copy
 * of the other, nor a different parent where one copy names none.
 */
export function contradictions(a: PostCopy, b: PostCopy): Contradiction[] {
  const found: Contradiction[] = [];
  if (a.author !== b.author) found.push('author');
  if (Math.abs(a.created_at - b.created_at) >= SAME_MINUTE) found.push('time');
  if (a.edited_at === b.edited_at && !isSameText(a.text, b.text)) found.push('text');
  if (a.reply_to !== null && b.reply_to !== null && a.reply_to !== b.reply_to) found.push('parent');
  return found;
}

/** Two of author, time and text differ: not a wrong copy, but another post under the same id. */
export function isOtherPost(found: readonly Contradiction[]): boolean {
  return found.filter((kind) => kind !== 'parent').length >= 2;
}

/** A text that the platform withheld, or that an export truncated, contradicts nothing. */
function isSameText(a: string, b: string): boolean {
  if (a === b || a === '' || b === '') return true;
  const [left, right] = [plain(a), plain(b)];
  return left.startsWith(right) || right.startsWith(left);
}

function plain(text: string): string {
  return text
    .replace(/(?:…|\.\.\.)\s*(?:https?:\/\/\S+)?\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
