/** Union-find over keys. A set is named by its smallest key. */
export class DisjointSets {
  /** Parent of a root; no key is 0. */
  readonly #above = new Map<number, number>();
  readonly #first: number;
  /** Of keys that follow each other from `first` on: an array is read far faster than a map. */
  readonly #dense: Float64Array;

  /** @param first the smallest of `count` keys that follow each other; all others are smaller */
  constructor(first = Number.POSITIVE_INFINITY, count = 0) {
    this.#first = first;
    this.#dense = new Float64Array(count);
  }

  #up(key: number): number {
    return key < this.#first ? (this.#above.get(key) ?? 0) : this.#dense[key - this.#first]!;
  }

  #hang(key: number, above: number): void {
    if (key < this.#first) this.#above.set(key, above);
    else this.#dense[key - this.#first] = above;
  }

  /** The name of the set that a key is in. */
  find(key: number): number {
    let root = key;
    for (let up = this.#up(root); up !== 0; up = this.#up(root)) root = up;
    for (let at = key; at !== root; ) {
      const up = this.#up(at);
      this.#hang(at, root);
      at = up;
    }
    return root;
  }

  unite(a: number, b: number): void {
    const left = this.find(a);
    const right = this.find(b);
    if (left !== right) this.#hang(Math.max(left, right), Math.min(left, right));
  }
}
