/** Episodes: conversations of one customer with one brand that follow each other closely. */
import { grown } from './grown.ts';
import { byBrandAndTime, sortedBy, sortRun } from './row-order.ts';
import type { TurnChunk } from './turn-chunk.ts';

/** Marks a conversation whose first turn is not counted. */
const NOT_COUNTED = -1;

/** The conversations of a round, from first turn to last exchange. Keeps twenty-eight bytes a conversation. */
export class Episodes {
  #n = 0;
  #customer = new Int32Array(0);
  #brand = new Int32Array(0);
  #from = new Float64Array(0);
  #until = new Float64Array(0);
  /** Group of its first turn. */
  #group = new Int32Array(0);
  #last = Number.NaN;

  /**
   * Adds turns in the order of their keys.
   * @param picked 1 for each turn that is counted; all of them when left out
   */
  add({ frame, group, member, members }: Omit<TurnChunk, 'times' | 'pick'>, picked: Uint8Array | undefined): void {
    const { key, ordinal, askedAt, calendarWait, brand } = frame;
    const { person } = members;
    this.#reach(this.#n + frame.n);
    const [customers, brands, groups] = [this.#customer, this.#brand, this.#group];
    const [froms, untils] = [this.#from, this.#until];
    let last = this.#last;
    let at = this.#n - 1;
    for (let turn = 0; turn < key.length; turn++) {
      const conversation = key[turn]! - ordinal[turn]!;
      const asked = askedAt[turn]!;
      const end = asked + Math.max(0, calendarWait[turn]!);
      if (conversation === last) {
        if (end > untils[at]!) untils[at] = end;
        continue;
      }
      last = conversation;
      at++;
      customers[at] = person[member[turn]!]!;
      brands[at] = brand[turn]!;
      froms[at] = asked;
      untils[at] = end;
      groups[at] = ordinal[turn] === 1 && (!picked || picked[turn] === 1) ? group[turn]! : NOT_COUNTED;
    }
    this.#last = last;
    this.#n = at + 1;
  }

  /**
   * Counts the conversations that continue an earlier episode, and clears the round.
   * @param gap seconds after the last exchange of the customer's earlier conversations with the brand
   * @param repeats receives them by group
   */
  endRound(gap: number, repeats: Float64Array): void {
    const { order, starts } = sortedBy(this.#customer.subarray(0, this.#n));
    const compare = byBrandAndTime(this.#brand, this.#from);
    for (let account = 0; account + 1 < starts.length; account++) {
      const [start, end] = [starts[account]!, starts[account + 1]!];
      if (end - start < 2) continue;
      sortRun(order, start, end, compare);
      this.#countRepeats(order, start, end, gap, repeats);
    }
    this.#n = 0;
    this.#last = Number.NaN;
  }

  /** Of one customer. @param order by brand, then by time */
  #countRepeats(order: Uint32Array, start: number, end: number, gap: number, repeats: Float64Array): void {
    let until = Number.NEGATIVE_INFINITY;
    for (let at = start; at < end; at++) {
      const talk = order[at]!;
      if (at > start && this.#brand[order[at - 1]!] !== this.#brand[talk]) until = Number.NEGATIVE_INFINITY;
      const group = this.#group[talk]!;
      if (group !== NOT_COUNTED && this.#from[talk]! - until < gap) repeats[group]!++;
      until = Math.max(until, this.#until[talk]!);
    }
  }

  #reach(length: number): void {
    this.#customer = grown(this.#customer, length);
    this.#brand = grown(this.#brand, length);
    this.#from = grown(this.#from, length);
    this.#until = grown(this.#until, length);
    this.#group = grown(this.#group, length);
  }
}
