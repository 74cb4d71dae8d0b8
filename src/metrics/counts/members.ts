/** Members: the customers of every group, numbered densely as they come up, so that what is kept of each is an array. */
import { grown } from './grown.ts';
import { mostOf } from './sums.ts';

export class Members {
  /** Of each member: its group, its place among the members of that group, and the number of the customer. */
  group = new Uint32Array(0);
  place = new Uint32Array(0);
  person = new Uint32Array(0);
  /** Of each group: how many members it has in this round. */
  sizes = new Uint32Array(0);
  /** How many members there are in this round, and how many different customers they are. */
  #totals = new Uint32Array(2);
  /** By customer: the newest member that is them, plus one. */
  #newest = new Uint32Array(0);
  /** By member: the one before it that is the same customer, plus one. */
  #earlier = new Uint32Array(0);

  get n(): number {
    return this.#totals[0]!;
  }

  /** The member of each turn. @param groups the group of each @param numbers receives them */
  number(customers: Int32Array, groups: Uint32Array, numbers: Uint32Array): void {
    const most = this.n + customers.length;
    this.group = grown(this.group, most);
    this.place = grown(this.place, most);
    this.person = grown(this.person, most);
    this.#earlier = grown(this.#earlier, most);
    this.sizes = grown(this.sizes, mostOf(groups) + 1);
    this.#newest = grown(this.#newest, mostOf(customers) + 1);
    const { group, place, person, sizes } = this;
    const [newest, earlier, totals] = [this.#newest, this.#earlier, this.#totals];
    for (let turn = 0; turn < customers.length; turn++) {
      const customer = customers[turn]!;
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

  /** Forgets everybody. */
  endRound(): void {
    this.#totals.fill(0);
    this.sizes.fill(0);
    this.#newest.fill(0);
  }
}
