/** Members: the customers of every group, numbered densely as they come up, so that what is kept of each is an array. */
import { grown } from './grown.ts';

export class Members {
  /** How many there are in this round, and how many different customers they are. */
  n = 0;
  people = 0;
  /** Of each member: its group, its place among the members of that group, and the number of the customer. */
  group = new Uint32Array(0);
  place = new Uint32Array(0);
  person = new Uint32Array(0);
  /** Of each group: how many members it has in this round. */
  sizes = new Uint32Array(0);
  /** By customer: the newest member that is them, plus one. */
  #newest = new Uint32Array(0);
  /** By member: the one before it that is the same customer, plus one. */
  #earlier = new Uint32Array(0);

  /** The member of each turn. @param groups the group of each @param numbers receives them */
  number(customers: Int32Array, groups: Uint32Array, numbers: Uint32Array): void {
    let customer = -1;
    let group = -1;
    let member = 0;
    for (let turn = 0; turn < customers.length; turn++) {
      // Turns of one conversation stand side by side.
      if (customers[turn] !== customer || groups[turn] !== group) {
        customer = customers[turn]!;
        group = groups[turn]!;
        member = this.#numberOf(customer, group);
      }
      numbers[turn] = member;
    }
  }

  /** Forgets everybody. */
  endRound(): void {
    this.n = 0;
    this.people = 0;
    this.sizes.fill(0);
    this.#newest.fill(0);
  }

  #numberOf(customer: number, group: number): number {
    if (customer >= this.#newest.length) this.#newest = grown(this.#newest, customer + 1);
    for (let member = this.#newest[customer]!; member > 0; member = this.#earlier[member - 1]!)
      if (this.group[member - 1] === group) return member - 1;
    return this.#add(customer, group);
  }

  #add(customer: number, group: number): number {
    const member = this.n++;
    if (member >= this.group.length) {
      this.group = grown(this.group, this.n);
      this.place = grown(this.place, this.n);
      this.person = grown(this.person, this.n);
      this.#earlier = grown(this.#earlier, this.n);
    }
    if (group >= this.sizes.length) this.sizes = grown(this.sizes, group + 1);
    const earlier = this.#newest[customer]!;
    this.group[member] = group;
    this.place[member] = this.sizes[group]!++;
    this.person[member] = earlier === 0 ? this.people++ : this.person[earlier - 1]!;
    this.#earlier[member] = earlier;
    this.#newest[customer] = this.n;
    return member;
  }
}
