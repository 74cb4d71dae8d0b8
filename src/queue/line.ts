/** Waiting turns in order, in memory. */
import type { WaitingTurn } from '../domain/queue.ts';

/** With more turns than these, sorting the whole line is faster than inserting each. */
const ADDED_SINGLY = 100;

export class Line {
  #turns: WaitingTurn[];
  #compare: (a: WaitingTurn, b: WaitingTurn) => number;

  constructor(turns: readonly WaitingTurn[], compare: (a: WaitingTurn, b: WaitingTurn) => number) {
    this.#turns = [...turns].sort(compare);
    this.#compare = compare;
  }

  /** In order. */
  all(): readonly WaitingTurn[] {
    return this.#turns;
  }

  find(turn: number): WaitingTurn | undefined {
    return this.#turns.find((waiting) => waiting.turn === turn);
  }

  /** Searched from the front, where the turns are that people decide about. */
  remove(turn: number): void {
    const place = this.#turns.findIndex((waiting) => waiting.turn === turn);
    if (place >= 0) this.#turns.splice(place, 1);
  }

  add(turns: readonly WaitingTurn[]): void {
    if (turns.length > ADDED_SINGLY) {
      for (const waiting of turns) this.#turns.push(waiting);
      this.sort();
    } else for (const waiting of turns) this.#turns.splice(this.#placeOf(waiting), 0, waiting);
  }

  /** After what turns are ordered by has changed. */
  sort(): void {
    this.#turns.sort(this.#compare);
  }

  /** The position at which a turn would be inserted. */
  #placeOf(waiting: WaitingTurn): number {
    let low = 0;
    let high = this.#turns.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(this.#turns[middle]!, waiting) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
