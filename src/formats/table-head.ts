/** The beginning of a table that is no text, as the CSV it would be: so its format and its columns are found as in any other. */

export const HEAD_CHARACTERS = 1 << 16;

/** @param rows with the line that each stands on, from 1; lines between them are empty */
export function tableHead(rows: Iterable<{ line: number; cells: readonly string[] }>): string {
  let text = '';
  let line = 1;
  for (const { line: own, cells } of rows) {
    const csv = cells.map((cell) => `"${cell.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"`).join(',');
    const next = `${'\n'.repeat(own - line)}${csv}\n`;
    if (text !== '' && text.length + next.length > HEAD_CHARACTERS) break;
    text += next;
    line = own + 1;
  }
  return text;
}
