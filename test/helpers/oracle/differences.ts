/** Where what is printed is not what was computed. */

type Row = Record<string, unknown>;

/** Whole numbers to the last digit, others but for their rounding. */
const TOLERANCE = 1e-9;

/**
 * One line for each difference; of a printed row only what was computed is looked at.
 * @param keys of the columns that say which row is which
 */
export function differences(printed: readonly Row[], computed: readonly Row[], keys: readonly string[]): string[] {
  const nameOf = (row: Row) => JSON.stringify(keys.map((key) => row[key]));
  const rows = new Map(printed.map((row) => [nameOf(row), row]));
  const names = computed.map(nameOf);
  return [
    ...[...rows.keys()].filter((name) => !names.includes(name)).map((name) => `${name}: printed, not computed`),
    ...computed.flatMap((row) => {
      const found = rows.get(nameOf(row));
      return found === undefined ? [`${nameOf(row)}: not printed`] : unlike(found, row, nameOf(row));
    }),
  ];
}

function unlike(printed: unknown, computed: unknown, path: string): string[] {
  if (typeof computed === 'object' && computed !== null)
    return Object.entries(computed).flatMap(([key, value]) =>
      unlike((printed as Row | null | undefined)?.[key], value, `${path}.${key}`),
    );
  const isClose =
    typeof printed === 'number' &&
    typeof computed === 'number' &&
    Math.abs(printed - computed) <= TOLERANCE * Math.max(1, Math.abs(computed));
  return isClose || printed === computed ? [] : [`${path}: printed ${printed}, computed ${computed}`];
}
