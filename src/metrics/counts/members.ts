/** Members: the customers of every group, numbered densely as they come up, so that what is kept of each is an array. */
import { grown } from './grown.ts';

export class Members {
  /** How many there are in this round. */
  n = 0;
  /** Of each member: its group, and its place among the members of that group. */
  group = new Uint32Array(0);
  place = new Uint32Array(0);
  /** Of each group: how many members it has in this round. */
  sizes = new Uint32Array(0);
  #rounds: number;
  /** By customer: the newest member that is them, plus one. */
  #newest = new Uint32Array(0);
  /** By member: the one before it that is the same customer, plus one. */
  #earlier = new Uint32Array(0);

  /** @param rounds in how many turns are read: those of one round have the same customer key modulo this */
  constructor(rounds = 1) {
    this.#rounds = rounds;
  }

  /** The member of each turn. @param groups the group of each */
  number(customers: Int32Array, groups: Uint32Array): Uint32Array {
    const numbers = new Uint32Array(groups.length);
    let [customer, group, member] = [-1, -1, 0];
    for (let turn = 0; turn < groups.length; turn++) {
      // Turns of one conversation stand side by side.
      if (customers[turn] !== customer || groups[turn] !== group) {
        customer = customers[turn]!;
        group = groups[turn]!;
        member = this.#numberOf(this.#rounds === 1 ? customer : Math.floor(customer / this.#rounds), group);
      }
      numbers[turn] = member;
    }
    return numbers;
  }

  /** Forgets everybody. */
  endRound(): void {
    this.n = 0;
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
      this.#earlier = grown(this.#earlier, this.n);
    }
    if (group >= this.sizes.length) this.sizes = grown(this.sizes, group + 1);
    this.group[member] = group;
    this.place[member] = this.sizes[group]!++;
    this.#earlier[member] = this.#newest[customer]!;
    this.#newest[customer] = this.n;
    return member;
  }
}
