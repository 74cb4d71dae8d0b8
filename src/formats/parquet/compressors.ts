/** Compressions of Parquet that Node knows by itself; Snappy comes with the reader. */
import zlib from 'node:zlib';
import type { Compressors } from 'hyparquet';
import { FormatError } from '../../errors.ts';

type Decompress = (input: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

/** Newer versions of Node know Zstandard. */
const zstd = (zlib as { zstdDecompressSync?: Decompress }).zstdDecompressSync;

export const COMPRESSORS: Compressors = {
  GZIP: (input, length) => zlib.gunzipSync(input, { maxOutputLength: atLeastOne(length) }),
  BROTLI: (input, length) => zlib.brotliDecompressSync(input, { maxOutputLength: atLeastOne(length) }),
  ZSTD(input, length) {
    if (zstd) return zstd(input, { maxOutputLength: atLeastOne(length) });
    throw new FormatError(
      'it is compressed with Zstandard, which this version of Node does not know',
      'Take Node 22.15 or newer, or write it with Snappy.',
    );
  },
};

function atLeastOne(length: number): number {
  return Math.max(1, length);
}
