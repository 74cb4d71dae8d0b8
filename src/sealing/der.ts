/** The few forms of DER that requests for time stamps are made of, and a reader of what answers them. */

/** Tags of X.690 that occur here. */
export const TAG = {
  integer: 0x02,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** An element with its content. */
export function element(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  return Buffer.concat([Buffer.of(0x80 | bytes.length), bytes]);
}

/** A whole number that is not negative. */
export function integer(bytes: Uint8Array): Buffer {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from++;
  const least = bytes.subarray(from);
  return element(TAG.integer, ...(least[0]! >= 0x80 ? [Buffer.of(0)] : []), least);
}

export interface Element {
  tag: number;
  content: Buffer;
  /** With tag and length. */
  whole: Buffer;
}

const LONGEST_LENGTH = 4;

/** The elements that follow each other in some bytes. @throws RangeError for what is not DER */
export function elementsOf(bytes: Buffer): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [tag, first] = [bytes[at]!, bytes[at + 1]];
    if (first === undefined || (tag & 0x1f) === 0x1f) throw new RangeError('not DER');
    const octets = first < 0x80 ? 0 : first & 0x7f;
    if (octets > LONGEST_LENGTH || first === 0x80) throw new RangeError('not DER');
    const begin = at + 2 + octets;
    const length = octets === 0 ? first : Number(`0x${bytes.toString('hex', at + 2, begin) || 'x'}`);
    if (!(begin + length <= bytes.length)) throw new RangeError('not DER');
    found.push({ tag, content: bytes.subarray(begin, begin + length), whole: bytes.subarray(at, begin + length) });
    at = begin + length;
  }
  return found;
}
