/** Mail addresses around their at sign, which may stand in brackets against robots: ann@example.com, ann [at] example.com. */
import { goesOn, isLetter, isWordCode } from './characters.ts';

interface Place {
  start: number;
  end: number;
}

const AT = 64;
const SPELLED_AT = /^(?:\((?:at|arroba|arobase)\)|\[(?:at|arroba|arobase)\]) ?/i;
const SPELLED_DOT =
  / ?(?:\((?:dot|punkt|punto|ponto|point|punt)\)|\[(?:dot|punkt|punto|ponto|point|punt)\]) ?([a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,3})/iy;
const SPELLED_NAME = /(?:[\w.+%-]{1,64} ?[([](?:dot|punkt|punto|ponto|point|punt)[)\]] ?){1,3}$/i;
const NAME_CHARACTERS = 64;

/**
 * The mail address around the at sign or the bracket at a place, if there is one.
 * @param after where the text that may belong to it begins
 */
export function emailAround(text: string, at: number, after: number): Place | undefined {
  const spelled = text.charCodeAt(at) === AT ? 0 : (SPELLED_AT.exec(text.slice(at, at + 12))?.[0].length ?? -1);
  if (spelled < 0) return undefined;
  const name = spelled > 0 && text[at - 1] === ' ' ? at - 1 : at;
  const domain = spelled > 0 ? at + spelled : at + 1;
  let start = name;
  while (start > after && name - start < NAME_CHARACTERS && isMailName(text, start - 1)) start--;
  if (spelled === 0 && start === name) return undefined;
  let end = domain;
  while (end - domain < 255 && (isMailCode(text.charCodeAt(end)) || text.charCodeAt(end) === 46)) end++;
  while (end > domain && !isWordCode(text.charCodeAt(end - 1))) end--;
  let dot = domain + text.slice(domain, end).lastIndexOf('.');
  while (end > domain && end - domain < 255) {
    SPELLED_DOT.lastIndex = end;
    const [spelling = '', label = ''] = SPELLED_DOT.exec(text) ?? [];
    if (label === '') break;
    end += spelling.length;
    dot = end - label.length - 1;
  }
  if (spelled > 0)
    start -= SPELLED_NAME.exec(text.slice(Math.max(after, start - NAME_CHARACTERS), start))?.[0].length ?? 0;
  if (start === name || dot <= domain || end - dot < 3 || !isLetter(text.charCodeAt(dot + 1))) return undefined;
  if (text[start - 1] === '@' || text[start - 1] === '/') return undefined;
  return { start, end };
}

function isMailCode(code: number): boolean {
  return goesOn(code) || code === 46 || code === 45 || code === 43 || code === 37;
}

/** The same, or the apostrophe of an O'Brien. */
function isMailName(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 39 && code !== 0x2019) return isMailCode(code);
  return isLetter(text.charCodeAt(at - 1)) && isLetter(text.charCodeAt(at + 1));
}
