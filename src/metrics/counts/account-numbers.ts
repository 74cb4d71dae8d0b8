/** Numbers for the customers of one group, so that what is known of each fits in short arrays. */
import { lentRoom } from '../../statistics/lent-room.ts';

/** An odd factor that spreads neighbouring keys over the table (Knuth, TAOCP 3, 6.4). */
const SPREAD = 0x9e3779b1;
/** At least this many slots for each wait, so that searches stay short even if each is of another customer. */
const SLOTS = 1.25;

/**
 * Writes numbers from 0, in the order in which customers occur, in place of their keys. The table grows with the waits of the
 * group, not with the customers of all.
 * @param blocks pairs of a time and key × 2 + (1 where answered)
 * @returns how many customers there are
 */
export function numberAccounts(blocks: readonly Uint32Array[]): number {
  const waits = blocks.reduce((sum, block) => sum + block.length, 0) / 2;
  const bits = Math.max(1, Math.ceil(Math.log2(SLOTS * waits)));
  const room = lentRoom(4 * (2 ** bits + waits));
  /** A hash table (open addressing) of numbers + 1; 0 where free. */
  const table = new Uint32Array(room, 0, 2 ** bits).fill(0);
  /** By number. */
  const keys = new Uint32Array(room, 4 * 2 ** bits, waits);
  return blocks.reduce((known, block) => numberBlock(block, table, keys, known, 32 - bits), 0);
}

/** @param known how many customers have a number @param shift leaves as many bits as the table has @returns how many have one after it */
function numberBlock(block: Uint32Array, table: Uint32Array, keys: Uint32Array, known: number, shift: number): number {
  const last = table.length - 1;
  let n = known;
  for (let at = 1; at < block.length; at += 2) {
    const owner = block[at]!;
    const key = owner >>> 1;
    let slot = Math.imul(key, SPREAD) >>> shift;
    let number = table[slot]!;
    while (number !== 0 && keys[number - 1] !== key) {
      slot = (slot + 1) & last;
      number = table[slot]!;
    }
    if (number === 0) {
      keys[n++] = key;
      number = n;
      table[slot] = n;
    }
    block[at] = (number - 1) * 2 + (owner & 1);
  }
  return n;
}
