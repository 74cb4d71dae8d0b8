/** Numbers for the customers of one group, so that what is known of each fits in short arrays. */
import { lentRoom } from '../../statistics/lent-room.ts';
import { grown } from './grown.ts';

/**
 * Writes numbers from 0, in the order in which customers occur, in place of their keys.
 * A number looked up by key counts only where the key is found in its place, so that nothing has to be cleared before
 * (Briggs & Torczon 1993, ACM Lett. Program. Lang. Syst. 2:59).
 * @param blocks pairs of a time and key × 2 + (1 where answered)
 * @returns how many customers there are
 */
export function numberAccounts(blocks: readonly Uint32Array[]): number {
  const most = blocks.reduce((largest, block) => Math.max(largest, mostOf(block)), 0);
  const numbers = new Uint32Array(lentRoom(4 * (most + 1)));
  /** By number. */
  let keys = new Uint32Array(16);
  let n = 0;
  for (const block of blocks) {
    keys = grown(keys, n + block.length / 2);
    n = numberBlock(block, numbers, keys, n);
  }
  return n;
}

function mostOf(block: Uint32Array): number {
  let most = 0;
  for (let at = 1; at < block.length; at += 2) if (block[at]! >>> 1 > most) most = block[at]! >>> 1;
  return most;
}

/** @param known how many customers have a number @returns how many have one after it */
function numberBlock(block: Uint32Array, numbers: Uint32Array, keys: Uint32Array, known: number): number {
  let n = known;
  for (let at = 1; at < block.length; at += 2) {
    const owner = block[at]!;
    const key = owner >>> 1;
    let number = numbers[key]!;
    if (number >= n || keys[number] !== key) {
      number = n++;
      keys[number] = key;
      numbers[key] = number;
    }
    block[at] = number * 2 + (owner & 1);
  }
  return n;
}
