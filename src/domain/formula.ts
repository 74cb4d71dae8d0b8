/** Cells that a spreadsheet would run as a formula (OWASP, CSV injection), and the way back. */

const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * Text that starts a formula, also after the full-width forms that spreadsheets fold, gets a leading apostrophe.
 * So does text that only looks as if it had got one: `unescapeFormula` gives back every text as it was.
 */
export function escapeFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Ids and times come out exactly: a leading minus is part of some platforms' ids and harmless before a plain word. */
export function escapeExact(text: string): string {
  return /^-[\w.-]*$/.test(text) ? text : escapeFormula(text);
}

/** The text that `escapeFormula` or `escapeExact` was given. */
export function unescapeFormula(cell: string): string {
  return cell.charCodeAt(0) === 39 && FORMULA.test(cell) ? cell.slice(1) : cell;
}
