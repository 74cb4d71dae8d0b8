/** Customers by their trials and hits: all that shares and their intervals need to know of them. */
import type { ClusterType } from './bootstrap.ts';

/** Above any number of hits of one customer. */
const MANY = 2 ** 26;

export class ClusterTypes {
  #types = new Map<number, ClusterType>();

  /** Counts one customer. */
  add(due: number, hits: number): void {
    const name = due * MANY + hits;
    const known = this.#types.get(name);
    if (known) known.customers++;
    else this.#types.set(name, { due, hits, customers: 1 });
  }

  /** In an order that does not depend on that of the customers. */
  all(): ClusterType[] {
    return [...this.#types.values()].sort((a, b) => a.due - b.due || a.hits - b.hits);
  }
}
