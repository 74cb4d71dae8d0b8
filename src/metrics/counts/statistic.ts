/** The contract of this folder: a statistic is folded from chunks of turns or decisions into counts of every group. */
import type { Column, Row } from '../../domain/report.ts';

/** What a metric asks to be counted. */
export interface Statistic<Chunk, Count> {
  /** Says all that the counts depend on: statistics of one name are folded once and shared. */
  name: string;
  open(): Folding<Chunk, Count>;
}

/** A statistic while it is folded: what it keeps grows with groups and customers, not with turns, unless it says so. */
export interface Folding<Chunk, Count> {
  add(chunk: Chunk): void;
  /**
   * Every turn of the groups and customers read so far has been added: what is kept of each can be summed up and let go.
   * @param isLast whether nothing comes after
   */
  endRound?(isLast: boolean): void;
  finish(): Count;
}

export interface Group {
  /** One property per dimension. */
  names: Row;
  /** Its number: counts of groups are arrays by it. */
  at: number;
}

export interface Groups {
  columns: Column[];
  /** What readers must know of them. */
  notes?: readonly string[];
  /** In the order in which they are printed. */
  list: readonly Group[];
}

/** What was counted of one reading. */
export interface Counts extends Groups {
  /** Turns or decisions that were read. */
  n: number;
  /** @throws TypeError for a statistic that was not asked for */
  of<Count>(statistic: Statistic<never, Count>): Count;
}

/** Several statistics over the same chunks, each of them once. */
export class Foldings<Chunk> {
  #open = new Map<string, Folding<Chunk, unknown>>();
  #counts = new Map<string, unknown>();

  constructor(statistics: readonly Statistic<Chunk, unknown>[]) {
    for (const { name, open } of statistics) if (!this.#open.has(name)) this.#open.set(name, open());
  }

  add(chunk: Chunk): void {
    for (const folding of this.#open.values()) folding.add(chunk);
  }

  endRound(isLast: boolean): void {
    for (const folding of this.#open.values()) folding.endRound?.(isLast);
  }

  /** What was counted, folded to its end when it is first asked for. */
  of<Count>({ name }: Statistic<never, Count>): Count {
    const folding = this.#open.get(name);
    if (!folding) throw new TypeError(`the statistic "${name}" was not asked for`);
    if (!this.#counts.has(name)) this.#counts.set(name, folding.finish());
    return this.#counts.get(name) as Count;
  }
}
