/** What was survived, one line a kind of fault. */

export interface Line {
  what: string;
  /** Faults or inputs that were tried. */
  faults: number;
  /** Rows that an undisturbed run stores and this one did not. */
  lost: number;
  /** Rows that only this one stores. */
  doubled: number;
  /** Files that hold what was to be gone. */
  leaked: number;
  /** Inputs that took more than a second. */
  hung: number;
  /** Damaged databases, and errors that are not in the program's own words. */
  broken: number;
}

const NUMBERS = ['faults', 'lost', 'doubled', 'leaked', 'hung', 'broken'] as const;

export function printTable(lines: readonly Line[]): void {
  console.log(`| | ${NUMBERS.join(' | ')} |\n|---|${NUMBERS.map(() => '--:|').join('')}`);
  for (const line of lines)
    console.log(`| ${line.what} | ${NUMBERS.map((name) => line[name].toLocaleString('en')).join(' | ')} |`);
}
