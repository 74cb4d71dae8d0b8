/** Lines of a file, as bytes and one by one, so that no file is too large; a line that is too long is not held. */
import { createReadStream } from 'node:fs';
import { FormatError } from '../errors.ts';

/** Longer than any row: a text of a post has at most some ten thousand characters. */
const LONGEST_LINE = 4 * 1024 * 1024;
const PIECE_BYTES = 1 << 18;
const LINE_FEED = 10;

/**
 * @throws FormatError for a line longer than this program writes, and for an end without a line feed
 */
export async function* linesOf(path: string, name: string): AsyncGenerator<Buffer> {
  let open: Buffer[] = [];
  let length = 0;
  let n = 0;
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    const bytes = piece as Buffer;
    let from = 0;
    for (let to = bytes.indexOf(LINE_FEED); to >= 0; to = bytes.indexOf(LINE_FEED, from)) {
      const last = bytes.subarray(from, to);
      yield open.length > 0 ? Buffer.concat([...open, last]) : last;
      n++;
      open = [];
      length = 0;
      from = to + 1;
    }
    if (from === bytes.length) continue;
    // The stream uses its memory again.
    open.push(Buffer.from(bytes.subarray(from)));
    length += bytes.length - from;
    if (length > LONGEST_LINE)
      throw new FormatError(`${name}:${n + 1}: the line is longer than any that this program writes`);
  }
  if (length > 0) throw new FormatError(`${name}:${n + 1}: the file ends in the middle of a line`);
}
