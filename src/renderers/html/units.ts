/** Numbers that stay on the line of their unit. */

const UNIT = /(\d) (?=(?:%|d|h|min|s|kB|MB)(?![\p{L}\d]))/gu;
const NO_BREAK = '\u00a0';

/** '32.9 %' and '1 h 20 min' with spaces at which no line ends. @param text written by this program */
export function unbroken(text: string): string {
  return withUnits(text).replace(/(?<=\d\u00a0(?:d|h|min)) (?=\d+\u00a0(?:h|min|s))/g, NO_BREAK);
}

/** The same, but a narrow cell may end a line between hours and minutes. */
export function withUnits(text: string): string {
  return text.replace(UNIT, `$1${NO_BREAK}`);
}
