/** Rows as Parquet, in groups, so that memory does not grow with the rows. */
import type { SchemaElement } from 'hyparquet';
import type { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { FlatRow, RowColumn } from './rows.ts';

/** Rows of a group: readers skip groups by their lowest and highest values, and hold one in memory. */
export const GROUP_ROWS = 15_000;

export interface ParquetEncoder {
  /** Rows that wait for their group to be written. */
  readonly waiting: number;
  /** @param cells in the order of the columns */
  add(cells: readonly FlatRow[string][]): void;
  /** Ends a group: the bytes of the file since the last call. */
  group(): Uint8Array;
  /** Ends the file with the rows that wait: its last bytes. */
  end(): Uint8Array;
}

/** The column of a file: text, a whole number of 64 bits, or a moment in UTC to the millisecond; any may be null. */
export function parquetSchema(columns: readonly RowColumn[]): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ key: name, kind }): SchemaElement => {
      const optional = { name, repetition_type: 'OPTIONAL' } as const;
      if (kind === 'number') return { ...optional, type: 'INT64' };
      if (kind === 'time')
        return {
          ...optional,
          type: 'INT64',
          logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
          converted_type: 'TIMESTAMP_MILLIS',
        };
      return { ...optional, type: 'BYTE_ARRAY', logical_type: { type: 'STRING' }, converted_type: 'UTF8' };
    }),
  ];
}

export interface ParquetFormat {
  encoder(columns: readonly RowColumn[]): ParquetEncoder;
}

/** Loads the library that writes the format. @param createdBy program and version, kept in every file */
export async function openParquet(createdBy: string): Promise<ParquetFormat> {
  const library = await import('hyparquet-writer');
  return {
    encoder(columns) {
      const bytes = new library.ByteWriter();
      const writer = new library.ParquetWriter({ writer: bytes, schema: parquetSchema(columns), createdBy });
      return encoderOf(columns, bytes, writer);
    },
  };
}

/** One file, group by group. */
export async function* parquetRows(
  columns: readonly RowColumn[],
  rows: AsyncIterable<FlatRow>,
  createdBy: string,
): AsyncGenerator<Uint8Array> {
  const encoder = (await openParquet(createdBy)).encoder(columns);
  for await (const row of rows) {
    encoder.add(columns.map(({ key }) => row[key]));
    if (encoder.waiting === GROUP_ROWS) yield encoder.group();
  }
  yield encoder.end();
}

function encoderOf(columns: readonly RowColumn[], bytes: ByteWriter, writer: ParquetWriter): ParquetEncoder {
  let data = columns.map((): unknown[] => []);
  let waiting = 0;

  function write(): void {
    if (waiting === 0) return;
    const columnData = columns.map(({ key }, at) => ({ name: key, data: data[at]! }));
    writer.write({ columnData, rowGroupSize: waiting });
    data = columns.map(() => []);
    waiting = 0;
  }
  /** The places in the file are counted on. What the writer has grown to goes with the piece: hundreds of files may be open. */
  function taken(): Uint8Array {
    const piece = bytes.getBytes();
    bytes.buffer = new ArrayBuffer(0);
    bytes.view = new DataView(bytes.buffer);
    bytes.index = 0;
    return piece;
  }

  return {
    get waiting() {
      return waiting;
    },
    add(cells) {
      for (const [at, { kind }] of columns.entries()) data[at]!.push(cellOf(cells[at], kind));
      waiting++;
    },
    group() {
      write();
      return taken();
    },
    end() {
      write();
      writer.finish();
      return taken();
    },
  };
}

function cellOf(value: FlatRow[string], kind: RowColumn['kind']): unknown {
  if (value === null || value === undefined) return null;
  if (kind === 'number') return BigInt(Number(value));
  return kind === 'time' ? new Date(String(value)) : String(value);
}
