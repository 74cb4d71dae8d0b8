/** Links in a reply: whether one sends the customer to a web page, or only adorns it or opens a private message. */
import type { PostReading } from '../classifier.ts';
import type { Hit } from './phrases.ts';
import type { Token } from './tokens.ts';

const POINTERS = new Set([':', ';', '>', '(', '-', '–', '→', '👉', '➡', '⬇']);
const SENTENCE_ENDS = new Set(['.', '!', '?']);
const SIGN_OFFS = new Set(['^', '*', '~', '/', '-']);

/** Addresses that open a private message. */
const MESSAGES =
  /(?:^|\/\/)(?:www\.)?(?:m\.me|ig\.me|wa\.me|t\.me|api\.whatsapp\.com|(?:mobile\.)?(?:twitter|x)\.com\/messages|(?:www\.)?(?:facebook|messenger)\.com\/(?:messages|t\/)|(?:www\.)?instagram\.com\/direct)(?![a-z])/i;

/** A link that opens a private message by its own address, or undefined. */
export function opensMessages({ tokens, text }: PostReading): string | undefined {
  const link = tokens.find(({ kind, start, end }) => kind === 'url' && MESSAGES.test(text.slice(start, end)));
  return link && text.slice(link.start, link.end);
}

/**
 * The words that send the customer to a page, or undefined. A link counts when it stands inside a sentence or its own
 * sentence speaks of it ("more info here"), and not when that sentence asks for a private message. At the very end of
 * a reply a link is most often a picture, so there a word or mark must point to it.
 */
export function pointsToPage(
  reading: PostReading,
  privately: readonly Hit[],
  pointers: readonly Hit[],
): string | undefined {
  const { tokens, text } = reading;
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'url') continue;
    const start = sentenceStart(tokens, at, isAttached(tokens, at));
    const within = ({ start: from }: Hit) => from >= start && from < token.end;
    if (privately.some(within)) continue;
    if (isInline(tokens, at) || pointers.some(within)) return text.slice(start, token.end).trim().slice(-60);
  }
  return undefined;
}

/** A link after a pointing mark, or between words; after a sign-off, a sentence, or last of all it only hangs on. */
function isInline(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before) return false;
  if (before.kind === 'mark' || before.kind === 'emoji') return POINTERS.has(before.text);
  if (before.kind !== 'word' && before.kind !== 'number') return false;
  return !isSignedOff(tokens, at) && tokens[at + 1]?.kind === 'word';
}

/** Whether the word before a link is a name behind a sign: ^JK https://… */
function isSignedOff(tokens: readonly Token[], at: number): boolean {
  const sign = tokens[at - 2];
  return sign?.kind === 'mark' && SIGN_OFFS.has(sign.text) && tokens[at - 1]!.start - sign.end < 2;
}

/** A link that hangs on belongs to the sentence before it. */
function isAttached(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before !== undefined && before.kind === 'mark' && SENTENCE_ENDS.has(before.text);
}

function sentenceStart(tokens: readonly Token[], at: number, attached: boolean): number {
  for (let back = at - (attached ? 2 : 1); back >= 0; back--) {
    const token = tokens[back]!;
    if (token.kind === 'mark' && SENTENCE_ENDS.has(token.text)) return token.end;
  }
  return 0;
}
