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
  /** Inputs that took more than a second of the processor, commands that did not end. */
  hung: number;
  /** Damaged databases and files, and errors that are not in the program's own words. */
  broken: number;
}

export function lineOf(what: string): Line {
  return { what, faults: 0, lost: 0, doubled: 0, leaked: 0, hung: 0, broken: 0 };
}

const NUMBERS = ['faults', 'lost', 'doubled', 'leaked', 'hung', 'broken'] as const;

export function printHead(): void {
  console.log(`| | ${NUMBERS.join(' | ')} |\n|---|${NUMBERS.map(() => '--:|').join('')}`);
}

export function printLine(line: Line): void {
  console.log(`| ${line.what} | ${NUMBERS.map((name) => line[name].toLocaleString('en')).join(' | ')} |`);
}
