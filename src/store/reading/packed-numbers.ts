/** Whole numbers of very many rows as one run of bytes: a fifth of the cost of rows, and a half of that of JSON. */

/** Bits of a digit of a number that takes two. */
const DIGIT_BITS = 16;

/** What the database writes for a number that no character stands for: below 0 or above 1,114,111. */
const NO_CHARACTER = 0xfffd;

/** A number of at most 36 bits, as two digits. */
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

/** Whether one of the numbers may be another than it came out as: too large for a character, or negative. */
export function areUnsure(numbers: Int32Array): boolean {
  return numbers.includes(NO_CHARACTER);
}

/**
 * @param bytes of `packed`; null for no row
 * @param columns one for each cell, with room for all rows
 * @returns how many rows there are
 */
export function unpack(bytes: Uint8Array | null, columns: readonly Int32Array[]): number {
  if (!bytes) return 0;
  let rows = 0;
  for (let at = 0; at < bytes.length; rows++)
    for (let column = 0; column < columns.length; column++) {
      let value = bytes[at++]!;
      if (value >= 0xf0) {
        value = ((value & 7) << 18) | ((bytes[at]! & 63) << 12) | ((bytes[at + 1]! & 63) << 6) | (bytes[at + 2]! & 63);
        at += 3;
      } else if (value >= 0xe0) {
        value = ((value & 15) << 12) | ((bytes[at]! & 63) << 6) | (bytes[at + 1]! & 63);
        at += 2;
      } else if (value >= 0xc0) value = ((value & 31) << 6) | (bytes[at++]! & 63);
      columns[column]![rows] = value;
    }
  return rows;
}

/**
 * Rows in which every number takes two digits.
 * @param count of the numbers of a row
 * @returns a column for each
 */
export function unpackWhole(bytes: Uint8Array | null, count: number): Float64Array[] {
  const room = Math.floor((bytes?.length ?? 0) / (2 * count));
  const digits = Array.from({ length: 2 * count }, () => new Int32Array(room));
  const n = unpack(bytes, digits);
  return Array.from({ length: count }, (_, place) => {
    const [high, low] = [digits[2 * place]!, digits[2 * place + 1]!];
    const column = new Float64Array(n);
    for (let row = 0; row < n; row++) column[row] = fromDigits(high[row]!, low[row]!);
    return column;
  });
}
