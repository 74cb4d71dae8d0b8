/** Whole numbers of very many rows as one run of bytes: a fifth of the cost of rows, and a half of that of JSON. */

/** Bits of a digit of a number that takes two: few enough that no second digit is a half character, which UTF-8 has not. */
const DIGIT_BITS = 14;

/** What the database writes for a number without a character: below 0 or above 1,114,111. */
const NO_CHARACTER = 0xfffd;

/** A number of at most 34 bits, as two digits. */
export function inDigits(cell: string): string[] {
  return [`(${cell}) >> ${DIGIT_BITS}`, `(${cell}) & ${2 ** DIGIT_BITS - 1}`];
}

export function fromDigits(high: number, low: number): number {
  return high * 2 ** DIGIT_BITS + low;
}

/** The two digits of a number, which may be negative. */
export function digitsOf(value: number): [high: number, low: number] {
  const high = Math.floor(value / 2 ** DIGIT_BITS);
  return [high, value - high * 2 ** DIGIT_BITS];
}

/** Whether one of the numbers at this place of a row may be wrong: it was too large for a character, or negative. */
export function areUnsure({ values, rows, width, mayBeUnsure }: Unpacked, place: number): boolean {
  if (!mayBeUnsure) return false;
  for (let row = 0; row < rows; row++) if (values[row * width + place] === NO_CHARACTER) return true;
  return false;
}

/** Numbers row by row. */
export interface Unpacked {
  values: Int32Array;
  rows: number;
  /** How many numbers there are in a row. */
  width: number;
  /** Whether any of them is the one that is written for numbers without a character. */
  mayBeUnsure: boolean;
}

/**
 * @param bytes of `packed`; null for no row
 * @param values with room for all of them
 * @param width numbers in a row
 */
export function unpackRows(bytes: Uint8Array | null, values: Int32Array, width: number): Unpacked {
  const n = bytes ? unpackInto(values, bytes) : 0;
  return { values, rows: n / width, width, mayBeUnsure: values.subarray(0, n).includes(NO_CHARACTER) };
}

/** @returns how many numbers there are */
function unpackInto(values: Int32Array, bytes: Uint8Array): number {
  let n = 0;
  for (let at = 0; at < bytes.length; ) {
    let value = bytes[at++]!;
    if (value >= 0xf0) {
      value = ((value & 7) << 18) | ((bytes[at]! & 63) << 12) | ((bytes[at + 1]! & 63) << 6) | (bytes[at + 2]! & 63);
      at += 3;
    } else if (value >= 0xe0) {
      value = ((value & 15) << 12) | ((bytes[at]! & 63) << 6) | (bytes[at + 1]! & 63);
      at += 2;
    } else if (value >= 0xc0) value = ((value & 31) << 6) | (bytes[at++]! & 63);
    values[n++] = value;
  }
  return n;
}

/**
 * Rows in which every number takes two digits.
 * @param count of the numbers of a row
 * @returns a column for each
 */
export function unpackWhole(bytes: Uint8Array | null, count: number): Float64Array[] {
  const { values, rows, width } = unpackRows(bytes, new Int32Array(bytes?.length ?? 0), 2 * count);
  return Array.from({ length: count }, (_, place) => {
    const column = new Float64Array(rows);
    for (let row = 0, at = 2 * place; row < rows; row++, at += width)
      column[row] = fromDigits(values[at]!, values[at + 1]!);
    return column;
  });
}
