/** What a measurement of intents says of needs-reply. */
import { expect, test } from 'vitest';
import { needsOfIntents } from '../../src/commands/classify/scoring.ts';

test('who reads a post and calls it other leaves open whether it needs a reply, as the machine does', () => {
  const intents = {
    labels: ['other', 'question', 'thanks'],
    counts: [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ],
  };
  expect(needsOfIntents(intents)).toEqual({
    labels: ['false', 'true', 'unknown'],
    counts: [
      [9, 8, 7],
      [6, 5, 4],
      [3, 2, 1],
    ],
  });
});
