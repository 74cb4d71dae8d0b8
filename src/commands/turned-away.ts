/** What of the rows of an import or a pull was not stored as it came: those of erased persons, and those that are too old. */
import { amount } from '../domain/amount.ts';
import type { Door } from '../store/erasure/door.ts';

/** @param unit what is counted */
export function turnedAwayLines({ erased, expired }: Door['counts'], unit: 'row' | 'post'): string[] {
  const of = unit === 'row' ? 'of erased persons or posts' : 'of erased persons, or erased before';
  return [
    ...(erased > 0 ? [`${amount(erased, unit)} ${of}: taken in without words and names`] : []),
    ...(expired > 0 ? [`${amount(expired, unit)} older than is kept here: not taken in`] : []),
  ];
}
