/** Turns counted in chunks and rounds come to the same as all at once: a few made-up cases of each law. */
import fc from 'fast-check';
import { test } from 'vitest';
import { brandsLaw, chunksLaw, customersLaw } from '../helpers/chunk-laws.ts';

test('law: any split into chunks gives the same section', () => {
  fc.assert(chunksLaw, { numRuns: 3, endOnFailure: true });
});

test('law: rounds of some brands each give the same section where groups are of one brand', () => {
  fc.assert(brandsLaw, { numRuns: 2, endOnFailure: true });
});

test('law: any rounds of whole groups beside any rounds of whole customers give the same section', () => {
  fc.assert(customersLaw, { numRuns: 1, endOnFailure: true });
  // Once, sums over customers were rounded in another order where the first turn of one is not counted.
  fc.assert(customersLaw, { seed: -2062248912, path: '13', numRuns: 1, endOnFailure: true });
});
