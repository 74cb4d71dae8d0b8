/** Features: a post as hashed word and letter n-grams, with negation, polar words, capitals, drawn-out words, emoji and hashtags. */
import { polarityOf } from '../facets/polar.ts';
import type { Token } from '../text/tokens.ts';
import { note, type Word, wordOf } from '../text/words.ts';
import { measureBuild, sumValence, type TalliedWord, weighWords } from './tallies.ts';

/** Which n-grams are taken; stored with a model, for it reads posts only the way it was trained. */
export interface FeatureShape {
  /** Number of buckets of n-grams and signs, a power of two. */
  buckets: number;
  /** Number of buckets behind those for words by themselves, a power of two; their weights come from word vectors. */
  vectors?: number;
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
  /** Pairs in which praising, blaming and negating words stand for their kind: "not GOOD", "GOOD but". */
  kinds?: boolean;
  /** Names, capitalised within a sentence, are read as whole words: their letters show topics, not moods. */
  names?: boolean;
  /** Leave emoji out, where a model learnt from posts without any; chance would weigh them. */
  emoji?: false;
  /** Sum up the graded words of the AFINN list. */
  valence?: boolean;
  /** Length, links, handles, hashtags, capitals and loud marks. */
  build?: boolean;
  /** Words and their letters alone, whatever else is asked for: what a word adds is then found once for all posts. */
  bag?: boolean;
}

/** Takes what a post holds. */
export interface FeatureSink {
  /** An n-gram or sign; a bucket may come more than once. */
  gram(bucket: number): void;
  /** A word whose letters are read apart, so that they can be remembered. */
  letters(word: Word, negated: boolean): void;
  /** A sign of the rules; there are few, so that they can be remembered too. */
  sign(sign: Word): void;
  /** A word by itself, where the shape has buckets for word vectors. */
  vector(word: Word): void;
}

/** Reads a post's tokens into buckets. */
export interface FeatureReader {
  /** A hint is what the rules said, signs are what they found, for models trained with them. */
  read(tokens: readonly Token[], sink: FeatureSink, hint?: string, signs?: readonly Word[]): void;
  /** The buckets of a word's letter n-grams go to `sink`. */
  letters(word: string, negated: boolean, sink: (bucket: number) => void): void;
  /** The buckets of a sign. */
  sign(sign: string): number[];
}

const NEGATORS: ReadonlySet<string> = new Set(
  `not no never dont doesnt didnt cant cannot couldnt wont wouldnt isnt arent wasnt werent aint havent hasnt hadnt shouldnt neither nor without nothing
  nobody none hardly barely`
    .trim()
    .split(/\s+/),
);
const negates = note((text) => NEGATORS.has(text));
/** A hash of what kind of word it is; 0 for words that neither praise, blame nor negate. */
const kindOf = note((text) => {
  const polarity = polarityOf(wordOf(text));
  return polarity !== 0 ? mix(0x777, polarity + 10) : NEGATORS.has(text) ? mix(0x778, 1) : 0;
});
const wordHash = note((text) => hashText(text));
const hashtagHash = note((text) => hashText(`#${text}`));
const ENDS = new Set(['.', ',', ';', ':', '!', '?']);
const READ_LETTERS = 40;
const BAGGED: ReadonlySet<Token['kind']> = new Set(['word', 'hashtag', 'part', 'emoji'] as const);
const NOTHING = { praise: 0, blame: 0 };
/** A hint weighs as much as a dozen words. */
const HINT_TIMES = 12;
const HINT_SEED = 1_000;
/** A sign weighs as much as a few words. */
const SIGN_TIMES = 3;
const SIGN_SEED = 2_000;

/** Marks after which a capital says nothing. */
const OPENERS = new Set(['.', '!', '?', ':', '"', "'"]);
/** A post with more capitals than this is a headline. */
const HEADLINE_SHARE = 0.5;
const SELF = new Set(['i', 'im', "i'll", "i've", "i'd", "i're"]);

/** All buckets of a shape. */
export function countBuckets({ buckets, vectors = 0 }: FeatureShape): number {
  return buckets + vectors;
}

/** The bucket of a word by itself, behind those of the n-grams. */
export function vectorBucket({ buckets, vectors = 1 }: FeatureShape, word: string): number {
  return buckets + (hashText(word) & (vectors - 1));
}

/** A reader for one shape. */
export function featureReader(shape: FeatureShape): FeatureReader {
  const mask = shape.buckets - 1;
  const [shortest, most] = shape.letters ?? [1, 0];
  return {
    read(tokens, sink, hint, signs = []) {
      if (shape.bag) {
        for (const { kind, word } of tokens) if (BAGGED.has(kind)) sink.letters(word, false);
        return;
      }
      const put = (hash: number) => sink.gram(hash & mask);
      const steps = stepsOf(tokens, shape, put);
      for (let at = 0; at < steps.length; at++) {
        const { hash, word, worded, letters, negated } = steps[at]!;
        put(hash);
        if (negated) put(mix(hash, 0x51ed270b));
        const next = steps[at + 1];
        if (next && shape.words > 1) put(mix(hash, next.hash));
        const third = steps[at + 2];
        if (next && third && shape.words > 2) put(mix(mix(hash, next.hash), third.hash));
        if (third && shape.skips) put(mix(hash ^ 0x7feb352d, third.hash));
        if (letters) sink.letters(word, negated);
        if (worded && shape.vectors) sink.vector(word);
      }
      const tally = (kind: number, value: number) => put(mix(0x165667b1 + kind, value + 16));
      if (shape.kinds) pairKinds(steps, put);
      const { praise, blame } = shape.polar ? weighWords(steps, tally) : NOTHING;
      if (shape.valence) sumValence(steps, tally);
      if (shape.build) measureBuild(tokens, steps.length, praise - blame, tally);
      if (hint !== undefined) for (let time = 0; time < HINT_TIMES; time++) put(hashText(hint, HINT_SEED + time));
      for (const sign of signs) sink.sign(sign);
    },
    letters(word, negated, sink) {
      const bordered = ` ${word.slice(0, READ_LETTERS)} `;
      const salt = negated ? 0x2545f491 : 0;
      if (shape.bag) sink(hashText(word) & mask);
      for (let size = shortest; size <= most; size++)
        for (let at = 0; at + size <= bordered.length; at++)
          sink((hashRange(bordered, at, at + size, size) ^ salt) & mask);
    },
    sign: (sign) => Array.from({ length: SIGN_TIMES }, (_none, time) => hashText(sign, SIGN_SEED + time) & mask),
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

function stepsOf(
  tokens: readonly Token[],
  { negation, names, emoji }: FeatureShape,
  sink: (hash: number) => void,
): TalliedWord[] {
  const steps: TalliedWord[] = [];
  const named = names === true && !isHeadline(tokens);
  let negated = 0;
  let opens = true;
  for (const token of tokens) {
    const { kind, word } = token;
    if (kind === 'mark') {
      opens ||= OPENERS.has(word.text);
      if (ENDS.has(word.text)) negated = 0;
      const sign = signOf(token);
      if (sign !== undefined) steps.push({ hash: hashText(sign), word, worded: false, letters: false, negated: false });
      if (sign !== undefined && negated > 0) negated--;
      continue;
    }
    if (kind === 'emoji' && emoji === false) continue;
    const worded = kind === 'word' || kind === 'hashtag' || kind === 'part';
    const letters = worded && !(named && !opens && isName(token));
    if (kind !== 'handle') opens = false;
    const hash = kind === 'hashtag' ? hashtagHash(word) : wordHash(word);
    if (worded && token.loud) sink(mix(hash, 0x1b873593));
    if (worded && token.long) sink(mix(hash, 0x0e6546b6));
    steps.push({ hash, word, worded, letters, negated: negated > 0 && kind === 'word' });
    if (negates(word)) negated = negation;
    else if (negated > 0) negated--;
  }
  return steps;
}

function isHeadline(tokens: readonly Token[]): boolean {
  let words = 0;
  let capitals = 0;
  for (const { kind, capital } of tokens) {
    if (kind !== 'word') continue;
    words++;
    if (capital) capitals++;
  }
  return capitals >= HEADLINE_SHARE * words;
}

function isName({ kind, capital, loud, word }: Token): boolean {
  return kind === 'word' && capital && !loud && !SELF.has(word.text) && polarityOf(word) === 0;
}

/** Pairs of neighbours, and with one word between, in which at least one praises, blames or negates. */
function pairKinds(steps: readonly TalliedWord[], put: (hash: number) => void): void {
  const kinds = steps.map(({ word, letters }) => (letters ? kindOf(word) : 0));
  for (let at = 0; at < steps.length; at++) {
    for (let gap = 1; gap <= 2 && at + gap < steps.length; gap++) {
      const [left, right] = [kinds[at]!, kinds[at + gap]!];
      if (left === 0 && right === 0) continue;
      const salt = gap === 1 ? 0x1234567 : 0x2345678;
      put(mix((left || steps[at]!.hash) ^ salt, right || steps[at + gap]!.hash));
    }
  }
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
