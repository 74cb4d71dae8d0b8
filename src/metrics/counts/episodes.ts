/** Episodes: conversations of one customer with one brand that follow each other closely. */
import { grown } from './grown.ts';
import type { TurnChunk } from './turn-chunk.ts';

/** Of a conversation whose first turn is not among those that are counted. */
const NOT_COUNTED = -1;

/** The conversations of a round, from the first turn that was read of each to its last exchange: twenty-eight bytes each. */
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
   * @param groups the group of each turn; -1 where it is not counted
   */
  add({ frame, member, members }: Pick<TurnChunk, 'frame' | 'member' | 'members'>, groups: Int32Array): void {
    const { n, key, ordinal, askedAt, calendarWait } = frame;
    const { person } = members;
    this.#reach(this.#n + n);
    for (let turn = 0; turn < n; turn++) {
      const conversation = key[turn]! - ordinal[turn]!;
      const asked = askedAt[turn]!;
      const end = asked + Math.max(0, calendarWait[turn]!);
      if (conversation === this.#last) {
        if (end > this.#until[this.#n - 1]!) this.#until[this.#n - 1] = end;
        continue;
      }
      this.#last = conversation;
      const at = this.#n++;
      this.#customer[at] = person[member[turn]!]!;
      this.#brand[at] = frame.brand[turn]!;
      this.#from[at] = asked;
      this.#until[at] = end;
      this.#group[at] = ordinal[turn] === 1 ? groups[turn]! : NOT_COUNTED;
    }
  }

  /**
   * Counts conversations that belong to the episode before them, and forgets all of them.
   * @param gap seconds after the last exchange of the customer's earlier conversations with the brand
   * @param repeats receives them by group
   */
  endRound(gap: number, repeats: Float64Array): void {
    const { order, starts } = sortedBy(this.#customer.subarray(0, this.#n));
    for (let account = 0; account + 1 < starts.length; account++) {
      const [start, end] = [starts[account]!, starts[account + 1]!];
      if (end - start < 2) continue;
      this.#sort(order, start, end);
      let until = Number.NEGATIVE_INFINITY;
      for (let at = start; at < end; at++) {
        const talk = order[at]!;
        if (at > start && this.#brand[order[at - 1]!] !== this.#brand[talk]) until = Number.NEGATIVE_INFINITY;
        const group = this.#group[talk]!;
        if (group !== NOT_COUNTED && this.#from[talk]! - until < gap) repeats[group]!++;
        until = Math.max(until, this.#until[talk]!);
      }
    }
    this.#n = 0;
    this.#last = Number.NaN;
  }

  /** By brand, then by time: most customers have a handful, which insertion sorts fastest. */
  #sort(order: Uint32Array, start: number, end: number): void {
    if (end - start > 64) {
      order.subarray(start, end).sort((a, b) => (this.#isBefore(a, b) ? -1 : 1));
      return;
    }
    for (let at = start + 1; at < end; at++) {
      const talk = order[at]!;
      let to = at;
      for (; to > start && this.#isBefore(talk, order[to - 1]!); to--) order[to] = order[to - 1]!;
      order[to] = talk;
    }
  }

  #isBefore(a: number, b: number): boolean {
    if (this.#brand[a] !== this.#brand[b]) return this.#brand[a]! < this.#brand[b]!;
    if (this.#from[a] !== this.#from[b]) return this.#from[a]! < this.#from[b]!;
    return a < b;
  }

  #reach(length: number): void {
    this.#customer = grown(this.#customer, length);
    this.#brand = grown(this.#brand, length);
    this.#from = grown(this.#from, length);
    this.#until = grown(this.#until, length);
    this.#group = grown(this.#group, length);
  }
}

/** Places by value, and where each value's begin; the order among equals is kept. */
export function sortedBy(values: Int32Array | Uint32Array): { order: Uint32Array; starts: Uint32Array } {
  let most = -1;
  for (let at = 0; at < values.length; at++) if (values[at]! > most) most = values[at]!;
  const starts = new Uint32Array(most + 2);
  for (let at = 0; at < values.length; at++) starts[values[at]! + 1]!++;
  for (let value = 0; value <= most; value++) starts[value + 1]! += starts[value]!;
  const next = starts.slice(0, -1);
  const order = new Uint32Array(values.length);
  for (let at = 0; at < values.length; at++) order[next[values[at]!]!++] = at;
  return { order, starts };
}
