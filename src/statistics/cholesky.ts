/** Systems of equations with a symmetric, positive definite matrix. */

/** Lower triangle L with L L' = the matrix. */
export type Factor = readonly Float64Array[];

/** A pivot smaller than this share of its diagonal element is rounding error. */
const SINGULAR = 1e-10;

/** @returns null where the matrix is singular: its rows are linearly dependent */
export function choleskyOf(matrix: readonly ArrayLike<number>[]): Factor | null {
  const factor = matrix.map((row) => new Float64Array(row.length));
  for (const [i, row] of factor.entries()) {
    for (let j = 0; j <= i; j++) {
      let left = matrix[i]![j]!;
      for (let k = 0; k < j; k++) left -= row[k]! * factor[j]![k]!;
      if (j < i) row[j] = left / factor[j]![j]!;
      else if (!(left > SINGULAR * matrix[i]![i]!)) return null;
      else row[i] = Math.sqrt(left);
    }
  }
  return factor;
}

/** x with A x = right. */
export function solve(factor: Factor, right: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(right);
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i]! -= factor[i]![k]! * x[k]!;
    x[i]! /= factor[i]![i]!;
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i]! -= factor[k]![i]! * x[k]!;
    x[i]! /= factor[i]![i]!;
  }
  return x;
}
