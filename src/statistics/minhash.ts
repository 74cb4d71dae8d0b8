/** Near-copies among many texts: MinHash signatures, in bands, and what they suggest verified. */
import { seededRandom } from '../domain/random.ts';
import { BOOTSTRAP_SEED } from './bootstrap.ts';

const BANDS = 32;
const ROWS = 4;
/** Words of a shingle. */
const SHINGLE = 5;
/** Jaccard similarity of the shingles from which on texts are copies. */
const ALIKE = 0.8;

/** The latest texts that one in the same bucket of a band is compared with. */
const MOST_COMPARED = 16;

/**
 * Groups texts that share at least 0.8 of their shingles of five words (Broder 1997; bands: Leskovec, Rajaraman & Ullman 2020,
 * 3.4): of 128 hashes in 32 bands of four, one pair in twenty million at 0.8 is missed, and every pair that a band
 * suggests is verified. A copy of a copy belongs to the group.
 * Equal texts are folded first; of the others only a number a band is kept, 128 bytes a text.
 * @param texts normalised, words separated by single spaces; fewer words than a shingle has are one
 * @returns of each text the place of the first of its group: its own where it is a copy of none before it
 */
export function nearCopies(texts: readonly string[], seed = BOOTSTRAP_SEED): Uint32Array {
  const places = new Map<string, number>();
  const distinct: number[] = [];
  const folded = Uint32Array.from(texts, (text, place) => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, distinct.length);
    return distinct.push(place) - 1;
  });
  const group = grouped((at) => texts[distinct[at]!]!, distinct.length, seed);
  return folded.map((at) => distinct[group(at)]!);
}

/** @returns the first of the group of each */
function grouped(textOf: (at: number) => string, n: number, seed: number): (at: number) => number {
  const keys = bandsOf(textOf, n, seed);
  const parent = Uint32Array.from({ length: n }, (_, at) => at);
  const root = (at: number) => {
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  // An open table of the latest of each bucket, −1 where free, and before each text the one before it.
  const table = new Int32Array(2 ** Math.ceil(Math.log2(2 * n + 1)));
  const before = new Int32Array(n);
  for (let band = 0; band < BANDS; band++) {
    const ofBand = keys.subarray(band * n, (band + 1) * n);
    table.fill(-1);
    for (let at = 0; at < n; at++) {
      let slot = ofBand[at]! & (table.length - 1);
      while (table[slot]! >= 0 && ofBand[table[slot]!] !== ofBand[at]) slot = (slot + 1) & (table.length - 1);
      before[at] = table[slot]!;
      table[slot] = at;
      let shingles: Set<number> | undefined;
      for (let [other, compared] = [before[at]!, 0]; other >= 0 && compared < MOST_COMPARED; other = before[other]!) {
        compared++;
        const [mine, theirs] = [root(at), root(other)];
        if (mine === theirs) continue;
        shingles ??= new Set(shinglesOf(textOf(at)));
        if (isAlike(shingles, new Set(shinglesOf(textOf(other)))))
          parent[Math.max(mine, theirs)] = Math.min(mine, theirs);
      }
    }
  }
  return root;
}

function isAlike(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  let shared = 0;
  for (const shingle of a) if (b.has(shingle)) shared++;
  return shared >= ALIKE * (a.size + b.size - shared);
}

/** One number for each band of each text's signature: bands × texts. */
function bandsOf(textOf: (at: number) => string, n: number, seed: number): Int32Array {
  const random = seededRandom(seed);
  const salts = Int32Array.from({ length: BANDS * ROWS }, () => Math.floor(random() * 2 ** 32) | 0);
  const keys = new Int32Array(BANDS * n);
  for (let at = 0; at < n; at++) {
    const shingles = shinglesOf(textOf(at));
    for (let band = 0; band < BANDS; band++) {
      let key = band;
      for (let row = band * ROWS; row < (band + 1) * ROWS; row++) {
        let least = 0x7fffffff;
        for (const shingle of shingles) {
          const hash = mixed(shingle ^ salts[row]!);
          if (hash < least) least = hash;
        }
        key = mixed(Math.imul(key, 31) ^ least);
      }
      keys[band * n + at] = key;
    }
  }
  return keys;
}

function shinglesOf(text: string): Int32Array {
  const words = text.split(' ').map(hashOf);
  const shingles = new Int32Array(Math.max(1, words.length - SHINGLE + 1));
  for (let at = 0; at < shingles.length; at++) {
    let hash = 0;
    for (const word of words.slice(at, at + SHINGLE)) hash = mixed(Math.imul(hash, 31) ^ word);
    shingles[at] = hash;
  }
  return shingles;
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/** The finaliser of MurmurHash3: every bit moves every other. */
function mixed(word: number): number {
  let hash = word ^ (word >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
