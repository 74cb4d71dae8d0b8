/** Episodes: conversations of one customer with one brand that follow each other closely. */
import { grown } from './grown.ts';
import { rowsByBrandAndTime, sortedBy, sortRun } from './row-order.ts';
import type { TurnChunk } from './turn-chunk.ts';

/** Marks a conversation whose first turn is not counted. */
const NOT_COUNTED = -1;

/** Fields of a conversation; when it began and its last exchange ended, and the group of its first turn or NOT_COUNTED. */
const [BRAND, FROM, UNTIL, GROUP, FIELDS] = [0, 1, 2, 3, 4];

/**
 * The conversations of a round, from first turn to last exchange. What is known of each is adjacent in memory: they are
 * visited customer by customer. Keeps thirty-six bytes a conversation.
 */
export class Episodes {
  #n = 0;
  #customer = new Int32Array(0);
  #each = new Float64Array(0);
  #last = Number.NaN;

  /**
   * Adds turns in the order of their keys.
   * @param picked 1 for each turn that is counted; all of them when left out
   */
  add({ frame, group, member, members }: Omit<TurnChunk, 'times' | 'pick'>, picked: Uint8Array | undefined): void {
    const { key, ordinal, askedAt, calendarWait, brand } = frame;
    const { person } = members;
    this.#customer = grown(this.#customer, this.#n + frame.n);
    this.#each = grown(this.#each, (this.#n + frame.n) * FIELDS);
    const [customers, each] = [this.#customer, this.#each];
    let last = this.#last;
    let at = (this.#n - 1) * FIELDS;
    for (let turn = 0; turn < key.length; turn++) {
      const conversation = key[turn]! - ordinal[turn]!;
      const asked = askedAt[turn]!;
      const end = asked + Math.max(0, calendarWait[turn]!);
      if (conversation === last) {
        if (end > each[at + UNTIL]!) each[at + UNTIL] = end;
        continue;
      }
      last = conversation;
      at += FIELDS;
      customers[this.#n++] = person[member[turn]!]!;
      each[at + BRAND] = brand[turn]!;
      each[at + FROM] = asked;
      each[at + UNTIL] = end;
      each[at + GROUP] = ordinal[turn] === 1 && (!picked || picked[turn] === 1) ? group[turn]! : NOT_COUNTED;
    }
    this.#last = last;
  }

  /**
   * Counts the conversations that continue an earlier episode, and clears the round.
   * @param gap seconds after the last exchange of the customer's earlier conversations with the brand
   * @param repeats receives them by group
   */
  endRound(gap: number, repeats: Float64Array): void {
    const { order, starts } = sortedBy(this.#customer.subarray(0, this.#n));
    const compare = rowsByBrandAndTime(this.#each, { brand: BRAND, time: FROM, fields: FIELDS });
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
    const each = this.#each;
    let until = Number.NEGATIVE_INFINITY;
    let brand = each[order[start]! * FIELDS + BRAND]!;
    for (let at = start; at < end; at++) {
      const talk = order[at]! * FIELDS;
      if (each[talk + BRAND] !== brand) until = Number.NEGATIVE_INFINITY;
      brand = each[talk + BRAND]!;
      const group = each[talk + GROUP]!;
      if (group !== NOT_COUNTED && each[talk + FROM]! - until < gap) repeats[group]!++;
      until = Math.max(until, each[talk + UNTIL]!);
    }
  }
}
