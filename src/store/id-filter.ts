/** A Bloom filter of ids: while an empty database is filled, nearly every "is it here?" is answered without a look. */

export interface IdFilter {
  add(id: string): void;
  /** False is certain. */
  mayHold(id: string): boolean;
}

/** 2^26 bits, 8 MB: one false alarm in a hundred at seven million ids, each costing one look into the index. */
export const FILTER_BITS = 2 ** 26;

/** @param bits a power of two */
export function createIdFilter(bits: number): IdFilter {
  const mask = bits - 1;
  const words = new Int32Array(bits / 32);
  /** FNV-1a and its finaliser give four places by double hashing (Kirsch & Mitzenmacher 2006). */
  const places = (id: string, visit: (word: number, bit: number) => boolean): boolean => {
    let hash = 0x811c9dc5;
    for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
    let step = hash ^ (hash >>> 15);
    step = Math.imul(step, 0x2c1b3c6d) | 1;
    step ^= step >>> 12;
    for (let turn = 0; turn < 4; turn++) {
      const place = (hash + Math.imul(turn, step)) & mask;
      if (!visit(place >>> 5, 1 << (place & 31))) return false;
    }
    return true;
  };
  const set = (word: number, bit: number) => {
    words[word]! |= bit;
    return true;
  };
  const has = (word: number, bit: number) => (words[word]! & bit) !== 0;
  return {
    add: (id) => void places(id, set),
    mayHold: (id) => places(id, has),
  };
}
