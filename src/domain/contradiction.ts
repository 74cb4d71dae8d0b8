/** Two copies of one post that cannot both be true. */

export const CONTRADICTIONS = ['author', 'time', 'text', 'parent'] as const;
export type Contradiction = (typeof CONTRADICTIONS)[number];

/** The fields of a copy that are compared. Accounts are keys, times unix seconds. */
export interface PostCopy {
  author: number;
  created_at: number;
  text: string;
  edited_at: number | null;
  reply_to: string | null;
}

/** Tolerance in seconds: some exports drop the seconds of a time. */
const SAME_MINUTE = 60;

/**
 * The fields in which two copies of one post contradict each other. A different text does not count where one is an edit or
 * a shortened copy of the other, nor a different parent where one copy names none.
 */
export function contradictions(a: PostCopy, b: PostCopy): Contradiction[] {
  const found: Contradiction[] = [];
  if (a.author !== b.author) found.push('author');
  if (Math.abs(a.created_at - b.created_at) >= SAME_MINUTE) found.push('time');
  if (a.edited_at === b.edited_at && !isSameText(a.text, b.text)) found.push('text');
  if (a.reply_to !== null && b.reply_to !== null && a.reply_to !== b.reply_to) found.push('parent');
  return found;
}

/** Whether two of author, time and text differ: then it is another post under the same id, not a wrong copy. */
export function isOtherPost(found: readonly Contradiction[]): boolean {
  return found.filter((kind) => kind !== 'parent').length >= 2;
}

/** Whether two texts contradict each other; withheld or truncated texts do not. */
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
