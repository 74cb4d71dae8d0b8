/** The reject file: rows that could not be imported, with file, line and reason, ready to be fixed and imported again. */

import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import type { Reject } from '../../formats/format.ts';
import { writeRows } from '../../renderers/rows.ts';

export interface RejectFile {
  add(rejects: Reject[]): Promise<void>;
  close(): Promise<void>;
  count: number;
  /** The first few, for the summary. */
  first: Reject[];
  path: string;
}

const SHOWN = 3;
const COLUMNS = [
  { key: 'file', kind: 'text' },
  { key: 'line', kind: 'number' },
  { key: 'column', kind: 'text' },
  { key: 'reason', kind: 'text' },
  { key: 'raw', kind: 'text' },
] as const;

/** Nothing is created until the first reject. @param write false keeps counts only (a dry run) */
export function openRejectFile(path: string, write: boolean): RejectFile {
  let stream: WriteStream | undefined;
  const file: RejectFile = {
    count: 0,
    first: [],
    path,
    async add(rejects) {
      if (rejects.length === 0) return;
      const header = file.count === 0;
      file.count += rejects.length;
      file.first.push(...rejects.slice(0, SHOWN - file.first.length));
      if (!write) return;
      stream ??= createWriteStream(path);
      const rows = rejects.map(({ file: name, line, column, reason, raw }) => ({
        file: name,
        line,
        column,
        reason,
        raw,
      }));
      for await (const piece of writeRows(rows, { format: 'csv', columns: COLUMNS, header }))
        if (!stream.write(piece)) await once(stream, 'drain');
    },
    async close() {
      if (!stream) return;
      stream.end();
      await once(stream, 'finish');
    },
  };
  return file;
}
