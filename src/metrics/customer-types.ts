/** Customers by how many of their turns are due and how many hit: what the bootstrap draws from. */
import type { ClusterType } from '../statistics/bootstrap.ts';
import type { PickedType } from '../statistics/labelled-rate.ts';

const PACK = 65_536;

/** Counts due turns and hits by customer. */
export class CustomerTally {
  #packed = new Map<number, number>();

  add(customer: number, hit: boolean): void {
    this.#packed.set(customer, (this.#packed.get(customer) ?? 0) + PACK + Number(hit));
  }

  types(): ClusterType[] {
    const types = new Map<number, number>();
    for (const packed of this.#packed.values()) types.set(packed, (types.get(packed) ?? 0) + 1);
    return [...types].map(([packed, customers]) => ({ ...unpacked(packed), customers }));
  }

  /** @param all a tally of every turn of the same customers, this one being of some of them */
  typesAmong(all: CustomerTally): PickedType[] {
    const types = new Map<string, PickedType>();
    for (const [customer, packed] of all.#packed) {
      const own = this.#packed.get(customer) ?? 0;
      const name = `${own} ${packed}`;
      const type = types.get(name);
      if (type) type.customers++;
      else types.set(name, { picked: unpacked(own), all: unpacked(packed), customers: 1 });
    }
    return [...types.values()];
  }
}

function unpacked(packed: number): { due: number; hits: number } {
  return { due: Math.floor(packed / PACK), hits: packed % PACK };
}
