/** Rows that contradict what was stored, in words. */
import { amount } from '../../domain/amount.ts';
import { CONTRADICTIONS, type Contradiction } from '../../domain/contradiction.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { Place, PlacedConflict } from './conflict-places.ts';
import type { FileResult } from './file-import.ts';

const WORDS: Record<Contradiction, string> = {
  author: 'another author',
  time: 'another time',
  text: 'another text',
  parent: 'another parent',
};

export function conflictLines({ counts, conflicts }: FileResult, places: readonly PlacedConflict[]): string[] {
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
export function conflictLine({ channel, id, kinds, here, there, batch }: PlacedConflict): string {
  const places = `${placeText(here)} and ${there ? placeText(there) : `batch ${batch}`}`;
  return safeLine(`${places}: ${channel} ${id}: ${kinds.map((kind) => WORDS[kind]).join(', ')}`);
}

function placeText({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}
