/** Ids as text, and the ways a spreadsheet destroys them: named, never imported as if they were true. */

export type IdCell = { id: string | undefined; lost?: undefined } | { id: undefined; lost: string };

const NO_ID: IdCell = { id: undefined };

/**
 * Reads a cell that holds one id. Digits stay as they stand; "3.0" is 3 (a column with gaps re-saved as numbers);
 * exponents, decimals beyond 2^53 and thousands separators have lost digits and are named in `lost`.
 * Anything that is not a number is an id as it stands.
 */
export function readId(cell: string): IdCell {
  if (cell === '') return NO_ID;
  if (isDigits(cell)) return { id: cell };
  if (cell.length < 18 && cell.endsWith('.0') && isDigits(cell.slice(0, -2))) return { id: cell.slice(0, -2) };
  return readUnusualId(cell.trim());
}

function readUnusualId(cell: string): IdCell {
  if (cell === '' || cell === 'nan' || cell === 'NaN' || cell === 'None' || cell === 'null' || cell === 'NULL')
    return NO_ID;
  if (isDigits(cell)) return { id: cell };
  // A leading apostrophe is how people keep a spreadsheet from changing an id; "ID:123" and ="123" do the same.
  const guarded = /^(?:'|="?|ID:)(\d{1,40})"?$/i.exec(cell);
  if (guarded) return { id: guarded[1]! };
  const whole = /^(\d{1,40})\.0{1,20}$/.exec(cell);
  if (whole) {
    if (Number(whole[1]) <= Number.MAX_SAFE_INTEGER) return { id: whole[1]! };
    return { id: undefined, lost: `"${cell}" was stored as a decimal number beyond 2^53 and has lost digits` };
  }
  if (/^\d(?:[.,]\d{0,30})?e\+?\d{1,3}$/i.test(cell))
    return { id: undefined, lost: `"${cell}" was turned into a number with an exponent and has lost digits` };
  if (/^\d{1,3}(?:[,. '\u00a0\u202f]\d{3}){1,20}(?:\.0{1,20})?$/.test(cell))
    return {
      id: undefined,
      lost: `"${shown(cell)}" was turned into a number with thousands separators and may have lost digits`,
    };
  if (/^\d{1,40}\.\d{1,40}$/.test(cell)) return { id: undefined, lost: `"${cell}" is a decimal number, not an id` };
  return { id: cell };
}

/**
 * Whether a column of ids was rounded to a spreadsheet's 15 digits: among its long ids far more end in zeros
 * than chance allows. A single such id proves nothing.
 */
export function roundedIds(cells: string[]): boolean {
  let long = 0;
  let rounded = 0;
  for (const cell of cells) {
    if (cell.length < 17 || !isDigits(cell)) continue;
    long++;
    if (isRounded(cell)) rounded++;
  }
  return rounded >= 2 && rounded > long * 0.2;
}

/** True for a long id whose digits behind the fifteenth are all zero. */
export function isRounded(id: string): boolean {
  if (id.length < 17) return false;
  for (let i = 15; i < id.length; i++) if (id.charCodeAt(i) !== 48) return false;
  return true;
}

export function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return text.length > 0;
}

function shown(cell: string): string {
  return cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
}
