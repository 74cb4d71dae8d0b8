/** Typed arrays that have room for what is to come. */

type Numbers = Uint8Array | Int32Array | Uint32Array | Float64Array;

/** The same array where it is long enough, else one at least twice as long that begins alike and goes on with zeros. */
export function grown<Some extends Numbers>(array: Some, length: number): Some {
  if (array.length >= length) return array;
  const longer = new (array.constructor as new (length: number) => Some)(Math.max(16, 2 * array.length, length));
  longer.set(array);
  return longer;
}
