/** Values by the keys of a thread's posts: a map, or for a long thread an array, which takes a tenth of the memory. */

export interface ByPost<Value> {
  get(key: number): Value | undefined;
  has(key: number): boolean;
  set(key: number, value: Value): unknown;
  /** Keys that have a value. */
  readonly size: number;
}

/** Below this a map is faster to make. */
const LONG = 2_000;

/** @returns makes an empty table; only these posts have a place in it */
export function tablesOf(posts: readonly { key: number }[], long = LONG): <Value>() => ByPost<Value> {
  if (posts.length < long) return () => new Map();
  const keys = Float64Array.from(posts, ({ key }) => key);
  if (keys.some((key, at) => at > 0 && key < keys[at - 1]!)) keys.sort();
  return () => new SortedTable(keys);
}

class SortedTable<Value> implements ByPost<Value> {
  readonly #keys: Float64Array;
  readonly #values: (Value | undefined)[];
  #size = 0;

  constructor(keys: Float64Array) {
    this.#keys = keys;
    this.#values = Array<Value | undefined>(keys.length).fill(undefined);
  }

  get size(): number {
    return this.#size;
  }

  get(key: number): Value | undefined {
    const place = this.#placeOf(key);
    return this.#keys[place] === key ? this.#values[place] : undefined;
  }

  has(key: number): boolean {
    return this.get(key) !== undefined;
  }

  set(key: number, value: Value): void {
    const place = this.#placeOf(key);
    if (this.#keys[place] !== key) throw new RangeError(`no post has the key ${key}`);
    if (this.#values[place] === undefined) this.#size++;
    this.#values[place] = value;
  }

  /** Of the first key that is not smaller. */
  #placeOf(key: number): number {
    let low = 0;
    for (let high = this.#keys.length; low < high; ) {
      const middle = (low + high) >>> 1;
      if (this.#keys[middle]! < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
