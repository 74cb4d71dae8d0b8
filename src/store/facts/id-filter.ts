/** A Bloom filter of ids, which avoids nearly all look-ups of existing rows while an empty database is filled. */

export interface IdFilter {
  /** Whether the id may be present; false is certain. */
  mayHold(id: string): boolean;
  /** Adds an id; returns what mayHold would have said before. */
  add(id: string): boolean;
}

/** 2^26 bits, 8 MB: a false positive rate of 1/60 at seven million ids, each costing one index look-up. */
export const FILTER_BITS = 2 ** 26;

/** Words of a block: 64 bytes, what a processor fetches at once. */
const BLOCK_WORDS = 16;

/**
 * All bits of an id are in one block (Putze, Sanders & Singler 2007), so that a look-up costs one fetch from memory.
 * @param bits a power of two; fewer than 32 are 32
 */
export function createIdFilter(bits: number): IdFilter {
  const words = new Int32Array(Math.max(1, bits / 32));
  const inBlock = Math.min(BLOCK_WORDS, words.length);
  const blocks = words.length / inBlock;
  /** FNV-1a chooses the block, its finaliser four of the block's 512 bits. */
  const hash = (id: string): number => {
    let value = 0x811c9dc5;
    for (let at = 0; at < id.length; at++) value = Math.imul(value ^ id.charCodeAt(at), 0x01000193);
    value ^= value >>> 15;
    return Math.imul(value, 0x2c1b3c6d);
  };
  const spread = (value: number): number => {
    const mixed = Math.imul(value ^ (value >>> 13), 0x297a2d39);
    return mixed ^ (mixed >>> 16);
  };
  return {
    add(id) {
      const value = hash(id);
      const block = ((value >>> 5) & (blocks - 1)) * inBlock;
      let picks = spread(value);
      let mayHold = true;
      for (let turn = 0; turn < 4; turn++) {
        const place = block + ((picks >>> 5) & (inBlock - 1));
        const bit = 1 << (picks & 31);
        if ((words[place]! & bit) === 0) mayHold = false;
        words[place]! |= bit;
        picks = (picks >>> 9) | (picks << 23);
      }
      return mayHold;
    },
    mayHold(id) {
      const value = hash(id);
      const block = ((value >>> 5) & (blocks - 1)) * inBlock;
      let picks = spread(value);
      for (let turn = 0; turn < 4; turn++) {
        if ((words[block + ((picks >>> 5) & (inBlock - 1))]! & (1 << (picks & 31))) === 0) return false;
        picks = (picks >>> 9) | (picks << 23);
      }
      return true;
    },
  };
}
