/** Orders of the rows of a round: by a small number, and within each of these by a comparison. */
import { mostOf } from './sums.ts';

/**
 * Counting sort: indexes in order of value, and where those of each value start. Stable.
 * @param least of the values, or less: that of which the first start is
 */
export function sortedBy(values: Int32Array | Uint32Array, least = 0): { order: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(mostOf(values) - least + 2);
  countInto(starts, values, least);
  for (let value = 0; value + 1 < starts.length; value++) starts[value + 1]! += starts[value]!;
  const order = new Uint32Array(values.length);
  place(order, starts.slice(0, -1), values, least);
  return { order, starts };
}

function countInto(starts: Uint32Array, values: Int32Array | Uint32Array, least: number): void {
  for (let at = 0; at < values.length; at++) starts[values[at]! - least + 1]!++;
}

function place(order: Uint32Array, next: Uint32Array, values: Int32Array | Uint32Array, least: number): void {
  for (let at = 0; at < values.length; at++) order[next[values[at]! - least]!++] = at;
}

/** Longer runs are not sorted by insertion. */
const LONG_RUN = 64;

/** Sorts the indexes in [start, end). Insertion sort where there are few: most customers have only a few conversations. */
export function sortRun(
  order: Uint32Array,
  start: number,
  end: number,
  compare: (a: number, b: number) => number,
): void {
  if (end - start > LONG_RUN) {
    order.subarray(start, end).sort(compare);
    return;
  }
  for (let at = start + 1; at < end; at++) {
    const item = order[at]!;
    let to = at;
    for (; to > start && compare(item, order[to - 1]!) < 0; to--) order[to] = order[to - 1]!;
    order[to] = item;
  }
}

/** Compares indexes by brand, then by time, then as they are. */
export function byBrandAndTime(brand: Int32Array, time: Uint32Array) {
  return (a: number, b: number): number => brand[a]! - brand[b]! || time[a]! - time[b]! || a - b;
}

/** The same of rows that follow each other in one array. @param fields of a row, and the places of these two in it */
export function rowsByBrandAndTime(
  rows: Float64Array,
  { brand, time, fields }: { brand: number; time: number; fields: number },
) {
  return (a: number, b: number): number => {
    const [one, other] = [a * fields, b * fields];
    return rows[one + brand]! - rows[other + brand]! || rows[one + time]! - rows[other + time]! || a - b;
  };
}
