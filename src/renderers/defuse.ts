/** Cells that a spreadsheet would run as a formula, made plain text (OWASP, CSV injection). */

/** Text that starts a formula, also after the full-width forms that spreadsheets fold, gets a leading apostrophe. */
export function defuseText(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

/** Ids and times come out exactly: a leading minus is part of some platforms' ids and harmless before a plain word. */
export function defuseExact(text: string): string {
  return /^-[\w.-]*$/.test(text) ? text : defuseText(text);
}
