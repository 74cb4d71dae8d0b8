/** Numbers that are drawn where there is room: JSON carries them as they are, csv leaves them out. */
import type { ColumnKind } from './report.ts';

/** A kind of picture is drawn in characters by renderers/pictures/, as SVG by renderers/html/charts/. */
export type Picture = Curves | Grid | Bars;

/** What drawn numbers are. */
export type Unit = Exclude<ColumnKind, 'text' | 'p' | 'spark'>;

export interface Axis {
  label: string;
  unit: Unit;
}

/** Lines over one axis. */
export interface Curves {
  kind: 'curves';
  title: string;
  x: Axis & { log?: boolean };
  y: Axis;
  /** At most a handful, in the order of the rows. */
  lines: CurveLine[];
  /** Single points with a name, each on or beside a line. */
  marks?: Mark[];
  /** Bounds with a name, each at one height. */
  rules?: Bound[];
  /** Of survival curves: who is left at some times. */
  risk?: RiskTable;
  /** What is not drawn, and why. */
  note?: string;
}

export interface Bound {
  label: string;
  y: number;
}

export interface Mark {
  label: string;
  x: number;
  y: number;
  /** Index of the line that it is about. */
  line?: number;
}

export interface CurveLine {
  name: string;
  /** [x, y] in the order of x. */
  points: [x: number, y: number][];
  /** Each y holds until the next x, as it does on a survival curve. */
  steps?: boolean;
  /** Its 95 % interval, in the order of x. */
  band?: [x: number, low: number, high: number][];
}

/** At each time the waits that last longer, that ended by then in an answer, and that were watched no longer: their sum is n. */
export interface RiskTable {
  /** Ascending. */
  at: number[];
  /** One per line. */
  rows: { name: string; at_risk: number[]; events: number[]; censored: number[] }[];
}

/** One number for each row and column, shaded from the lowest to the highest. */
export interface Grid {
  kind: 'grid';
  title: string;
  rows: string[];
  columns: string[];
  /** cells[row][column]; null is too few to print. */
  cells: (number | null)[][];
  unit: Unit;
  note?: string;
}

/** One bar for each name, in panels side by side on the same scale. */
export interface Bars {
  kind: 'bars';
  title: string;
  /** What the length of a bar is. */
  value: Axis;
  /** What the names are. */
  by: { label: string; unit: Unit | 'text' };
  names: string[];
  panels: {
    /** Empty where there is only one. */
    name: string;
    /** One per name. */
    bars: Bar[];
  }[];
  note?: string;
}

export interface Bar {
  /** Null is too few to print. */
  value: number | null;
  /** Ends of the 95 % interval. */
  low?: number;
  high?: number;
}
