/** Waits with their customers, by group in ascending order: the input of curves and quantiles. */
import { BLOCK, lentBlock } from '../../statistics/lent-room.ts';
import { numberAccounts } from './account-numbers.ts';
import { grown } from './grown.ts';
import { type GroupWaits, NO_WAITS, Sorter } from './sorter.ts';

/** Collects waits. Keeps eight bytes each until the round ends. */
export class Values {
  /** By group: pairs of a wait and customer × 2 + (1 where answered). */
  #open: Uint32Array[] = [];
  /** By group: filled length of its open block. */
  #filled = new Uint32Array(0);
  /** By group: its full blocks. */
  #full: Uint32Array[][] = [];
  #sorter = new Sorter();

  /**
   * @param owner index of the customer in the group, or the key of their account
   * @param isEnd 1 where the wait ended in an answer, 0 where it was censored
   */
  add(group: number, value: number, owner: number, isEnd: 0 | 1): void {
    let block = this.#open[group];
    if (block === undefined || this.#filled[group] === block.length) block = this.#begin(group);
    const at = this.#filled[group]!;
    block[at] = value;
    block[at + 1] = owner * 2 + isEnd;
    this.#filled[group] = at + 2;
  }

  /** Groups that have any. */
  groups(): number[] {
    return [...this.#open.keys()].filter((group) => this.#open[group] !== undefined);
  }

  /**
   * The waits of a group, ascending; of equal ones the answered before the censored. They are removed from here.
   * @param customers how many the group has
   */
  take(group: number, customers: number): GroupWaits {
    return this.#sorted(group, () => customers, false);
  }

  /**
   * The same where owners are keys of accounts. They are numbered as they come: sums over customers, whose rounding depends
   * on their order, are the same in whatever rounds turns are read.
   * @param isLent whether the waits are needed no longer than until some are taken again, here or elsewhere
   */
  takeOfKeys(group: number, isLent: boolean): GroupWaits {
    return this.#sorted(group, numberAccounts, isLent);
  }

  #sorted(group: number, number: (blocks: Uint32Array[]) => number, isLent: boolean): GroupWaits {
    if (this.#open[group] === undefined) return NO_WAITS;
    const blocks = this.#blocksOf(group);
    delete this.#open[group];
    delete this.#full[group];
    return this.#sorter.sorted(blocks, number(blocks), isLent);
  }

  #blocksOf(group: number): Uint32Array[] {
    const open = this.#open[group];
    return [...(this.#full[group] ?? []), ...(open ? [open.subarray(0, this.#filled[group])] : [])];
  }

  /** Starts a new block, twice as long as the last, so that none has to be copied. */
  #begin(group: number): Uint32Array {
    const full = this.#open[group];
    if (full) {
      this.#full[group] ??= [];
      this.#full[group].push(full);
    }
    const length = 2 * (full?.length ?? SHORTEST_BLOCK / 2);
    const block = length < BLOCK ? new Uint32Array(length) : lentBlock();
    this.#open[group] = block;
    this.#filled = grown(this.#filled, group + 1);
    this.#filled[group] = 0;
    return block;
  }
}

const SHORTEST_BLOCK = 64;

/** A value computed at its first use, or at once where its source cannot be kept until then. */
export function readLater<Read>(read: () => Read, mayWait: boolean): () => Read {
  return mayWait ? onDemand(read) : always(read());
}

function onDemand<Read>(read: () => Read): () => Read {
  let known: { read: Read } | undefined;
  return () => {
    known ??= { read: read() };
    return known.read;
  };
}

/** A function of its own, so that the closure does not keep the value's source in memory. */
function always<Read>(value: Read): () => Read {
  return () => value;
}

/** The waits that ended in an answer. @param isOver whether nobody needs all the others again: they are written over */
export function answeredOf({ time, ended, customer, customers, answered }: GroupWaits, isOver = false): GroupWaits {
  if (answered === time.length) return { time, ended, customer, customers, answered };
  const seconds = isOver ? time : new Uint32Array(answered);
  const whose = isOver ? customer : new Uint32Array(answered);
  let n = 0;
  for (let at = 0; at < time.length; at++) {
    if (ended[at] === 0) continue;
    seconds[n] = time[at]!;
    whose[n++] = customer[at]!;
  }
  const ends = isOver ? ended.subarray(0, answered) : new Uint8Array(answered);
  return { time: seconds.subarray(0, n), ended: ends.fill(1), customer: whose.subarray(0, n), customers, answered };
}
