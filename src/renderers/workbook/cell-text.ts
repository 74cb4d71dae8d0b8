/** Text made fit for a cell of a workbook: what no cell can hold is cut or replaced, and counted. */

/** What a file could not hold as it is. */
export interface CellLosses {
  /** Texts longer than a cell holds. */
  cut: number;
  /** Texts with half a character, which no text file can hold. */
  replaced: number;
  /** Numbers and times that are none. */
  emptied: number;
}

export const noLosses = (): CellLosses => ({ cut: 0, replaced: 0, emptied: 0 });

/** Characters of a cell, as spreadsheets count them: UTF-16 units. */
const MOST_CHARACTERS = 32_767;
/** Readers take these words of cells for errors, not for text. */
const ERRORS = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#GETTING_DATA']);
/** Half of a pair. */
const LONE_SURROGATE = /\p{Cs}/u;

/**
 * The text as the file spells it (ECMA-376, ST_Xstring): `_x0041_` would be read as "A", so its underscore is spelled out,
 * and so are characters that XML has no place for.
 */
export function spelledText(text: string, losses: CellLosses): string {
  let whole = text;
  if (LONE_SURROGATE.test(whole)) {
    losses.replaced++;
    whole = whole.replace(/\p{Cs}/gu, '\ufffd');
  }
  if (whole.length > MOST_CHARACTERS) {
    losses.cut++;
    const mark = ` … [cut: ${whole.length} characters]`;
    whole = whole.slice(0, MOST_CHARACTERS - mark.length).replace(/[\ud800-\udbff]$/, '') + mark;
  }
  if (ERRORS.has(whole)) return `_x0023_${whole.slice(1)}`;
  return whole
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/[\ufffe\uffff]/g, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase()}_`);
}

/** What was lost, one sentence each. */
export function lossTexts({ cut, replaced, emptied }: CellLosses): string[] {
  const texts = (count: number, what: string) => `${count} ${count === 1 ? 'text' : 'texts'} ${what}`;
  return [
    ...(cut > 0 ? [texts(cut, `longer than the 32,767 characters of a cell: cut, and marked at the end`)] : []),
    ...(replaced > 0 ? [texts(replaced, 'with half a character: it stands there as \ufffd')] : []),
    ...(emptied > 0 ? [`${emptied} ${emptied === 1 ? 'cell is' : 'cells are'} empty: no number and no time`] : []),
  ];
}
