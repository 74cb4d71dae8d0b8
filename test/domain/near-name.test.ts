import { expect, test } from 'vitest';
import { didYouMean, nearName } from '../../src/domain/near-name.ts';

test('a slip of the finger has a nearest name; another word and an empty list have none', () => {
  expect(nearName('ignord', ['volume', 'ignored'])).toBe('ignored');
  expect(nearName('weather', ['volume', 'ignored'])).toBeUndefined();
  expect(nearName('respons-tmes-x', ['response-times'])).toBeUndefined();
  expect(nearName('x', [])).toBeUndefined();
  expect([didYouMean('intnt', ['intent']), didYouMean('weather', ['intent'])]).toEqual(['; did you mean intent?', '']);
});
