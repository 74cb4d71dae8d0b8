/** The texts that cells share, kept as bytes: a table of a million posts would not fit beside the rest as strings. */
import type { Parts } from './parts.ts';
import { damaged, decoded, readWholeXml } from './xml.ts';

export interface StringTable {
  /** @throws FormatError for a place that is not in it */
  at(place: number): string;
}

export async function readStringTable(parts: Parts, part: string | undefined): Promise<StringTable> {
  let bytes: Buffer = Buffer.alloc(1 << 16);
  let used = 0;
  let ends = new Uint32Array(1 << 12);
  let count = 0;
  let text = '';
  let isText = false;
  let isReading = false;

  function add(value: string): void {
    const size = Buffer.byteLength(value);
    if (used + size > bytes.length) {
      const larger = Buffer.alloc(Math.max(bytes.length * 2, used + size));
      bytes.copy(larger, 0, 0, used);
      bytes = larger;
    }
    used += bytes.write(value, used);
    if (count === ends.length) {
      const larger = new Uint32Array(ends.length * 2);
      larger.set(ends);
      ends = larger;
    }
    ends[count++] = used;
  }

  if (part !== undefined && parts.has(part))
    await readWholeXml(
      await parts.open(part, 'strings'),
      {
        open(name) {
          if (name === 'si') text = '';
          // How to pronounce the text is not part of it.
          if (name === 'rPh') isReading = true;
          if (name === 't') isText = !isReading;
        },
        text(piece) {
          if (isText) text += piece;
        },
        close(name) {
          if (name === 't') isText = false;
          if (name === 'rPh') isReading = false;
          if (name === 'si') add(decoded(text));
        },
      },
      part,
    );
  return {
    at(place) {
      if (!(place >= 0 && place < count)) throw damaged('a cell', `it names the shared text ${place} of ${count}`);
      return bytes.toString('utf8', place === 0 ? 0 : ends[place - 1]!, ends[place]!);
    },
  };
}
