/** Whose the turns of a group are, numbered from 0, and what is counted of each: what intervals rest on. */
import type { TurnFrame } from '../domain/turn-frame.ts';
import type { ClusterType } from '../statistics/bootstrap.ts';
import type { PickedType } from '../statistics/labelled-rate.ts';
import { type Rate, rateOf } from '../statistics/rate.ts';

export interface Customers {
  /** Of each turn of the group: 0 … count − 1. */
  code: Uint32Array;
  count: number;
}

const known = new WeakMap<Uint32Array, Customers>();
/** Scratch: number of an account in the group at hand, less one; all zero between calls. */
let numbers = new Uint32Array(0);

/** @param turns of one group; the answer is kept as long as they are */
export function customersOf({ customer }: Pick<TurnFrame, 'customer'>, turns: Uint32Array): Customers {
  const found = known.get(turns);
  if (found) return found;
  let last = 0;
  const code = new Uint32Array(turns.length);
  for (let at = 0; at < turns.length; at++) {
    code[at] = customer[turns[at]!]!;
    if (code[at]! > last) last = code[at]!;
  }
  if (numbers.length <= last) numbers = new Uint32Array(2 * last + 2);
  const accounts: number[] = [];
  for (let at = 0; at < turns.length; at++) {
    const account = code[at]!;
    if (numbers[account] === 0) numbers[account] = accounts.push(account);
    code[at] = numbers[account]! - 1;
  }
  for (const account of accounts) numbers[account] = 0;
  const count = accounts.length;
  const customers = { code, count };
  known.set(turns, customers);
  return customers;
}

/** Customers with up to so many counted are sorted by a table instead of by name. */
const SMALL = 64;

/** What was counted, and what of it hit, by customer. */
export class CustomerTally {
  readonly due: Uint32Array;
  readonly hits: Uint32Array;

  /** @param customers how many there are */
  constructor(customers: number) {
    this.due = new Uint32Array(customers);
    this.hits = new Uint32Array(customers);
  }

  add(customer: number, hit: boolean): void {
    this.due[customer]!++;
    if (hit) this.hits[customer]!++;
  }

  rate(): Rate {
    return rateOf(this.types());
  }

  types(): ClusterType[] {
    const table = new Uint32Array(SMALL * SMALL);
    const large = new Map<string, ClusterType>();
    for (let customer = 0; customer < this.due.length; customer++) {
      const [due, hits] = [this.due[customer]!, this.hits[customer]!];
      if (due < SMALL) table[due * SMALL + hits]!++;
      else countIn(large, `${due} ${hits}`, { due, hits });
    }
    const types: ClusterType[] = [];
    for (const [place, customers] of table.entries())
      if (customers > 0) types.push({ due: Math.floor(place / SMALL), hits: place % SMALL, customers });
    return [...types, ...large.values()];
  }

  /** @param all a tally of every turn of the same customers, this one being of some of them */
  typesAmong(all: CustomerTally): PickedType[] {
    const types = new Map<string, PickedType>();
    for (let customer = 0; customer < all.due.length; customer++) {
      const picked = { due: this.due[customer]!, hits: this.hits[customer]! };
      const every = { due: all.due[customer]!, hits: all.hits[customer]! };
      if (every.due > 0)
        countIn(types, Object.values({ ...picked, d: every.due, h: every.hits }).join(' '), { picked, all: every });
    }
    return [...types.values()];
  }
}

function countIn<Type extends object>(
  types: Map<string, Type & { customers: number }>,
  name: string,
  type: Type,
): void {
  const known = types.get(name);
  if (known) known.customers++;
  else types.set(name, { ...type, customers: 1 });
}
