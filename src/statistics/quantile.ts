/** Quantiles of type 7 (Hyndman & Fan 1996), the definition of spreadsheets, NumPy and R, for "answered only" times. */

/**
 * @param sorted ascending
 * @param q 0 … 1
 * @returns null for no values
 */
export function quantile(sorted: ArrayLike<number>, q: number): number | null {
  if (sorted.length === 0) return null;
  const place = (sorted.length - 1) * q;
  const below = Math.floor(place);
  const part = place - below;
  const low = sorted[below]!;
  return part === 0 ? low : low + part * (sorted[below + 1]! - low);
}
