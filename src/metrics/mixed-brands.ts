/** A note where several brands are counted as one group. */
import { sampling } from './counts/sampling.ts';
import type { Counts } from './counts/statistic.ts';

export function mixedBrandNotes(counts: Counts): string[] {
  const brands = new Set(counts.of(sampling).streams.map(({ brand }) => brand));
  const isMixed = brands.size > 1 && !counts.columns.some(({ key }) => key === 'brand');
  return isMixed ? ['several brands are in one group here: --by brand compares like with like'] : [];
}
