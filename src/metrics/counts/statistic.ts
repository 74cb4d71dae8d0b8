/** The contract of this folder: a statistic is folded from chunks of turns or decisions into counts of every group. */
import type { Column, Row } from '../../domain/report.ts';

/** What a round has all turns of: the groups that occur in it, or the customers. */
export type Whole = 'groups' | 'customers';

/** What a metric asks to be counted. */
export interface Statistic<Chunk, Count> {
  /** Identifies it with all its parameters: statistics of one name are folded once and shared. */
  name: string;
  /**
   * What it has to see in one round where turns are read in several: the customers, with all their turns in all groups, where
   * it only sums up what it knows of each customer; else the groups.
   */
  whole?: 'customers';
  open(): Folding<Chunk, Count>;
}

/** A statistic while it is folded. Its memory grows with groups and customers, not with turns, unless its docstring says so. */
export interface Folding<Chunk, Count> {
  add(chunk: Chunk): void;
  /**
   * Called when a round ends, with all turns of the groups or customers in it: data of them can be summed up and released.
   * @param isLast whether nothing comes after
   */
  endRound?(isLast: boolean): void;
  finish(): Count;
}

export interface Group {
  /** One property per dimension. */
  names: Row;
  /** Its number, the index into counts by group. */
  at: number;
}

export interface Groups {
  columns: Column[];
  /** Notes on the groups. */
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

/** Several statistics folded over the same chunks; equal ones only once. */
export class Foldings<Chunk> {
  #open = new Map<string, Folding<Chunk, unknown>>();
  #byWhole: Record<Whole, Folding<Chunk, unknown>[]> = { groups: [], customers: [] };
  #counts = new Map<string, unknown>();

  constructor(statistics: readonly Statistic<Chunk, unknown>[]) {
    for (const { name, whole = 'groups', open } of statistics) {
      if (this.#open.has(name)) continue;
      const folding = open();
      this.#open.set(name, folding);
      this.#byWhole[whole].push(folding);
    }
  }

  /** @param whole what the round has all turns of; both when left out */
  add(chunk: Chunk, whole?: Whole): void {
    for (const folding of this.#of(whole)) folding.add(chunk);
  }

  endRound(isLast: boolean, whole?: Whole): void {
    for (const folding of this.#of(whole)) folding.endRound?.(isLast);
  }

  #of(whole: Whole | undefined): Iterable<Folding<Chunk, unknown>> {
    return whole ? this.#byWhole[whole] : this.#open.values();
  }

  /** The counts of a statistic; computed at the first call. */
  of<Count>({ name }: Statistic<never, Count>): Count {
    const folding = this.#open.get(name);
    if (!folding) throw new TypeError(`the statistic "${name}" was not asked for`);
    if (!this.#counts.has(name)) this.#counts.set(name, folding.finish());
    return this.#counts.get(name) as Count;
  }
}
