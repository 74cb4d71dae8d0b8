/** Waits with their customers, by group in ascending order: the input of curves and quantiles. */
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
   * @param owner index of the customer in the group
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
   * @param customers how many the group has; when left out, owners are keys of accounts, and are numbered as they came
   */
  take(group: number, customers?: number): GroupWaits {
    if (this.#open[group] === undefined) return NO_WAITS;
    const blocks = this.#blocksOf(group);
    delete this.#open[group];
    delete this.#full[group];
    return this.#sorter.sorted(blocks, customers ?? numberAccounts(blocks));
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
    const block = new Uint32Array(Math.min(LONGEST_BLOCK, 2 * (full?.length ?? SHORTEST_BLOCK / 2)));
    this.#open[group] = block;
    this.#filled = grown(this.#filled, group + 1);
    this.#filled[group] = 0;
    return block;
  }
}

const SHORTEST_BLOCK = 64;
const LONGEST_BLOCK = 131_072;

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

/** The waits that ended in an answer. */
export function answeredOf({ time, ended, customer, customers, answered }: GroupWaits): GroupWaits {
  if (answered === time.length) return { time, ended, customer, customers, answered };
  const seconds = new Uint32Array(answered);
  const whose = new Uint32Array(answered);
  let n = 0;
  for (let at = 0; at < time.length; at++) {
    if (ended[at] === 0) continue;
    seconds[n] = time[at]!;
    whose[n++] = customer[at]!;
  }
  return { time: seconds, ended: new Uint8Array(answered).fill(1), customer: whose, customers, answered };
}
