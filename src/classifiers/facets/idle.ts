/** Idle words: what shows that a post without an intent asks for nothing, and what shows that it may. */
import { INTENTS, needOfIntent } from '../../domain/label.ts';
import { type Label, type PostReading, valueIn } from '../classifier.ts';
import { ANSWERING } from '../tables/closings.ts';
import { evidenceWords, gatherEvidence, pointsOf } from '../text/evidence.ts';
import { countWords } from '../text/tokens.ts';

/** Closing words in a longer post are manners. */
const SHORT_POST = 8;
/** Who speaks to so many accounts talks to no brand. */
const MANY_ACCOUNTS = 5;
/** A customer who asks may call on a newspaper and an ombudsman too. */
const ASKED_ACCOUNTS = 8;
/** How sure a model must be that a post has none of the other intents. */
const SURE_OTHER = 0.63;
/** Or how unlikely that it has one that needs a reply: of 110 posts below this, kept out of the model, one did. */
const UNLIKELY = 0.1;
const SIGNATURE_CHARACTERS = 24;
const SIGNATURE = /(?:^|[\s.!?])[\^*]\p{Lu}\p{L}{1,14}$/u;
/** With fewer words a link is what is meant. */
const PICTURE_WORDS = 3;
/** Digits of what names a case: orders, versions, phones, postcodes. */
const CASE_DIGITS = 3;
/** Letters and digits of a booking code. */
const CODE = /^(?=[\p{L}]*\d)(?=\d*\p{L})[\p{L}\d]{5,}$/u;

/** Why a post asks for nothing; undefined where nothing shows it. @param intent 'other', by rules or a model */
export function idleReason(reading: PostReading, intent: Label): string | undefined {
  const talk = manyAccounts(reading, MANY_ACCOUNTS) ?? agentSignature(reading) ?? repeated(reading);
  if (talk) return talk;
  const { tokens } = reading;
  const words = countWords(tokens);
  if (words === 0 && tokens.every(({ kind }) => kind !== 'url' && kind !== 'number' && kind !== 'hashtag'))
    return tokens.some(({ kind }) => kind === 'emoji' || kind === 'emoticon') ? 'signs alone' : undefined;
  const evidence = gatherEvidence(reading, 'needs-reply');
  if (isPicture(reading)) return undefined;
  if (!isToldToAll(reading) && (givesDetails(reading) || pointsOf(evidence, 'answer') > 0)) return undefined;
  const isClosing = words <= SHORT_POST && pointsOf(evidence, 'closing') > 0;
  if (saysYesOrNo(reading, isClosing)) return undefined;
  if (isClosing) return `closing: ${evidenceWords(evidence, 'closing')}`;
  if (pointsOf(evidence, 'chatter') > 0) return `small talk: ${evidenceWords(evidence, 'chatter')}`;
  // The model knows English: words that it never read look calm to it.
  if (valueIn(reading.labels, 'language') !== 'en') return undefined;
  const need = needIn(intent.shares);
  if (intent.confidence >= SURE_OTHER) return `small talk: ${intent.reason}`;
  return need < UNLIKELY ? `small talk (all words together: ${Math.round(100 * need)} % need)` : undefined;
}

/** How likely it is that a post has one of the intents that need a reply; 1 where a model does not know them all. */
function needIn(shares: Record<string, number> | undefined): number {
  const needing = INTENTS.filter((intent) => intent !== 'complaint' && needOfIntent(intent) === 'true');
  const need = needing.reduce((sum, intent) => sum + (shares?.[intent] ?? 1), shares?.complaint ?? 0);
  return Math.min(1, need);
}

/** 'passes on what another wrote', where a post begins as people repeat posts by hand: RT @ann: … */
function repeated({ tokens }: PostReading): string | undefined {
  const [first, second] = tokens;
  return first?.text === 'rt' && first.loud && second?.kind === 'handle' ? 'passes on what another wrote' : undefined;
}

/** Why even a question or request is none of a customer's: it is said to many accounts, or by a brand. */
export function talkReason(reading: PostReading): string | undefined {
  return manyAccounts(reading, ASKED_ACCOUNTS) ?? agentSignature(reading);
}

/** 'addressed to 12 accounts', where there are many. */
function manyAccounts({ tokens, text }: PostReading, least: number): string | undefined {
  const handles = tokens.filter(({ kind }) => kind === 'handle');
  if (handles.length < least) return undefined;
  const accounts = new Set(handles.map(({ start, end }) => text.slice(start, end).toLowerCase())).size;
  return accounts >= least ? `addressed to ${accounts} accounts` : undefined;
}

/** 'signed as agents sign', by a caret or a star before a name at the very end: ^JK, *JoanO. */
function agentSignature({ text }: PostReading): string | undefined {
  const tail = text.slice(-SIGNATURE_CHARACTERS).trimEnd();
  return SIGNATURE.test(tail) ? 'signed as agents sign' : undefined;
}

/** Whether a post begins with the answer to a question; "no worries" does not, for closing words may begin so. */
function saysYesOrNo({ tokens, hits }: PostReading, isClosing: boolean): boolean {
  const first = tokens.find(({ kind }) => kind !== 'handle');
  if (first?.kind !== 'word' || !ANSWERING.has(first.text)) return false;
  return (
    !isClosing || !hits['needs-reply']!.some(({ rule, start }) => rule.value === 'closing' && start === first.start)
  );
}

/** Whether a post names an account or stands under a hashtag, but is addressed to nobody: it answers no question. */
function isToldToAll({ tokens }: PostReading): boolean {
  return tokens[0]?.kind !== 'handle' && tokens.some(({ kind }) => kind === 'handle' || kind === 'hashtag');
}

/** Whether a post is a picture with hardly a word, which may show what was asked for or what went wrong. */
function isPicture({ tokens }: PostReading): boolean {
  return countWords(tokens) < PICTURE_WORDS && tokens.some(({ kind }) => kind === 'url');
}

/** Whether a post gives what was asked for: a number, an address. */
function givesDetails({ tokens, text }: PostReading): boolean {
  return tokens.some(
    ({ kind, start, end }) =>
      kind === 'email' || (kind !== 'url' && kind !== 'handle' && isCode(text.slice(start, end))),
  );
}

function isCode(text: string): boolean {
  if (CODE.test(text)) return true;
  let digits = 0;
  for (const letter of text) if (letter >= '0' && letter <= '9' && ++digits >= CASE_DIGITS) return true;
  return false;
}
