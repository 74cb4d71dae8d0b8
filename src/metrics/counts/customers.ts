/** Customers by their trials and hits, from which intervals by customer are made. */
import type { ClusterType } from '../../statistics/bootstrap.ts';
import { ClusterTypes } from '../../statistics/cluster-types.ts';
import type { PickedType } from '../../statistics/labelled-rate.ts';
import { grown } from './grown.ts';
import type { Members } from './members.ts';

/** Trials and hits of each member in this round. */
export class MemberTally {
  /** By member: trials, then hits. */
  pairs: Uint32Array;

  /** @param members how many it has room for at first */
  constructor(members = 0) {
    this.pairs = new Uint32Array(2 * members);
  }

  /** Grows to the number of members. @param members how many there are so far */
  reach(members: number): void {
    this.pairs = grown(this.pairs, 2 * members);
  }

  /** Counts one trial. */
  count(member: number, isHit: boolean): void {
    this.pairs[2 * member]!++;
    if (isHit) this.pairs[2 * member + 1]!++;
  }

  endRound(): void {
    this.pairs.fill(0);
  }
}

/** Customers with fewer trials than this are counted in a fixed table, the others in a map. */
const FEW = 8;

/** By group: how many customers have each combination of trials and hits. */
export class CustomerTypes {
  /** Index: group, trials, hits. */
  #table = new Uint32Array(0);
  #others: ClusterTypes[] = [];

  /** Counts the members of this round. Those beyond the tally's reach have no trials. */
  add({ pairs }: MemberTally, { n: all, group, sizes }: Pick<Members, 'n' | 'group' | 'sizes'>): void {
    const n = Math.min(all, pairs.length / 2);
    this.#table = grown(this.#table, sizes.length * FEW * FEW);
    for (let member = countFew(this.#table, pairs, group, 0, n); member < n; ) {
      this.#others[group[member]!] ??= new ClusterTypes();
      this.#others[group[member]!]!.add(pairs[2 * member]!, pairs[2 * member + 1]!);
      member = countFew(this.#table, pairs, group, member + 1, n);
    }
  }

  /** In an order that does not depend on that of the turns. */
  of(group: number): ClusterType[] {
    const types: ClusterType[] = [];
    for (let due = 1; due < FEW; due++)
      for (let hits = 0; hits <= due; hits++) {
        const customers = this.#table[(group * FEW + due) * FEW + hits] ?? 0;
        if (customers > 0) types.push({ due, hits, customers });
      }
    return [...types, ...(this.#others[group]?.all() ?? [])];
  }
}

/** Counts members in the table. @returns index of the next member, at or after `from`, with too many trials for it */
function countFew(table: Uint32Array, pairs: Uint32Array, group: Uint32Array, from: number, n: number): number {
  for (let member = from; member < n; member++) {
    const due = pairs[2 * member]!;
    if (due >= FEW) return member;
    table[(group[member]! * FEW + due) * FEW + pairs[2 * member + 1]!]!++;
  }
  return n;
}

/** By group: customers by trials and hits among some of their turns and among all of them. */
export class PickedTypes {
  #types: Map<string, PickedType>[] = [];

  add(picked: MemberTally, all: MemberTally, { n, group }: Members): void {
    for (let member = 0; member < n; member++) {
      const some = typeAt(picked, member);
      const every = typeAt(all, member);
      if (every.due === 0) continue;
      const name = `${some.due} ${some.hits} ${every.due} ${every.hits}`;
      this.#types[group[member]!] ??= new Map();
      const known = this.#types[group[member]!]!.get(name);
      if (known) known.customers++;
      else this.#types[group[member]!]!.set(name, { picked: some, all: every, customers: 1 });
    }
  }

  /** Most frequent first, the cheapest order to draw from. */
  of(group: number): PickedType[] {
    const numbers = ({ customers, picked, all }: PickedType) => [
      -customers,
      all.due,
      all.hits,
      picked.due,
      picked.hits,
    ];
    return [...(this.#types[group]?.values() ?? [])].sort((a, b) => {
      const [one, other] = [numbers(a), numbers(b)];
      const place = one.findIndex((number, at) => number !== other[at]);
      return place < 0 ? 0 : one[place]! - other[place]!;
    });
  }
}

function typeAt({ pairs }: MemberTally, member: number): { due: number; hits: number } {
  return { due: pairs[2 * member]!, hits: pairs[2 * member + 1]! };
}
