/** A report: the one result object that every rendering, on screen or in a file, is made from. */
import type { Picture } from './picture.ts';

/**
 * What a cell holds, and so how it is shown to people; machine formats carry the number as it is.
 * `count` whole number · `share` 0 … 1 · `seconds` a duration · `time` unix seconds, UTC · `number` any other number ·
 * `p` a p value · `spark` a number[] drawn as a sparkline · `text` anything else.
 */
export type ColumnKind = 'text' | 'count' | 'share' | 'seconds' | 'time' | 'number' | 'p' | 'spark';

export interface Column {
  /** Dotted path into a row, e.g. `km.median_seconds`. */
  key: string;
  label: string;
  kind: ColumnKind;
  /** Text for null, e.g. 'not reached', 'too few'; '–' when left out. */
  absent?: string;
  /** Path of that text in the row, where it differs by row. */
  absent_key?: string;
  /** Path of the kind in the row, where cells of one column are of different kinds. */
  unit?: string;
  /** The number is a difference: printed with a sign, shares in percentage points. */
  difference?: boolean;
  /** Path of the count the number is computed from: where that is 0, null means "none". */
  of?: string;
  /** Where that count is below this, null means "too few". */
  needs?: number;
  /** Where that count is below this, it is printed beside the number: `90.9 % (62.3–98.4) of 11`. */
  tells_of?: number;
  /** Paths of the low and high end, printed as `56.0 % (46.2–65.3)`; a null high end was not reached. */
  interval?: [low: string, high: string];
  /** Its interval is shown without the number. */
  range?: true;
  /** Columns with the highest number are dropped from a narrow terminal first; columns without one always stay. */
  drop_order?: number;
}

/** A plain object, nested as its JSON is. */
export type Row = Record<string, unknown>;

/** One metric's answer. */
export interface Section {
  /** Definition id, e.g. `response-times`. */
  metric: string;
  /** Version of the definition. */
  version: number;
  title: string;
  question: string;
  definition: string;
  columns: Column[];
  rows: Row[];
  /** The sum over all rows, where summing them makes sense. */
  total?: Row;
  /** What is divided by, in words: 'due turns (direct + quote)'. */
  denominator?: string;
  /** Size of that denominator over all rows. */
  n?: number;
  /** This section's window, when it differs from the report's. */
  window?: string;
  /** Which hours count; left out where all do. */
  hours?: string;
  notes: string[];
  /** Drawn under the table where there is room. */
  pictures?: Picture[];
  /** Rows with a value at this path are details: for machines, while people are shown the others and the pictures. */
  detail?: string;
  /** Which groups the rows show, where some were left out; one of the notes. */
  shown_groups?: string;
  /** Why the definition forbids the number; printed in place of the rate. */
  refused?: { reason: string; hint: string };
}

/** A sentence of the summary; its numbers are cells of the sections. */
export interface SummaryLine {
  metric: string;
  /** The group that it is about; left out where it is about all. */
  group?: Row;
  sentence: string;
}

/** A limit of the data: something that none of its numbers can show. */
export interface Limit {
  /** What kind it is, for programs: `private-messages`, `coverage`, … */
  about: string;
  sentence: string;
  /** Of how many turns, answers, rows or gaps, where that is known. */
  count?: number;
}

/** Unix seconds, UTC; null is open-ended. */
export interface Span {
  since: number | null;
  until: number | null;
}

/** The known coverage of one brand on one channel. */
export interface CoverageSpan extends Span {
  brand?: string;
  channel?: string;
  complete: boolean;
  gaps: number;
  /** Where they are. */
  gap_spans?: Span[];
  /** Rows of the imports behind it that could not be read. */
  missing_rows?: number;
  note?: string;
}

export interface Report {
  version: 1;
  /** `metric` holds one section and renders to JSON without the list around it. */
  kind: 'metric' | 'report';
  title: string;
  /** Unix seconds that separate pending turns from due ones. */
  as_of: number;
  /** IANA zone of every date shown. */
  timezone: string;
  period: Span;
  previous?: Span;
  /** Human readable, one entry per condition: 'brand = acme'. */
  filter: string[];
  window?: string;
  coverage: CoverageSpan[];
  sampling: string[];
  /** Answers inferred from names, of all answers; left out where none is. */
  inferred_answers?: { count: number; of: number };
  /** How needs-reply and other labels were made; 'none' when no label was used. */
  label_method: string;
  /** Fixed sentences made from the sections, where they open with some. */
  summary?: SummaryLine[];
  sections: Section[];
  /** What these data cannot show, where that is said. */
  limits?: Limit[];
  /** What retention removed of its time, and until when (unix seconds); left out where nothing is missing. */
  removed?: { before: number; turns: number; posts: number };
  warnings: string[];
  /** Where nothing matches: what is stored, and what to run next. */
  next?: string;
}

/** The value at a dotted path of a row, such as `km.median_seconds`; undefined where there is none. */
export function valueAt(row: unknown, path: string): unknown {
  let value = row;
  for (const step of path.split('.')) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
    value = (value as Row)[step];
  }
  return value;
}
