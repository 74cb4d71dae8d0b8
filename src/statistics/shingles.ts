/** Sets of shingles (runs of words), by which the similarity of texts is measured. */

/** Words in a shingle. */
const SHINGLE = 5;
/** Least Jaccard similarity of copies. */
const ALIKE = 0.8;

/** Tolerance of rounding: 9 × 0.8 / 1.8 is computed as slightly more than 4. */
const ROUNDING = 1e-9;

/** Shingles in one block of memory. */
const BLOCK = 1 << 20;
/** Those that the first has room for at the beginning. */
const FIRST_BLOCK = 1 << 12;
/** An odd factor with spread bits, so that the order of words changes the hash. */
const SPREAD = 0x9e3779b1;
/** Up to this many shingles are sorted by insertion. */
const FEW = 32;
/** Size of the filters of seen shingles: bits per shingle, and the most bits (16 MB) of each of two filters. */
const [SPARSE, MOST_BITS] = [2, 2 ** 27];

/** Distinct sets, numbered in order of arrival. Keeps four bytes a shingle and thirty a set. */
export class ShingleSets {
  /** The first grows up to BLOCK, for most measures keep few texts; later ones are that long from the start. */
  #blocks: Int32Array[] = [new Int32Array(FIRST_BLOCK)];
  /** Offset of the next set in the last block. */
  #free = 0;
  #from: number[] = [];
  #size: number[] = [];
  #hash: number[] = [];
  /** A hash table (open addressing) of the sets, −1 where free. */
  #table = new Int32Array(1 << 10).fill(-1);
  #scratch = new Int32Array(64);

  get n(): number {
    return this.#size.length;
  }

  /**
   * @param words hashes of the words; fewer than SHINGLE make one shingle
   * @param salt texts with different salts have no shingle in common
   * @returns the number of the set, or of an equal earlier one; shingles beyond a million are ignored
   */
  add(words: ArrayLike<number>, length: number, salt = 0): number {
    const size = this.#shinglesOf(words, length, salt);
    const scratch = this.#scratch;
    let hash = size;
    for (let at = 0; at < size; at++) hash = Math.imul(hash, SPREAD) + scratch[at]!;
    hash = mixed(hash);
    if (2 * this.n >= this.#table.length) this.#widen();
    let slot = hash & (this.#table.length - 1);
    for (let set = this.#table[slot]!; set >= 0; set = this.#table[slot]!) {
      if (this.#hash[set] === hash && this.#isScratch(set, size)) return set;
      slot = (slot + 1) & (this.#table.length - 1);
    }
    this.#table[slot] = this.n;
    this.#hash.push(hash);
    return this.#keep(size);
  }

  /** The distinct shingles of a set, ascending. */
  of(set: number): Int32Array {
    const from = this.#from[set]!;
    return this.#blocks[Math.floor(from / BLOCK)]!.subarray(from % BLOCK, (from % BLOCK) + this.#size[set]!);
  }

  /** Whether two sets are similar enough to be copies. */
  areAlike(one: number, other: number): boolean {
    const [a, b] = [this.of(one), this.of(other)];
    // shared / (a + b − shared) >= ALIKE
    const both = a.length + b.length;
    const needed = Math.ceil((both * ALIKE) / (1 + ALIKE) - ROUNDING);
    /** How many more shingles may occur in only one of the two. */
    let spare = both - 2 * needed;
    if (spare < Math.abs(a.length - b.length)) return false;
    let [i, j] = [0, 0];
    while (i < a.length && j < b.length) {
      if (a[i] === b[j]) {
        i++;
        j++;
        continue;
      }
      if (--spare < 0) return false;
      if (a[i]! < b[j]!) i++;
      else j++;
    }
    return spare >= a.length - i + b.length - j;
  }

  /** Sets with enough shingles that also occur in another set; the remaining sets cannot be copies. */
  candidates(): number[] {
    const shingles = (this.#blocks.length - 1) * BLOCK + this.#blocks.at(-1)!.length;
    const bits = Math.min(MOST_BITS, 2 ** Math.ceil(Math.log2(SPARSE * shingles)));
    const [once, again] = [new Uint8Array(bits / 8), new Uint8Array(bits / 8)];
    for (let set = 0; set < this.n; set++) {
      const of = this.of(set);
      for (let at = 0; at < of.length; at++) {
        const place = of[at]! & (bits - 1);
        const bit = 1 << (place & 7);
        if ((once[place >>> 3]! & bit) === 0) once[place >>> 3]! |= bit;
        else again[place >>> 3]! |= bit;
      }
    }
    const candidates: number[] = [];
    for (let set = 0; set < this.n; set++) {
      const of = this.of(set);
      /** How many more shingles may occur in this set alone. */
      let spare = Math.floor((1 - ALIKE) * of.length + ROUNDING);
      for (let at = 0; at < of.length && spare >= 0; at++) {
        const place = of[at]! & (bits - 1);
        if ((again[place >>> 3]! & (1 << (place & 7))) === 0) spare--;
      }
      if (spare >= 0) candidates.push(set);
    }
    return candidates;
  }

  /** Writes the sorted shingles to the scratch array. @returns how many there are */
  #shinglesOf(words: ArrayLike<number>, length: number, salt: number): number {
    const n = Math.min(BLOCK, Math.max(1, length - SHINGLE + 1));
    if (n > this.#scratch.length) this.#scratch = new Int32Array(2 * n);
    const scratch = this.#scratch;
    for (let at = 0; at < n; at++) {
      let hash = salt;
      const end = Math.min(length, at + SHINGLE);
      for (let word = at; word < end; word++) hash = Math.imul(hash, SPREAD) + words[word]!;
      scratch[at] = mixed(hash);
    }
    sort(scratch, n);
    let size = 1;
    for (let at = 1; at < n; at++) if (scratch[at] !== scratch[at - 1]) scratch[size++] = scratch[at]!;
    return size;
  }

  #isScratch(set: number, size: number): boolean {
    if (this.#size[set] !== size) return false;
    const known = this.of(set);
    for (let at = 0; at < size; at++) if (known[at] !== this.#scratch[at]) return false;
    return true;
  }

  #keep(size: number): number {
    if (this.#free + size > BLOCK) {
      this.#blocks.push(new Int32Array(BLOCK));
      this.#free = 0;
    }
    if (this.#free + size > this.#blocks.at(-1)!.length) this.#growFirst(this.#free + size);
    this.#blocks.at(-1)!.set(this.#scratch.subarray(0, size), this.#free);
    this.#from.push((this.#blocks.length - 1) * BLOCK + this.#free);
    this.#free += size;
    return this.#size.push(size) - 1;
  }

  #growFirst(length: number): void {
    const longer = new Int32Array(Math.min(BLOCK, Math.max(2 * this.#blocks[0]!.length, length)));
    longer.set(this.#blocks[0]!);
    this.#blocks = [longer];
  }

  #widen(): void {
    const table = new Int32Array(2 * this.#table.length).fill(-1);
    for (let set = 0; set < this.n; set++) {
      let slot = this.#hash[set]! & (table.length - 1);
      while (table[slot]! >= 0) slot = (slot + 1) & (table.length - 1);
      table[slot] = set;
    }
    this.#table = table;
  }
}

/** The finaliser of MurmurHash3: every input bit affects every output bit. */
export function mixed(word: number): number {
  let hash = word ^ (word >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function sort(numbers: Int32Array, n: number): void {
  if (n > FEW) {
    numbers.subarray(0, n).sort();
    return;
  }
  for (let at = 1; at < n; at++) {
    const number = numbers[at]!;
    let to = at;
    for (; to > 0 && numbers[to - 1]! > number; to--) numbers[to] = numbers[to - 1]!;
    numbers[to] = number;
  }
}
