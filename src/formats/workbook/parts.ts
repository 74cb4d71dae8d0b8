/** The parts of a workbook, which is a zip: found by name, and refused where they would unpack into more than a workbook holds. */
import type { Readable } from 'node:stream';
import { FormatError } from '../../errors.ts';
import type { ZipEntry } from '../archive.ts';
import { damaged } from './xml.ts';

const MIB = 1024 * 1024;
/** Unpacked: more than a million rows of long posts come to. */
const MOST_BYTES = { sheet: 4_096 * MIB, strings: 1_024 * MIB, other: 64 * MIB };

export interface Parts {
  has(name: string): boolean;
  /** @throws FormatError where the part is not there, or too large */
  open(name: string, kind?: keyof typeof MOST_BYTES): Promise<Readable>;
  /** Bytes in the file, and unpacked. */
  size(name: string): { packed: number; whole: number };
}

/** @param file its name, for messages */
export function partsOf(entries: readonly ZipEntry[], file: string): Parts {
  const byName = new Map(entries.map((entry) => [entry.path.toLowerCase(), entry]));
  const find = (name: string) => byName.get(name.toLowerCase());
  return {
    has: (name) => find(name) !== undefined,
    size: (name) => ({ packed: find(name)?.compressedBytes ?? 0, whole: find(name)?.bytes ?? 0 }),
    async open(name, kind = 'other') {
      const entry = find(name);
      if (!entry) throw damaged(name, 'it is missing');
      if (entry.bytes > MOST_BYTES[kind])
        throw new FormatError(
          `${file}: ${name} unpacks into ${Math.round(entry.bytes / MIB)} MiB, more than a workbook holds`,
          'Check where the file comes from; save the sheet as "CSV UTF-8" if it is really so large.',
        );
      return entry.stream();
    },
  };
}
