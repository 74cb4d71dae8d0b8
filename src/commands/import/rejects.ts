/** The reject file: rows that could not be imported, with file, line and reason, ready to be fixed and imported again. */
import { grouped } from '../../domain/amount.ts';
import type { Reject } from '../../formats/format.ts';
import { writeRows } from '../../renderers/rows.ts';
import { type OutputFile, openOutput } from '../output-file.ts';

export interface RejectFile {
  add(rejects: Reject[]): Promise<void>;
  close(): Promise<void>;
  count: number;
  /** Of these, the ones that the file holds. */
  written: number;
  /** The first few, for the summary. */
  first: Reject[];
  path: string;
}

const SHOWN = 3;
/** A file read with the wrong settings is rejected row by row: so many show what is wrong. */
const MOST = 100_000;
const COLUMNS = [
  { key: 'file', kind: 'text' },
  { key: 'line', kind: 'number' },
  { key: 'column', kind: 'text' },
  { key: 'reason', kind: 'text' },
  { key: 'raw', kind: 'text' },
] as const;

/**
 * Nothing is created until the first reject.
 * @param inputs the files that are imported: none of them is written over
 * @param write false keeps counts only (a dry run)
 */
export function openRejectFile(path: string, inputs: readonly string[], write: boolean): RejectFile {
  let output: OutputFile | undefined;
  const file: RejectFile = {
    count: 0,
    written: 0,
    first: [],
    path,
    async add(rejects) {
      file.count += rejects.length;
      file.first.push(...rejects.slice(0, SHOWN - file.first.length));
      const kept = rejects.slice(0, MOST - file.written);
      if (!write || kept.length === 0) return;
      output ??= await openOutput(path, inputs);
      const rows = kept.map(({ file: name, line, column, cell, reason, raw }) => ({
        ...{ file: name, line, column: cell ?? column, reason, raw },
      }));
      for await (const piece of writeRows(rows, { format: 'csv', columns: COLUMNS, header: file.written === 0 }))
        await output.write(piece);
      file.written += kept.length;
    },
    async close() {
      await output?.keep();
    },
  };
  return file;
}

/** Where the rejected rows are, and how many of them when it is not all. */
export function reasonsIn({ count, written, path }: Pick<RejectFile, 'count' | 'written' | 'path'>): string {
  return written < count ? `${path} (the first ${grouped(written)} of them)` : path;
}
