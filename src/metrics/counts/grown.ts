/** Typed arrays that have room for what is to come. */

type Numbers = Uint8Array | Int32Array | Uint32Array | Float64Array;

/** From so many numbers on, arrays grow by an eighth: half of one that doubles may stay empty. */
const LONG = 4_000_000;

/** The same array where it is long enough, else a longer one, mostly twice as long, that begins alike and goes on with zeros. */
export function grown<Some extends Numbers>(array: Some, length: number): Some {
  if (array.length >= length) return array;
  const longer = new (array.constructor as new (length: number) => Some)(
    Math.max(16, array.length < LONG ? 2 * array.length : Math.ceil(array.length * 1.125), length),
  );
  longer.set(array);
  return longer;
}
