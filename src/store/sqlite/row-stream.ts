/** The rows of a statement that is being read; after hold() they are in memory. */
export class RowStream {
  #rows: Iterator<unknown>;
  #isHeld = false;

  constructor(rows: Iterator<unknown>) {
    this.#rows = rows;
  }

  take(size: number): unknown[] {
    const batch: unknown[] = [];
    while (batch.length < size) {
      const { done, value } = this.#rows.next();
      if (done) break;
      batch.push(value);
    }
    return batch;
  }

  /** Reads the rest before the tables change. */
  hold(): void {
    if (this.#isHeld) return;
    this.#isHeld = true;
    this.#rows = [...{ [Symbol.iterator]: () => this.#rows }].values();
  }

  close(): void {
    this.#rows.return?.();
  }
}
