/** Typed arrays that grow. */

type Numbers = Uint8Array | Int32Array | Uint32Array | Float64Array;

/** From this length on arrays grow by half: doubling could leave half of them unused. */
const LONG = 262_144;

/** The array itself where it is long enough, else a copy with room for more, usually of twice the length, filled up with zeros. */
export function grown<Some extends Numbers>(array: Some, length: number): Some {
  if (array.length >= length) return array;
  const longer = new (array.constructor as new (length: number) => Some)(
    Math.max(16, array.length < LONG ? 2 * array.length : Math.ceil(array.length * 1.5), length),
  );
  longer.set(array);
  return longer;
}
