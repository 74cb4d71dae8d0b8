/** Members: each pair of a group and one of its customers, numbered from 0 so that data by member fit in arrays. */
import { grown } from './grown.ts';
import { mostOf } from './sums.ts';

export class Members {
  /** By member: its group, its index among the members of that group, and the customer's number. */
  group = new Uint32Array(0);
  place = new Uint32Array(0);
  person = new Uint32Array(0);
  /** By group: how many members it has in this round. */
  sizes = new Uint32Array(0);
  /** How many members there are in this round, and how many different customers they are. */
  #totals = new Uint32Array(2);
  /** By customer, from the least key on: their newest member + 1; 0 for none. */
  #newest = new Uint32Array(0);
  /** By member: the previous member of the same customer + 1; 0 for none. */
  #earlier = new Uint32Array(0);

  get n(): number {
    return this.#totals[0]!;
  }

  /**
   * The member of each turn.
   * @param groups the group of each
   * @param numbers receives them
   * @param least of the keys of all customers of the round, or less
   */
  number(customers: Int32Array, groups: Uint32Array, numbers: Uint32Array, least = 0): void {
    const most = this.n + customers.length;
    this.group = grown(this.group, most);
    this.place = grown(this.place, most);
    this.person = grown(this.person, most);
    this.#earlier = grown(this.#earlier, most);
    this.sizes = grown(this.sizes, mostOf(groups) + 1);
    this.#newest = grown(this.#newest, mostOf(customers) - least + 1);
    const { group, place, person, sizes } = this;
    const [newest, earlier, totals] = [this.#newest, this.#earlier, this.#totals];
    for (let turn = 0; turn < customers.length; turn++) {
      const customer = customers[turn]! - least;
      const of = groups[turn]!;
      let member = newest[customer]!;
      while (member > 0 && group[member - 1] !== of) member = earlier[member - 1]!;
      if (member === 0) {
        member = ++totals[0]!;
        const before = newest[customer]!;
        group[member - 1] = of;
        place[member - 1] = sizes[of]!++;
        person[member - 1] = before === 0 ? totals[1]!++ : person[before - 1]!;
        earlier[member - 1] = before;
        newest[customer] = member;
      }
      numbers[turn] = member - 1;
    }
  }

  /** Removes all members. */
  endRound(): void {
    this.#totals.fill(0);
    this.sizes.fill(0);
    this.#newest.fill(0);
  }
}
