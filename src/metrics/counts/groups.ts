/** Groups of turns or decisions by the dimensions of --by, numbered in the order in which they occur. */
import type { Row } from '../../domain/report.ts';
import { grown } from './grown.ts';
import type { Group, Groups } from './statistic.ts';

/** A dimension as grouping needs it. */
export interface Grouping<Frame> {
  name: string;
  label: string;
  code(frame: Frame, at: number): number;
  text(code: number, frame: Frame): string;
  order: 'code' | 'text';
  /** Notes on the groups. */
  notes?(frame: Frame): string[];
}

/** Codes of the first dimension below this are looked up in an array, others in a map. */
const SMALL_CODES = 65_536;

/** Groups of one more dimension: each is a group of the dimensions before and a code of this one. */
class Level {
  /** By group: its group in the dimensions before. */
  readonly above: number[] = [];
  readonly codes: number[] = [];
  #small = new Int32Array(0);
  #others = new Map<number, number>();

  number(above: number, code: number): number {
    if (above === 0 && code >= 0 && code < SMALL_CODES) {
      this.#small = grown(this.#small, code + 1);
      if (this.#small[code] === 0) this.#small[code] = this.#add(above, code);
      return this.#small[code]! - 1;
    }
    const path = above * 2 ** 32 + code;
    let known = this.#others.get(path);
    if (known === undefined) {
      known = this.#add(above, code);
      this.#others.set(path, known);
    }
    return known - 1;
  }

  #add(above: number, code: number): number {
    this.above.push(above);
    return this.codes.push(code);
  }
}

export class GroupNumbers<Frame extends { n: number }> {
  #by: readonly Grouping<Frame>[];
  #levels: readonly Level[];
  /** The latest frame, which has the names of all codes so far. */
  #last: Frame | undefined;

  constructor(by: readonly Grouping<Frame>[]) {
    this.#by = by;
    this.#levels = by.map(() => new Level());
  }

  /** How many groups there are so far; one without dimensions. */
  get n(): number {
    return this.#levels.at(-1)?.codes.length ?? 1;
  }

  /** The group number of each turn of a frame. @param numbers receives them; all zero before */
  number(frame: Frame, numbers = new Uint32Array(frame.n)): Uint32Array {
    for (const [depth, { code }] of this.#by.entries()) {
      const level = this.#levels[depth]!;
      for (let at = 0; at < frame.n; at++) numbers[at] = level.number(numbers[at]!, code(frame, at));
    }
    this.#last = frame;
    return numbers;
  }

  /** Without dimensions there is one group, also where it is empty. */
  groups(): Groups {
    const columns = this.#by.map(({ name, label }) => ({ key: name, label, kind: 'text' as const }));
    const last = this.#last;
    const notes = this.#by.flatMap((each) => (last && each.notes?.(last)) ?? []);
    const deepest = this.#levels.at(-1);
    if (!deepest) return { columns, notes, list: [{ names: {}, at: 0 }] };
    const found = deepest.codes.map((_, at) => {
      const codes = this.#codesOf(at);
      const texts = this.#by.map((dimension, depth): [string, unknown] => [
        dimension.name,
        dimension.text(codes[depth]!, this.#last!),
      ]);
      return { at, codes, names: Object.fromEntries(texts) as Row };
    });
    found.sort((a, b) => {
      for (const [depth, { name, order }] of this.#by.entries()) {
        const difference =
          order === 'code'
            ? a.codes[depth]! - b.codes[depth]!
            : String(a.names[name]).localeCompare(String(b.names[name]), 'en');
        if (difference !== 0) return difference;
      }
      return 0;
    });
    return { columns, notes, list: found.map(({ names, at }): Group => ({ names, at })) };
  }

  #codesOf(group: number): number[] {
    const codes: number[] = [];
    for (let depth = this.#levels.length - 1, at = group; depth >= 0; depth--) {
      codes.unshift(this.#levels[depth]!.codes[at]!);
      at = this.#levels[depth]!.above[at]!;
    }
    return codes;
  }
}
