/** Cells that cannot belong to their column, row by row: the sign of a row whose cells are shifted. */
import type { FieldName } from './fields.ts';

export interface CellFault {
  field: FieldName;
  reason: string;
}

const DATE = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ]|$)/;
const SHIFTED = "are the row's cells shifted, or is the column another one?";

/** An author that is a time, a parent that is a handle or words. */
export function strangeCell(get: (field: FieldName) => string): CellFault | undefined {
  const author = get('author_handle');
  const first = author.charCodeAt(0);
  if (first >= 48 && first <= 57 && DATE.test(author))
    return fault('author_handle', author, `is a time, not an author: ${SHIFTED}`);
  for (const field of ['reply_to_id', 'quote_of_id'] as const) {
    const cell = get(field);
    if (cell.charCodeAt(0) === 64) return fault(field, cell, 'is a handle, not the id of a post');
    if (cell.includes(' ')) return fault(field, cell, `is not the id of a post: ${SHIFTED}`);
  }
  return undefined;
}

function fault(field: FieldName, cell: string, is: string): CellFault {
  return { field, reason: `"${cell.slice(0, 40)}" ${is}` };
}
