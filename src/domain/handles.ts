/** Mentions in a post: which handles the author wrote and which the client filled in. */
import { foldName } from './names.ts';
import { type AccountName, AUTOFILLED_CHANNELS } from './post.ts';

/** A folded handle as the text has it, or an account as the platform lists it (its handle, if any, folded). */
export type Mention = string | AccountName;

export interface Named {
  /** The run of handles at the very start of the text, in order. */
  leading: Mention[];
  /** Handles named after that run, in order. */
  own: Mention[];
}

interface NamedHandles extends Named {
  leading: string[];
  own: string[];
}

const AT = 64;
const NONE: NamedHandles = { leading: [], own: [] };

/**
 * Finds @handles the way networks do: an @ that does not follow a word character, another @ or a slash.
 * Mastodon handles may carry a domain, Bluesky handles are domains, YouTube handles hold dots and dashes.
 * Runs in one pass over the @ signs, so its time is linear in the text.
 * @param longNames folded names with spaces or letters that no handle has, which are looked for as they stand
 */
export function namedHandles(text: string, channel: string, longNames?: readonly string[]): NamedHandles {
  let at = text.indexOf('@');
  if (at < 0) return NONE;
  const leading: string[] = [];
  const own: string[] = [];
  let leadEnd = skipSpace(text, 0);
  while (at >= 0) {
    const previous = at === 0 ? 32 : text.charCodeAt(at - 1);
    let end = at + 1;
    if (!isWord(previous) && previous !== AT && previous !== 47) {
      const long = longNames && longNameAt(text, at + 1, longNames);
      end = at + 1 + (long?.length ?? 0);
      if (long === undefined) end = handleEnd(text, at + 1, channel);
      if (end > at + 1) {
        const handle = long ?? text.slice(at + 1, end).toLowerCase();
        if (at === leadEnd) {
          leading.push(handle);
          leadEnd = skipSpace(text, end);
        } else own.push(handle);
      }
    }
    at = text.indexOf('@', end);
  }
  return { leading, own };
}

/**
 * Mentions by the platform's own list; handles in the text that are not listed do not count.
 * A mention belongs to the leading run when its handle is there and nowhere else.
 */
export function listedMentions(text: string, channel: string, mentions: readonly AccountName[]): Named {
  if (mentions.length === 0) return NONE;
  const { leading, own } = namedHandles(text, channel);
  const named: Named = { leading: [], own: [] };
  for (const mention of mentions) {
    const handle = mention.handle === undefined ? undefined : foldName(mention.handle);
    const listed = mention.id === undefined ? handle : { ...mention, handle };
    if (listed === undefined) continue;
    const isFilledIn = handle !== undefined && leading.includes(handle) && !own.includes(handle);
    (isFilledIn ? named.leading : named.own).push(listed);
  }
  return named;
}

/** Whom a post's author chose to name: the leading run counts unless the client filled it in for a reply. */
export function ownWords(named: Named, channel: string, isReply: boolean): Mention[] {
  return isReply && AUTOFILLED_CHANNELS.has(channel) ? named.own : [...named.leading, ...named.own];
}

/** Handles compare without their @ and without case. */
export function normalHandle(handle: string): string {
  return foldName(handle.replace(/^@/, ''));
}

/** Whether a folded name is one that namedHandles would not find as a handle. */
export function isLongName(folded: string): boolean {
  return !/^[\w.-]+(?:@[\w.-]+)?$/.test(folded);
}

/** The longest of these names with which the text continues. Letters that fold to two are skipped. */
function longNameAt(text: string, start: number, names: readonly string[]): string | undefined {
  let longest: string | undefined;
  for (const name of names) {
    const end = start + name.length;
    if (name.length <= (longest?.length ?? 0) || /[\p{L}\p{N}]/u.test(text.charAt(end))) continue;
    if (foldName(text.slice(start, end)) === name) longest = name;
  }
  return longest;
}

/** Replaces handles behind an @, wherever they stand. @param change a folded handle to another one, undefined to leave it */
export function replaceHandles(text: string, channel: string, change: (folded: string) => string | undefined): string {
  let replaced = '';
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const end = handleEnd(text, at + 1, channel);
    const other = end === at + 1 ? undefined : change(foldName(text.slice(at + 1, end)));
    if (other === undefined) continue;
    replaced += text.slice(done, at + 1) + other;
    done = end;
    at = end - 1;
  }
  return done === 0 ? text : replaced + text.slice(done);
}

function handleEnd(text: string, start: number, channel: string): number {
  const dotted = channel === 'bluesky' || channel === 'youtube';
  let end = wordEnd(text, start, dotted);
  if (channel === 'mastodon' && text.charCodeAt(end) === AT && isWord(text.charCodeAt(end + 1)))
    end = wordEnd(text, end + 1, true);
  return end;
}

function wordEnd(text: string, start: number, dotted: boolean): number {
  let end = start;
  for (;;) {
    const code = text.charCodeAt(end);
    if (isWord(code)) end++;
    else if (dotted && (code === 46 || code === 45) && isWord(text.charCodeAt(end + 1))) end++;
    else return end;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 10 || text.charCodeAt(at) === 0xa0) at++;
  return at;
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}
