/** The laws of chunks.test.ts, over many made-up cases. */
import fc from 'fast-check';
import { test } from 'vitest';
import { brandsLaw, chunksLaw, customersLaw } from '../helpers/chunk-laws.ts';

test('law: any split into chunks gives the same section', () => {
  fc.assert(chunksLaw, { numRuns: 60, endOnFailure: true });
});

test('law: rounds of some brands each give the same section where groups are of one brand', () => {
  fc.assert(brandsLaw, { numRuns: 60, endOnFailure: true });
});

test('law: any rounds of whole groups beside any rounds of whole customers give the same section', () => {
  fc.assert(customersLaw, { numRuns: 15, endOnFailure: true });
});
