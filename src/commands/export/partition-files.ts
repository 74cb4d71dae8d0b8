/** The files of a folder that columns part, filled side by side: rows wait in memory, or on disk where many files do. */
import { appendFileSync, closeSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { GROUP_ROWS, type ParquetEncoder, type ParquetFormat } from '../../renderers/parquet.ts';
import type { FlatRow, RowColumn } from '../../renderers/rows.ts';

/** Rows that wait in memory for all files together; then the file with most of them sets its own aside. */
const MOST_WAITING = 45_000;
const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

type Cells = FlatRow[string][];

interface Aside {
  file: string;
  /** Bytes of each piece of the file: rows as JSON. */
  pieces: number[];
}

interface Part {
  file: string;
  waiting: Cells[];
  /** Earlier rows than those in memory, where some wait on disk. */
  aside?: Aside;
  /** From the first group on. */
  encoder?: ParquetEncoder;
}

export interface PartitionFiles {
  readonly size: number;
  has(file: string): boolean;
  /** @param file absolute */
  add(file: string, row: FlatRow): void;
  /** Ends all files. */
  end(): void;
}

/**
 * Few files write their groups as these fill. Of many files none would fill: groups of a few hundred rows each were written,
 * and what a file keeps of its groups until it ends grew with the rows. So rows go to a file beside, and each file is written
 * in whole groups after the last row has come.
 */
export function openPartitionFiles(format: ParquetFormat, columns: readonly RowColumn[]): PartitionFiles {
  const parts = new Map<string, Part>();
  let waiting = 0;

  function append(file: string, data: Uint8Array): void {
    appendFileSync(file, data, { mode: OWNER_ONLY });
  }
  function taken(part: Part): Cells[] {
    const rows = part.waiting;
    part.waiting = [];
    waiting -= rows.length;
    return rows;
  }
  function write(part: Part, cells: Cells): void {
    part.encoder ??= format.encoder(columns);
    part.encoder.add(cells);
    if (part.encoder.waiting === GROUP_ROWS) append(part.file, part.encoder.group());
  }
  function setAside(part: Part): void {
    part.aside ??= { file: `${part.file}.rows`, pieces: [] };
    const piece = Buffer.from(JSON.stringify(taken(part)));
    append(part.aside.file, piece);
    part.aside.pieces.push(piece.length);
  }
  function opened(file: string): Part {
    mkdirSync(dirname(file), { recursive: true, mode: OWNER_ONLY_FOLDER });
    const part: Part = { file, waiting: [] };
    parts.set(file, part);
    return part;
  }

  return {
    get size() {
      return parts.size;
    },
    has: (file) => parts.has(file),
    add(file, row) {
      const part = parts.get(file) ?? opened(file);
      part.waiting.push(columns.map(({ key }) => row[key]));
      waiting++;
      if (part.waiting.length === GROUP_ROWS && part.aside === undefined)
        for (const cells of taken(part)) write(part, cells);
      else if (waiting === MOST_WAITING) setAside(fullest(parts.values()));
    },
    end() {
      for (const part of parts.values()) {
        if (part.aside) {
          for (const cells of rowsAside(part.aside)) write(part, cells);
          rmSync(part.aside.file);
        }
        for (const cells of taken(part)) write(part, cells);
        append(part.file, (part.encoder ?? format.encoder(columns)).end());
        part.encoder = undefined;
      }
    },
  };
}

function* rowsAside({ file, pieces }: Aside): Generator<Cells> {
  const from = openSync(file, 'r');
  try {
    for (const length of pieces) {
      const piece = Buffer.allocUnsafe(length);
      for (let at = 0, read = 1; at < length; at += read) {
        read = readSync(from, piece, at, length - at, null);
        if (read === 0) throw new Error(`${file} is shorter than what was written to it`);
      }
      yield* JSON.parse(piece.toString()) as Cells[];
    }
  } finally {
    closeSync(from);
  }
}

function fullest(parts: Iterable<Part>): Part {
  let most: Part | undefined;
  for (const part of parts) if (part.waiting.length > (most?.waiting.length ?? 0)) most = part;
  return most!;
}
