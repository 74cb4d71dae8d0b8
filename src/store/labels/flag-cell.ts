/** Flags of labels as text. */
import { FLAG_CODES } from '../../domain/label.ts';

const WORDS = Object.entries(FLAG_CODES).map(([value, code]) => `WHEN ${code} THEN '${value}'`);

/** 'true', 'false' or 'unknown'; null where there is no label. */
export function flagCell(cell: string): string {
  return `CASE ${cell} ${WORDS.join(' ')} END`;
}
