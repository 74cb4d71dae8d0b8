/** Near-duplicates among many texts: candidates by banded MinHash signatures, then verified exactly. */
import { seededRandom } from '../domain/random.ts';
import { BOOTSTRAP_SEED } from './bootstrap.ts';
import { mixed, ShingleSets } from './shingles.ts';

const BANDS = 32;
const ROWS = 4;

/** A text is compared with at most this many earlier texts in the same bucket of a band, the latest first. */
const MOST_COMPARED = 16;

/**
 * Groups texts that share at least 0.8 of their shingles of five words.
 * @param texts normalised, words separated by single spaces; fewer words than a shingle has are one
 * @returns by text: index of the first text of its group; its own index where it copies no earlier one
 */
export function nearCopies(texts: readonly string[], seed = BOOTSTRAP_SEED): Uint32Array {
  const sets = new ShingleSets();
  const firstOf: number[] = [];
  const setOf = Uint32Array.from(texts, (text, place) => {
    const words = text.split(' ').map(hashOf);
    const set = sets.add(words, words.length);
    firstOf[set] ??= place;
    return set;
  });
  const groups = groupsOfCopies(sets, seed);
  return setOf.map((set) => firstOf[groups[set]!]!);
}

/**
 * Groups sets that share at least 0.8 of their shingles (Broder 1997; bands: Leskovec, Rajaraman & Ullman 2020, 3.4): of 128
 * hashes in 32 bands of four, one pair in twenty million at 0.8 is missed, and every pair that a band suggests is
 * verified. A copy of a copy belongs to the group. Sets with too many shingles that stand in no other are passed over; of the
 * rest only a number a band is kept, 128 bytes a set.
 * @returns by set: the first set of its group
 */
export function groupsOfCopies(sets: ShingleSets, seed = BOOTSTRAP_SEED): Uint32Array {
  const parent = Uint32Array.from({ length: sets.n }, (_, set) => set);
  const candidates = Uint32Array.from(sets.candidates());
  const root = (set: number) => {
    while (parent[set] !== set) {
      parent[set] = parent[parent[set]!]!;
      set = parent[set]!;
    }
    return set;
  };
  const n = candidates.length;
  const keys = bandsOf(sets, candidates, seed);
  // A hash table (open addressing) of the latest set in each bucket, −1 where free, and a chain to the set before.
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
      for (let [other, compared] = [before[at]!, 0]; other >= 0 && compared < MOST_COMPARED; other = before[other]!) {
        compared++;
        const [mine, theirs] = [root(candidates[at]!), root(candidates[other]!)];
        if (mine === theirs || !sets.areAlike(candidates[at]!, candidates[other]!)) continue;
        parent[Math.max(mine, theirs)] = Math.min(mine, theirs);
      }
    }
  }
  return parent.map((_, set) => root(set));
}

/** One number for each band of each signature: bands × candidates. */
function bandsOf(sets: ShingleSets, candidates: Uint32Array, seed: number): Int32Array {
  const random = seededRandom(seed);
  const drawn = () => Int32Array.from({ length: BANDS * ROWS }, () => Math.floor(random() * 2 ** 32) | 0);
  // Shingles are well mixed, so that a linear function of them gives a random order (Carter & Wegman 1979, JCSS 18:143).
  const [factors, summands] = [drawn().map((factor) => factor | 1), drawn()];
  const n = candidates.length;
  const keys = new Int32Array(BANDS * n);
  for (let at = 0; at < n; at++) {
    const shingles = sets.of(candidates[at]!);
    for (let band = 0; band < BANDS; band++) {
      let key = band;
      for (let row = band * ROWS; row < (band + 1) * ROWS; row++) {
        const [factor, summand] = [factors[row]!, summands[row]!];
        let least = 0x7fffffff;
        for (let place = 0; place < shingles.length; place++) {
          const hash = (Math.imul(shingles[place]!, factor) + summand) | 0;
          if (hash < least) least = hash;
        }
        key = mixed(Math.imul(key, 31) ^ least);
      }
      keys[band * n + at] = key;
    }
  }
  return keys;
}

/** FNV-1a over UTF-16 units. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}
