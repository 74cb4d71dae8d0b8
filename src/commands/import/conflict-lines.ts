/** Rows that contradict what was stored, in words. */
import { amount } from '../../domain/amount.ts';
import { CONTRADICTIONS, type Contradiction } from '../../domain/contradiction.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { LocatedConflict, RowLocation } from './conflict-locations.ts';
import type { FileResult } from './file-import.ts';

const WORDS: Record<Contradiction, string> = {
  author: 'another author',
  time: 'another time',
  text: 'another text',
  parent: 'another parent',
};

export function conflictLines({ counts, conflicts }: FileResult, places: readonly LocatedConflict[]): string[] {
  if (counts.contradicting === 0) return [];
  const kinds = CONTRADICTIONS.flatMap((kind) =>
    conflicts.kinds[kind] === undefined ? [] : [`${WORDS[kind]} ${conflicts.kinds[kind]}`],
  );
  return [
    `${amount(counts.contradicting, 'row contradicts', 'rows contradict')} another copy of the same post: ${kinds.join(', ')}`,
    ...places.map(conflictLine),
  ];
}

/** `b.csv:2 and a.csv:2: x 1: another time` */
export function conflictLine({ channel, id, kinds, here, there, batch }: LocatedConflict): string {
  const places = `${locationText(here)} and ${there ? locationText(there) : `batch ${batch}`}`;
  return safeLine(`${places}: ${channel} ${id}: ${kinds.map((kind) => WORDS[kind]).join(', ')}`);
}

function locationText({ file, line }: RowLocation): string {
  return line === undefined ? file : `${file}:${line}`;
}
