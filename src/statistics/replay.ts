/** Simulation of waits for people who are not always at work: recorded arrivals go through a schedule of capacity. */
import type { Random } from '../domain/random.ts';

/** How many contacts can be handled at once, from each moment until the next; the last value holds forever. */
export interface Capacity {
  /** Ascending; the first is before everything. */
  from: ArrayLike<number>;
  servers: ArrayLike<number>;
}

export interface Contacts {
  /** Arrival times, ascending, in one unit of time. */
  at: ArrayLike<number>;
  /** Lower numbers are handled first; equal ones in order of arrival. */
  priority: ArrayLike<number>;
}

const PRIORITIES = 4;

/**
 * When capacity shrinks, contacts in progress are finished; nobody abandons.
 * @param handle draws the handle time of the next contact
 * @param time within which being taken up counts as in time
 * @returns how many were taken up within the time
 */
export function replay(
  { at, priority }: Contacts,
  { from, servers }: Capacity,
  handle: () => number,
  time: number,
): number {
  const n = at.length;
  const waiting = Array.from({ length: PRIORITIES }, (): number[] => []);
  const heads = new Uint32Array(PRIORITIES);
  const busy = new Ends();
  let [next, segment, inLine, within] = [0, 0, 0, 0];
  let now = Number.NEGATIVE_INFINITY;
  for (;;) {
    for (; segment + 1 < from.length && from[segment + 1]! <= now; segment++);
    while (busy.first <= now) busy.shift();
    for (; next < n && at[next]! <= now; next++) {
      waiting[priority[next]!]!.push(next);
      inLine++;
    }
    for (let free = servers[segment]! - busy.size; free > 0 && inLine > 0; free--, inLine--) {
      let urgent = 0;
      while (heads[urgent] === waiting[urgent]!.length) urgent++;
      if (now - at[waiting[urgent]![heads[urgent]!++]!]! <= time) within++;
      busy.push(now + handle());
    }
    const arrival = next < n ? at[next]! : Number.POSITIVE_INFINITY;
    const change = segment + 1 < from.length ? from[segment + 1]! : Number.POSITIVE_INFINITY;
    now = Math.min(arrival, inLine > 0 ? Math.min(busy.first, change) : Number.POSITIVE_INFINITY);
    if (now === Number.POSITIVE_INFINITY) return within;
  }
}

/** A binary heap of moments, the earliest first. */
class Ends {
  #heap: number[] = [];

  get size(): number {
    return this.#heap.length;
  }

  /** The earliest moment; Infinity where the heap is empty. */
  get first(): number {
    return this.#heap[0] ?? Number.POSITIVE_INFINITY;
  }

  push(end: number): void {
    const heap = this.#heap;
    let at = heap.push(end) - 1;
    for (let above = (at - 1) >> 1; at > 0 && heap[above]! > end; above = (at - 1) >> 1) {
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = end;
  }

  shift(): void {
    const heap = this.#heap;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    let at = 0;
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      if (below + 1 < heap.length && heap[below + 1]! < heap[below]!) below++;
      if (heap[below]! >= last) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = last;
  }
}

/**
 * Draws from a lognormal distribution (handle times: Brown et al. 2005, JASA 100:36) with a standard deviation
 * equal to its mean, as in the exponential distribution.
 */
export function lognormal(random: Random, mean: number): () => number {
  const variance = Math.LN2;
  const centre = Math.log(mean) - variance / 2;
  let spare: number | undefined;
  // Box & Muller (1958, Ann. Math. Stat. 29:610): each call gives two normal numbers.
  const normal = (): number => {
    if (spare !== undefined) {
      const second = spare;
      spare = undefined;
      return second;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return () => Math.exp(centre + Math.sqrt(variance) * normal());
}
