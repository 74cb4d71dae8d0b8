/** Asking: where a post asks. A question word inside a statement ("the one which is new") asks nothing. */
import { oncePerPost, type PostReading } from '../classifier.ts';
import { ASKERS, OPENERS, RELATIVES } from '../tables/openers.ts';
import type { Hit } from '../text/phrases.ts';
import type { Token } from '../text/tokens.ts';

const SENTENCE_ENDS = new Set(['.', '!', '?']);
const EARLY_WORDS = 4;

/** The question words that open a clause, or whose sentence ends in a question mark. */
export const openingsOf = oncePerPost(findOpenings);

function findOpenings({ tokens, hits, text }: PostReading): string[] {
  const words: string[] = [];
  let at = 0;
  let end = -1;
  for (const hit of hits.intent ?? []) {
    if (hit.rule.value !== 'opening' || hit.start < end) continue;
    while (tokens[at]!.start < hit.start) at++;
    if (!opensClause(tokens, at) && !isAsked(tokens, at)) continue;
    words.push(text.slice(hit.start, hit.end));
    end = hit.end;
  }
  return words;
}

/** Whether a sentence ends in a question mark; `courteous` where each such sentence thanks or praises, as "thanks, who needs sleep?" does. */
export const questionMarks = oncePerPost(readMarks);

function readMarks({ tokens, hits }: PostReading): 'none' | 'courteous' | 'open' {
  let found: 'none' | 'courteous' = 'none';
  let start = 0;
  for (const token of tokens) {
    if (token.kind !== 'mark' || !SENTENCE_ENDS.has(token.text)) continue;
    if (token.text === '?') {
      if (!hasGoodwill(hits.intent, start, token.start)) return 'open';
      found = 'courteous';
    }
    start = token.end;
  }
  return found;
}

function hasGoodwill(hits: readonly Hit[] = [], from: number, to: number): boolean {
  return hits.some((hit) => isGoodwill(hit) && hit.start >= from && hit.end <= to);
}

function isGoodwill({ rule }: Hit): boolean {
  return rule.weight > 0 && (rule.value === 'thanks' || rule.value === 'praise');
}

function opensClause(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before) return true;
  const asks = ASKERS.has(tokens[at]!.text);
  if (before.kind === 'word') return OPENERS.has(before.text) || (before.capital && asks);
  if (before.kind === 'number') return false;
  if (before.kind === 'handle') return asks || isEarly(tokens, at);
  return before.text !== ',' || !RELATIVES.has(tokens[at]!.text) || isEarly(tokens, at);
}

/** Few words of its sentence stand before it: a greeting or a thank-you. */
function isEarly(tokens: readonly Token[], at: number): boolean {
  let words = 0;
  for (let back = at - 1; back >= 0; back--) {
    const { kind, text } = tokens[back]!;
    if (kind === 'mark' && SENTENCE_ENDS.has(text)) break;
    if (kind === 'word' && ++words > EARLY_WORDS) return false;
  }
  return true;
}

function isAsked(tokens: readonly Token[], at: number): boolean {
  for (let on = at; on < tokens.length; on++) {
    const { kind, text } = tokens[on]!;
    if (kind === 'mark' && SENTENCE_ENDS.has(text)) return text === '?';
  }
  return false;
}
