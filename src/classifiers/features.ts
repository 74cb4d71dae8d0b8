/** Features: a post as hashed word and letter n-grams, with negation, polar words, capitals, drawn-out words, emoji and hashtags. */
import { type Polarity, polarityOf } from './polar.ts';
import type { Token } from './tokens.ts';
import { note, type Word } from './words.ts';

/** Which n-grams are taken; stored with a model, for it reads posts only the way it was trained. */
export interface FeatureShape {
  /** Number of buckets, a power of two. */
  buckets: number;
  /** Longest word n-gram, 1 … 3. */
  words: number;
  /** Pairs of words with one word between them. */
  skips: boolean;
  /** Shortest and longest letter n-gram inside a word, its borders included; absent: none. */
  letters?: readonly [number, number];
  /** How many words a "not" reaches. */
  negation: number;
  /** Count praising and blaming words of the English list. */
  polar: boolean;
}

/** Reads a post's tokens into buckets; a bucket may come more than once. */
export interface FeatureReader {
  /**
   * Word n-grams and signs go to `sink`, each word to `onWord`, whose letters are read apart so that they can be
   * remembered. A hint is what the rules said, for models trained with hints.
   */
  read(
    tokens: readonly Token[],
    sink: (bucket: number) => void,
    onWord: (word: Word, negated: boolean) => void,
    hint?: string,
  ): void;
  /** The buckets of a word's letter n-grams go to `sink`. */
  letters(word: string, negated: boolean, sink: (bucket: number) => void): void;
}

const NEGATORS: ReadonlySet<string> = new Set(
  `not no never dont doesnt didnt cant cannot couldnt wont wouldnt isnt arent wasnt werent aint havent hasnt hadnt shouldnt neither nor without nothing
  nobody none hardly barely`
    .trim()
    .split(/\s+/),
);
const negates = note((text) => NEGATORS.has(text));
const wordHash = note((text) => hashText(text));
const hashtagHash = note((text) => hashText(`#${text}`));
const ENDS = new Set(['.', ',', ';', ':', '!', '?']);
const READ_LETTERS = 40;
const NEGATED_SHARE = 0.7;
/** A hint weighs as much as a dozen words. */
const HINT_TIMES = 12;
const HINT_SEED = 1_000;

/** One step of the reading: a word or sign with its hash and whether a "not" reaches it. */
interface Step {
  hash: number;
  word: Word;
  letters: boolean;
  negated: boolean;
}

/** A reader for one shape. */
export function featureReader(shape: FeatureShape): FeatureReader {
  const mask = shape.buckets - 1;
  const [least, most] = shape.letters ?? [1, 0];
  return {
    read(tokens, sink, onWord, hint) {
      const put = (hash: number) => sink(hash & mask);
      const steps = stepsOf(tokens, shape.negation, put);
      for (let at = 0; at < steps.length; at++) {
        const { hash, word, letters, negated } = steps[at]!;
        put(hash);
        if (negated) put(mix(hash, 0x51ed270b));
        const next = steps[at + 1];
        if (next && shape.words > 1) put(mix(hash, next.hash));
        const third = steps[at + 2];
        if (next && third && shape.words > 2) put(mix(mix(hash, next.hash), third.hash));
        if (third && shape.skips) put(mix(hash ^ 0x7feb352d, third.hash));
        if (letters) onWord(word, negated);
      }
      if (shape.polar) weighWords(steps, put);
      if (hint !== undefined) for (let time = 0; time < HINT_TIMES; time++) put(hashText(hint, HINT_SEED + time));
    },
    letters(word, negated, sink) {
      const bordered = ` ${word.slice(0, READ_LETTERS)} `;
      const salt = negated ? 0x2545f491 : 0;
      for (let size = least; size <= most; size++)
        for (let at = 0; at + size <= bordered.length; at++)
          sink((hashRange(bordered, at, at + size, size) ^ salt) & mask);
    },
  };
}

/** 32-bit FNV-1a over UTF-16 code units, stirred so that its low bits are usable (MurmurHash3 finaliser). */
export function hashText(text: string, seed = 0): number {
  return hashRange(text, 0, text.length, seed);
}

function hashRange(text: string, start: number, end: number, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return stir(hash);
}

function stepsOf(tokens: readonly Token[], reach: number, sink: (hash: number) => void): Step[] {
  const steps: Step[] = [];
  let negated = 0;
  for (const token of tokens) {
    const { kind, word } = token;
    if (kind === 'mark') {
      if (ENDS.has(word.text)) negated = 0;
      const sign = signOf(token);
      if (sign !== undefined) steps.push({ hash: hashText(sign), word, letters: false, negated: false });
      if (sign !== undefined && negated > 0) negated--;
      continue;
    }
    const letters = kind === 'word' || kind === 'hashtag' || kind === 'part';
    const hash = kind === 'hashtag' ? hashtagHash(word) : wordHash(word);
    if (letters && token.loud) sink(mix(hash, 0x1b873593));
    if (letters && token.long) sink(mix(hash, 0x0e6546b6));
    steps.push({ hash, word, letters, negated: negated > 0 && kind === 'word' });
    if (negates(word)) negated = reach;
    else if (negated > 0) negated--;
  }
  return steps;
}

/** How much praise and blame there is, which prevails, and which comes first and last; a "not" turns a word round. */
function weighWords(steps: readonly Step[], put: (hash: number) => void): void {
  let praise = 0;
  let blame = 0;
  let first: Polarity = 0;
  let last: Polarity = 0;
  for (const { word, letters, negated } of steps) {
    const polarity = letters ? polarityOf(word) : 0;
    if (polarity === 0) continue;
    put(hashNumber(1, negated ? polarity + 10 : polarity));
    const turned = (negated ? -polarity : polarity) as Polarity;
    const weight = Math.abs(polarity) * (negated ? NEGATED_SHARE : 1);
    if (turned > 0) praise += weight;
    else blame += weight;
    first ||= turned;
    last = turned;
  }
  put(hashNumber(2, Math.min(6, Math.round(praise))));
  put(hashNumber(3, Math.min(6, Math.round(blame))));
  put(hashNumber(4, Math.max(-5, Math.min(5, Math.round(praise - blame)))));
  put(hashNumber(5, Math.sign(first)));
  put(hashNumber(6, last));
}

function hashNumber(kind: number, value: number): number {
  return mix(0x165667b1 + kind, value + 16);
}

function signOf({ text, long }: Token): string | undefined {
  if (text === '!' || text === '?') return long ? text + text : text;
  return text === '.' && long ? '..' : undefined;
}

function mix(left: number, right: number): number {
  return stir(Math.imul(left, 31) ^ Math.imul(right, 0x9e3779b1));
}

function stir(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
