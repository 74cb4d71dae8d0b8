/** Mail addresses spelled in words or with spaces: "ann at gmail dot com", "ana arroba gmail punto com", "tom @ gmail . com". */
import { MAIL_HOSTS, MAIL_WORDS, NO_MAIL_NAMES, TOP_DOMAINS } from '../tables/mail-words.ts';

interface Place {
  start: number;
  end: number;
}

const AT_WORDS = 'at|ät|arroba|arobase|chiocciola|apenstaartje|małpa';
const DOT_WORDS = 'dot|punkt|punto|ponto|point|punt|kropka';
const DOT = ` ?\\. ?| ?[([{<](?:${DOT_WORDS})[)\\]}>] ?| (?:${DOT_WORDS}) `;
/** Whether a text may hold one at all. */
const TRACE = new RegExp(`@ | @|[([{<](?:@|${AT_WORDS})| (?:${DOT_WORDS}) | at [a-z-]+\\.[a-z]`, 'i');
/** A quick look for what {@link AT_AND_HOST} begins with: an at sign before a host and a dot, or an at in brackets or words. */
const AT_TRACE = new RegExp(`@ ?[\\p{L}\\d-]{1,40}(?:${DOT})|[([{<](?:@|${AT_WORDS})| (?:${AT_WORDS}) `, 'iu');
const AT_AND_HOST = new RegExp(
  `( ?[([{<](?:@|${AT_WORDS})[)\\]}>] ?| ?@ ?| (?:${AT_WORDS}) )([\\p{L}\\d-]{1,40})(${DOT})([a-z]{2,8})(?![\\p{L}\\d])(?:(${DOT})([a-z]{2,3})(?![\\p{L}\\d]))?`,
  'giu',
);
const NAME = new RegExp(
  `(?:[\\p{L}\\d_.+'’-]{1,40}(?: (?:${DOT_WORDS}|underscore) | ?[([{<](?:${DOT_WORDS})[)\\]}>] ?)){0,3}[\\p{L}\\d_.+'’-]{1,64}$`,
  'iu',
);
const NAME_CHARACTERS = 120;
const NEAR_CHARACTERS = 30;
const SURE_AT = /[@([{<]|arroba|arobase|chiocciola|apenstaartje|małpa/i;
const OWN_NAME = /[\d._+]/;

/** Every spelled address in order; a plain ann@example.com is none of them. */
export function spelledMails(text: string): Place[] {
  if (!TRACE.test(text) || !AT_TRACE.test(text)) return [];
  const places: Place[] = [];
  AT_AND_HOST.lastIndex = 0;
  for (let found = AT_AND_HOST.exec(text); found; found = AT_AND_HOST.exec(text)) {
    const [whole, at = '', host = '', dot = '', domain = '', further = '', land = ''] = found;
    if (at === '@' && dot === '.') continue;
    const name = NAME.exec(
      text.slice(Math.max(places.at(-1)?.end ?? 0, found.index - NAME_CHARACTERS), found.index),
    )?.[0];
    if (!name || NO_MAIL_NAMES.has(name.toLowerCase()) || !TOP_DOMAINS.has(domain.toLowerCase())) continue;
    const second = land !== '' && TOP_DOMAINS.has(land.toLowerCase());
    const end = found.index + whole.length - (second ? 0 : further.length + land.length);
    const start = found.index - name.length;
    const spelled = !dot.includes('.');
    const sure = MAIL_HOSTS.has(host.toLowerCase()) || (SURE_AT.test(at) && (spelled || at.includes('[@')));
    if (sure || (spelled && (OWN_NAME.test(name) || speaksOfMail(text, start, end)))) places.push({ start, end });
  }
  return places;
}

/** Whether a word beside the address says that mail goes there. */
function speaksOfMail(text: string, start: number, end: number): boolean {
  const around = `${text.slice(Math.max(0, start - NEAR_CHARACTERS), start)} ${text.slice(end, end + NEAR_CHARACTERS)}`;
  return (around.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => MAIL_WORDS.has(word));
}
