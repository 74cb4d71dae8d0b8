/** Groups: the turns of a frame sorted by the dimensions that were asked for. */
import type { Column, Row } from '../domain/report.ts';
import type { TurnFrame } from '../domain/turn-frame.ts';

/** What this room needs to know of a dimension. */
export interface Grouping {
  name: string;
  label: string;
  code(frame: TurnFrame, turn: number): number;
  text(code: number, frame: TurnFrame): string;
  order: 'code' | 'text';
}

export interface Group {
  /** One property per dimension. */
  names: Row;
  /** Indices into the frame. */
  turns: Uint32Array;
}

export interface Groups {
  columns: Column[];
  list: Group[];
}

/** Without a dimension there is one group of all turns, even when there are none. */
export function groupTurns(frame: TurnFrame, by: readonly Grouping[]): Groups {
  const columns = by.map(({ name, label }): Column => ({ key: name, label, kind: 'text' }));
  if (by.length === 0)
    return { columns, list: [{ names: {}, turns: Uint32Array.from({ length: frame.n }, (_, at) => at) }] };
  const ids = new Uint32Array(frame.n);
  const codes: number[][] = [[]];
  let deepest = 1;
  for (const dimension of by) {
    const known = new Map<number, number>();
    const next: number[][] = [];
    for (let turn = 0; turn < frame.n; turn++) {
      const code = dimension.code(frame, turn);
      const path = code * deepest + ids[turn]!;
      let id = known.get(path);
      if (id === undefined) {
        id = next.push([...codes[ids[turn]!]!, code]) - 1;
        known.set(path, id);
      }
      ids[turn] = id;
    }
    codes.length = 0;
    codes.push(...next);
    deepest = next.length;
  }
  return { columns, list: collect(frame, by, ids, codes) };
}

function collect(frame: TurnFrame, by: readonly Grouping[], ids: Uint32Array, codes: number[][]): Group[] {
  const sizes = new Uint32Array(codes.length);
  for (let turn = 0; turn < frame.n; turn++) sizes[ids[turn]!]!++;
  const members = [...sizes].map((size) => new Uint32Array(size));
  const filled = new Uint32Array(codes.length);
  for (let turn = 0; turn < frame.n; turn++) {
    const id = ids[turn]!;
    members[id]![filled[id]!++] = turn;
  }
  const groups = codes.slice(0, frame.n === 0 ? 0 : undefined).map((path, id) => ({
    path,
    names: Object.fromEntries(by.map((dimension, at) => [dimension.name, dimension.text(path[at]!, frame)])),
    turns: members[id]!,
  }));
  groups.sort((a, b) => {
    for (const [at, dimension] of by.entries()) {
      const order =
        dimension.order === 'code'
          ? a.path[at]! - b.path[at]!
          : String(a.names[dimension.name]).localeCompare(String(b.names[dimension.name]), 'en');
      if (order !== 0) return order;
    }
    return 0;
  });
  return groups.map(({ names, turns }) => ({ names, turns }));
}
