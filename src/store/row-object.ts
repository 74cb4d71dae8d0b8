/** A row of cells as an object. */

/** @param names of the first cells, in their order */
export function objectOf<Row>(names: readonly string[], cells: readonly unknown[]): Row {
  const row: Record<string, unknown> = {};
  for (let at = 0; at < names.length; at++) row[names[at]!] = cells[at];
  return row as Row;
}
