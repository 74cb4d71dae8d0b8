/** Sums by group, in plain loops: nearly every statistic does this for every turn. */

/** Adds one for each turn. @param picked 1 for each turn that counts; all of them when left out */
export function countByGroup(sums: Float64Array, group: Uint32Array, picked?: Uint8Array): void {
  for (let turn = 0; turn < group.length; turn++) if (!picked || picked[turn] === 1) sums[group[turn]!]!++;
}

/** Adds the number of each turn to the sum of its group. */
export function addByGroup(sums: Float64Array, group: Uint32Array, numbers: Int32Array): void {
  for (let turn = 0; turn < group.length; turn++) sums[group[turn]!]! += numbers[turn]!;
}

/** The smallest of some numbers; 0 of none. */
export function leastOf(numbers: Int32Array | Uint32Array): number {
  let least = numbers[0] ?? 0;
  for (let at = 1; at < numbers.length; at++) if (numbers[at]! < least) least = numbers[at]!;
  return least;
}

/** The largest of some numbers; -1 of none. */
export function mostOf(numbers: Int32Array | Uint32Array): number {
  let most = -1;
  for (let at = 0; at < numbers.length; at++) if (numbers[at]! > most) most = numbers[at]!;
  return most;
}
