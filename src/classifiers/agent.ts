/** Agents: who signed a brand's reply, from the sign-off at its very end. */
import type { Facet, Label } from './classifier.ts';

export const agent: Facet = {
  name: 'agent',
  version: '1',
  classifier: 'rules',
  direction: 'outbound',
  classify: (reading) => signedBy(reading.text),
};

const TAIL_CHARACTERS = 60;
/** After the sign-off only links, part counters (1/2) and white space may follow. */
const TRAILER = /(?:\s+(?:https?:\/\/\S+|\(?\d\/\d\)?|#\w+))+$/;
/** ^JK *SR /AB ~Tom -KC, at the end, after white space or the end of a sentence. */
const SIGNED = /(?:^|[\s.!?…)"'”’*])([\^*/~–—-]{1,2}) ?([\p{Lu}][\p{L}]{0,14}|\p{Ll}{2,3})(?: ?\p{Lu})?\.?$/u;
const DASHES = new Set(['-', '–', '—', '--', '*', '/', '~']);
/** Words that follow a dash or slash at the end of a reply without being anybody's name. */
const NO_NAMES = new Set(
  'a m p s us you me it dm dms pm here now today thanks thank faq asap etc usa uk eu info app ios tv am pst est gmt utc ok yes no'.split(
    ' ',
  ),
);

/**
 * The sign-off of a reply, upper-cased when it is initials: `^JK` → JK, `-Tom` → Tom. Empty value: unsigned.
 * Only the end of the reply counts, and faces such as ^_^ are nobody.
 */
export function signedBy(text: string): Label {
  const unsigned = { value: '', confidence: 0.9, reason: 'no sign-off at the end' };
  const tail = text
    .slice(-TAIL_CHARACTERS * 3)
    .trimEnd()
    .replace(TRAILER, '')
    .slice(-TAIL_CHARACTERS);
  const found = SIGNED.exec(tail);
  if (!found) return unsigned;
  const [, sign = '', name = ''] = found;
  if (NO_NAMES.has(name.toLowerCase())) return unsigned;
  const initials = name.length <= 3 && (name === name.toUpperCase() || sign.startsWith('^'));
  if (DASHES.has(sign) && name === name.toLowerCase()) return unsigned;
  const confidence = sign.startsWith('^') ? 0.97 : initials ? 0.9 : 0.8;
  return { value: initials ? name.toUpperCase() : name, confidence, reason: found[0].trim() };
}
