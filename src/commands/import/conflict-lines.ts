/** Rows that contradict what was stored, in words. */
import { amount } from '../../domain/amount.ts';
import { CONTRADICTIONS, type Contradiction } from '../../domain/contradiction.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { FileResult } from './file-import.ts';

const WORDS: Record<Contradiction, string> = {
  author: 'another author',
  time: 'another time',
  text: 'another text',
  parent: 'another parent',
};

export function conflictLines({ counts, conflicts }: Pick<FileResult, 'counts' | 'conflicts'>): string[] {
  if (counts.contradicting === 0) return [];
  const kinds = CONTRADICTIONS.flatMap((kind) =>
    conflicts.kinds[kind] === undefined ? [] : [`${WORDS[kind]} ${conflicts.kinds[kind]}`],
  );
  return [
    `${amount(counts.contradicting, 'row contradicts', 'rows contradict')} another copy of the same post: ${kinds.join(', ')}`,
    ...conflicts.examples.map(({ channel, id, kinds: found, batch }) =>
      safeLine(`${channel} ${id}: ${found.map((kind) => WORDS[kind]).join(', ')} than in batch ${batch}`),
    ),
  ];
}
