/** Handles in post text: which are the author's own words and which the client filled in. */
import { AUTOFILLED_CHANNELS } from './post.ts';

export interface NamedHandles {
  /** The run of handles at the very start of the text, lower-cased, in order. */
  leading: string[];
  /** Handles after that run, lower-cased, in order. */
  own: string[];
}

const AT = 64;
const NONE: NamedHandles = { leading: [], own: [] };

/**
 * Finds @handles the way networks do: an @ that does not follow a word character, another @ or a slash.
 * Mastodon handles may carry a domain, Bluesky handles are domains, YouTube handles hold dots and dashes.
 * Runs in one pass over the @ signs, so its time is linear in the text.
 */
export function namedHandles(text: string, channel: string): NamedHandles {
  let at = text.indexOf('@');
  if (at < 0) return NONE;
  const leading: string[] = [];
  const own: string[] = [];
  let leadEnd = skipSpace(text, 0);
  while (at >= 0) {
    const previous = at === 0 ? 32 : text.charCodeAt(at - 1);
    let end = at + 1;
    if (!isWord(previous) && previous !== AT && previous !== 47) {
      end = handleEnd(text, at + 1, channel);
      if (end > at + 1) {
        const handle = text.slice(at + 1, end).toLowerCase();
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

/** The handles a post's author chose to write: the leading run counts unless the client filled it in for a reply. */
export function ownWordHandles(named: NamedHandles, channel: string, isReply: boolean): string[] {
  return isReply && AUTOFILLED_CHANNELS.has(channel) ? named.own : [...named.leading, ...named.own];
}

/** Handles compare without their @ and without case. */
export function normalHandle(handle: string): string {
  return handle.replace(/^@/, '').toLowerCase();
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
