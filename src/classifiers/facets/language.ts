/** Language: script and small words decide most posts at once; eld decides the others, or it stays `und`. */

import type { Facet, Label, PostReading } from '../classifier.ts';
import { FUNCTION_WORDS } from '../tables/function-words.ts';
import { foldWord, isDigit } from '../text/characters.ts';
import type { Token } from '../text/tokens.ts';
import { note } from '../text/words.ts';

/** eld's detector, as far as it is used here. */
export interface Detector {
  detect(text: string): { language: string; isReliable(): boolean; getScores(): Record<string, number> };
}

interface Votes {
  language: string;
  margin: number;
  votes: number;
  evidence: string[];
  /** What the small words say for one language. */
  of(language: string): number;
}

/** A small word, the languages it speaks for, and the post in which it was last counted. */
interface Voter {
  speaks: { code: number; weight: number }[];
  round: number;
}

const UNKNOWN = 'und';
const READ_WORDS = 30;
const DETECTED_CHARACTERS = 120;
/** Letter pairs decide alone from so many different words on; in plain ASCII without a small word of the language, from more. */
const DETECTED_WORDS = 4;
const DETECTED_PLAIN_WORDS = 8;
/** One small word in so many is the least a sentence of its language holds. */
const SENTENCE_WORDS = 6;
/** So many votes for one language, and the rest of the post need not be asked. */
const ENOUGH_VOTES = 4;
/** A text in which words and their spellings without diacritics are the same. */
const PLAIN = /^[\x00-\x7f]*$/;
/** Before these, words of French, Italian and Catalan lose their last vowel. */
const ELIDED = /[aeiouhàâæéêèëîïôœùûy]/i;
const CODES = Object.keys(FUNCTION_WORDS);
const VOTERS = voters();
const plainVoter = note((text) => VOTERS.get(text) ?? null);
/** Of the post at hand; a new one each time would cost more than the counting. */
const totals = new Float64Array(CODES.length);
let round = 0;

/** Behind the Latin alphabet with all its diacritics. */
const LATIN_END = 0x250;

/** Languages with an alphabet of their own, by the first and last code unit of its block. */
const SCRIPTS: readonly (readonly [string, number, number])[] = [
  ['ja', 0x3040, 0x30ff],
  ['ko', 0xac00, 0xd7af],
  ['zh', 0x4e00, 0x9fff],
  ['th', 0x0e00, 0x0e7f],
  ['el', 0x0370, 0x03ff],
  ['he', 0x0590, 0x05ff],
  ['hi', 0x0900, 0x097f],
  ['cyrillic', 0x0400, 0x04ff],
  ['arabic', 0x0600, 0x06ff],
];

/** The facet; the detector is called for only when words and script leave the language open, and may not be there. */
export function languageFacet(detector: () => Detector | undefined): Facet {
  return {
    name: 'language',
    version: '2',
    classifier: 'words+eld',
    direction: 'both',
    classify: (reading) => detectLanguage(reading, detector),
  };
}

function detectLanguage(reading: PostReading, find: () => Detector | undefined): Label {
  if (reading.context.language) return label(reading.context.language, 1, 'as given');
  const words = reading.tokens
    .filter((token) => isWord(token) && !isDigit(reading.text.charCodeAt(token.start - 1)))
    .slice(0, READ_WORDS);
  if (words.length === 0) return fromPlatform(reading, 'no words');
  const script = scriptOf(reading.text, words);
  if (script && script !== 'cyrillic' && script !== 'arabic') return label(script, 0.98, `${script} script`);
  const votes = script ? undefined : vote(reading.text, words);
  if (votes && isPlain(votes, words.length)) return label(votes.language, 0.97, votes.evidence.join(' '));
  if (words.length < 2 && !votes?.votes && !script) return fromPlatform(reading, 'too few words to tell');
  const detector = find();
  const detected = detector && askDetector(reading.text, words, detector, votes);
  if (detected) return detected;
  if (votes && votes.votes >= 2 && votes.margin >= 1.5) return label(votes.language, 0.75, votes.evidence.join(' '));
  return fromPlatform(reading, 'too few words to tell');
}

/** Whether small words decide alone: two that no other language shares, or one for English, which most posts are in. */
function isPlain({ language, votes, margin }: Votes, words: number): boolean {
  if (votes < ENOUGH_VOTES && votes * SENTENCE_WORDS < words) return false;
  return (votes >= 2 && margin >= 1) || (language === 'en' && margin >= 1 && words >= 2);
}

function askDetector(
  text: string,
  words: readonly Token[],
  detector: Detector,
  votes: Votes | undefined,
): Label | undefined {
  const plain = words
    .map((word) => text.slice(word.start, word.end))
    .join(' ')
    .slice(0, DETECTED_CHARACTERS);
  if (plain.length < 6) return undefined;
  const result = detector.detect(plain);
  if (!result.language) return undefined;
  const scores = Object.entries(result.getScores());
  const best = scores[0]?.[1] ?? 0;
  const close = scores.filter(([, score]) => score > best - 0.06).map(([language]) => language);
  if (
    votes &&
    votes.votes >= 1 &&
    votes.margin > (words.length < DETECTED_WORDS ? 0.5 : 0) &&
    close.includes(votes.language)
  )
    return label(votes.language, 0.85, `${votes.evidence.join(' ')}, letter pairs`);
  if (!result.isReliable()) return undefined;
  const clear = best - (scores[1]?.[1] ?? 0) >= 0.05;
  const needed = wordsToDetect(plain, result.language, words.length, votes);
  const different = new Set(words.map(({ word }) => word)).size;
  if (different < needed || (different < DETECTED_WORDS && !clear)) return undefined;
  return label(result.language, different < DETECTED_WORDS ? 0.7 : 0.9, 'letter pairs');
}

/**
 * How many different words letter pairs need to decide alone: fewer where the spelling rules out English or small words
 * lean that way too, more where a sentence of that language would have held a small word; none are enough where English
 * words speak against it. Letter pairs of names, brands and short words are not evidence.
 */
function wordsToDetect(text: string, language: string, words: number, votes: Votes | undefined): number {
  if (!votes) return 2;
  const english = votes.of('en');
  const own = votes.of(language);
  if (language === 'en') return own >= votes.votes ? 2 : DETECTED_WORDS;
  if (own < english && english * SENTENCE_WORDS >= words) return Number.POSITIVE_INFINITY;
  return !PLAIN.test(text) || own > english ? DETECTED_WORDS : DETECTED_PLAIN_WORDS;
}

function vote(text: string, words: readonly Token[]): Votes {
  round++;
  const plain = PLAIN.test(text);
  totals.fill(0);
  const voted: { word: string; voter: Voter }[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const voter = joinedVoter(text, word, words[at + 1]) ?? (plain ? plainVoter(word.word) : voterOf(text, word));
    if (!voter || voter.round === round) continue;
    voter.round = round;
    voted.push({ word: word.text, voter });
    for (const { code, weight } of voter.speaks) totals[code]! += weight;
    if (voter.speaks.length === 1 && totals[voter.speaks[0]!.code]! >= ENOUGH_VOTES) break;
  }
  let best = 0;
  for (let code = 1; code < totals.length; code++) if (totals[code]! > totals[best]!) best = code;
  let second = 0;
  for (let code = 0; code < totals.length; code++) if (code !== best && totals[code]! > second) second = totals[code]!;
  const evidence = voted.filter(({ voter }) => voter.speaks.some(({ code }) => code === best)).slice(0, 5);
  return {
    language: CODES[best]!,
    votes: totals[best]!,
    margin: totals[best]! - second,
    evidence: evidence.map(({ word }) => word),
    of: (language) => totals[CODES.indexOf(language)] ?? 0,
  };
}

/** The voter of a word with its diacritics, which tokens have lost; ASCII words are the same in both. */
function voterOf(text: string, { start, end, word }: Token): Voter | null {
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) < 128) continue;
    return VOTERS.get(text.slice(start, end).toLowerCase().replace('’', "'")) ?? plainVoter(word);
  }
  return plainVoter(word);
}

/** The voter of a word that lost its vowel before the next one, l'ordine, j'ai, dell'ordine, or of both in one: c'mon, y'all. */
function joinedVoter(text: string, { start, end }: Token, next: Token | undefined): Voter | undefined {
  const mark = text.charCodeAt(end);
  if ((mark !== 39 && mark !== 0x2019) || next?.start !== end + 1) return undefined;
  const word = text.slice(start, end).toLowerCase();
  return VOTERS.get(`${word}'${next.text}`) ?? (ELIDED.test(text[next.start]!) ? VOTERS.get(`${word}'`) : undefined);
}

/** Word → the languages it speaks for; a word of many languages says little for each, its plain spelling less than its full one. */
function voters(): Map<string, Voter> {
  const found = new Map<string, Voter>();
  const add = (word: string, code: number, weight: number) => {
    const voter = found.get(word) ?? { speaks: [], round: 0 };
    if (!voter.speaks.some((known) => known.code === code)) voter.speaks.push({ code, weight });
    found.set(word, voter);
  };
  const lists = CODES.map((code) => FUNCTION_WORDS[code]!.trim().split(/\s+/));
  for (const [code, words] of lists.entries()) for (const word of words) add(word, code, 1);
  for (const [code, words] of lists.entries())
    for (const word of words)
      if (foldWord(word) !== word && !word.endsWith("'")) add(foldWord(word), code, word.includes("'") ? 1 : 0.7);
  for (const { speaks } of found.values()) for (const vote of speaks) vote.weight /= Math.sqrt(speaks.length);
  return found;
}

function scriptOf(text: string, words: readonly Token[]): string | undefined {
  if (words.every(({ start }) => text.charCodeAt(start) < LATIN_END)) return undefined;
  const counts = new Map<string, number>();
  let letters = 0;
  for (const word of words) {
    if (text.charCodeAt(word.start) < LATIN_END) {
      letters += word.end - word.start;
      continue;
    }
    const end = Math.min(word.end, word.start + 60);
    for (let at = word.start; at < end; at++) {
      const code = text.charCodeAt(at);
      letters++;
      for (const [name, first, last] of SCRIPTS) {
        if (code < first || code > last) continue;
        counts.set(name, (counts.get(name) ?? 0) + 1);
        break;
      }
    }
  }
  if (counts.size === 0) return undefined;
  const han = counts.get('zh') ?? 0;
  const kana = counts.get('ja') ?? 0;
  if (kana > 0 && han + kana > letters * 0.3) return 'ja';
  const [name, count] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
  return count * (name === 'zh' || name === 'ko' ? 3 : 2) > letters ? name : undefined;
}

function fromPlatform(reading: PostReading, reason: string): Label {
  const tag = reading.context.lang?.toLowerCase().split('-')[0] ?? '';
  if (/^[a-z]{2}$/.test(tag)) return label(tag, 0.6, "the platform's own tag");
  return label(UNKNOWN, 1, reason);
}

function isWord(token: Token): boolean {
  return token.kind === 'word' && token.text.length > 0;
}

function label(value: string, confidence: number, reason: string): Label {
  return { value, confidence, reason };
}
