/** Agents: who signed a brand's reply, from the sign-off at its very end. */
import type { Facet, Label } from '../classifier.ts';

export const agentFacet: Facet = {
  name: 'agent',
  version: '3',
  classifier: 'rules',
  direction: 'outbound',
  classify: (reading) => signedBy(reading.text),
};

const TAIL_CHARACTERS = 60;
/** After the sign-off only links, tags, part counters (1/2), a stray full stop, pictures and white space may follow. */
const TRAILER = /(?:\s+(?:https?:\/\/\S+|\(?\d\/\d\)?|#\w+|\.|\p{Extended_Pictographic}\uFE0F?))+$/u;
/** ^JK after anything, even glued to the word before: a caret has no other use there. */
const CARET =
  /(?:^|[^_^])(\^{1,2} ?_?)(\p{Lu}[\p{L}]{0,14}(?:_\p{L}{1,10})?|\p{Ll}{2,14}(?:_\p{L}{1,10})?)(?: ?\p{Lu})?\.?$/u;
/** _Sam, __Mia__: an underscore where no word is. */
const UNDERSCORED = /(?:^|[\s.!?…,])(_{1,2})(\p{Lu}\p{L}{0,14}|\p{Ll}{2,12})_{0,2}\.?$/u;
/** -jk, ~ann, – kim: small letters behind the end of a sentence. */
const SMALL = /[.!?…]\s*([*~–—-]{1,2} ?|\/{1,2})(\p{Ll}{2,10})\.?$/u;
/** *SR /AB ~Tom -KC - Tom, after white space or the end of a sentence. A slash with space behind it parts two words. */
const SIGNED = /(?:^|[\s.!?…)"'”’*])((?:[*~–—-]{1,2} ?|\/{1,2}))(\p{Lu}[\p{L}]{0,14})(?: ?\p{Lu})?\.?$/u;
/** Thanks-Sha, see you there-Anwar: the word before is small or a closing one. */
const GLUED = /(?:^|\s)(\p{Ll}{2,}|Thanks|Thx|Regards)([-–—])(\p{Lu}[\p{L}]{1,14})\.?$/u;
/** Words that follow a dash, slash or star at the end of a reply without being anybody's name. */
const NO_NAMES = wordSet(
  `a m p s us you me it dm dms pm here now today thanks thank faq asap etc usa uk eu info app ios android tv am pst est gmt utc
  ok yes no in on up out off help taxes terms tcs or and please sorry enjoy hi hello bye best regards cheers team again too also sure okay lol xx xo conditions restrictions exclusions fees order mail noon midnight tomorrow tonight
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun weekend weekends
  january february march june july august september october november december jan feb mar jun jul aug sep sept oct nov dec
  montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche
  lunes martes miércoles jueves viernes sábado domingo segunda terça quarta quinta sexta sábado
  lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag`,
);
/** Beginnings of words with a dash in them: mid-May, non-EU. */
const PREFIXES = wordSet(
  'pre post mid anti non pro ex trans all self co re semi inter early late half wi sign log check follow',
);
/** Capitalised words a signature may follow without a full stop, and words before a customer's name it follows. */
const CLOSINGS = wordSet('thanks thank ty thx tks cheers regards best rgds sorry apologies');
const BEFORE_NAMES = wordSet(
  'thanks you ty thx cheers regards sorry that this it now too soon there well day hi hey hello bye',
);

/**
 * The sign-off of a reply, upper-cased when it is initials: `^JK` → JK, `-Tom` → Tom. Empty value: unsigned.
 * Only the end of the reply counts, and faces such as ^_^ are not sign-offs.
 */
export function signedBy(text: string): Label {
  const tail = text
    .slice(-TAIL_CHARACTERS * 3)
    .trimEnd()
    .replace(TRAILER, '')
    .slice(-TAIL_CHARACTERS);
  const caret = CARET.exec(tail);
  if (caret) return nameOf(caret[2]!, caret[1]! + caret[2]!, 0.97);
  const signed = SIGNED.exec(tail);
  if (signed && !NO_NAMES.has(signed[2]!.toLowerCase()) && !isSpan(signed[1]!, tail.slice(0, signed.index + 1)))
    return nameOf(signed[2]!, signed[0].trim(), 0.9);
  const underscored = UNDERSCORED.exec(tail);
  if (underscored && !NO_NAMES.has(underscored[2]!)) return nameOf(underscored[2]!, underscored[0].trim(), 0.8);
  const small = SMALL.exec(tail);
  if (small && !NO_NAMES.has(small[2]!)) return nameOf(small[2]!, small[0].trim(), 0.7);
  const glued = GLUED.exec(tail);
  if (glued && !NO_NAMES.has(glued[3]!.toLowerCase()) && !PREFIXES.has(glued[1]!))
    return nameOf(glued[3]!, glued[0].trim(), 0.8);
  return { value: '', confidence: 0.9, reason: 'no sign-off at the end' };
}

function nameOf(name: string, reason: string, confidence: number): Label {
  const caret = reason.startsWith('^');
  const oneCase = name === name.toUpperCase() || (name.length < 3 && name === name.toLowerCase());
  const initials = name.length <= 3 && (caret || oneCase);
  return { value: initials ? name.toUpperCase() : name, confidence: caret || initials ? confidence : 0.8, reason };
}

/** A dash between two of a kind: London - Paris, 9am - Late; a customer's name before it ("Thanks Ann - Tom") is none. */
function isSpan(sign: string, before: string): boolean {
  if (!sign.endsWith(' ')) return false;
  const [last = '', previous = ''] = before.trimEnd().split(/\s+/).reverse();
  if (/^\d+(?:[.:]\d+)?(?:am|pm|h)$/i.test(last)) return true;
  if (!/^\p{Lu}[\p{L}\d]*$/u.test(last) || CLOSINGS.has(last.toLowerCase())) return false;
  return !previous.endsWith(',') && !BEFORE_NAMES.has(previous.toLowerCase());
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}
