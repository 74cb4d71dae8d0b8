/** Who went by a name at a time. */
import { expect, it } from 'vitest';
import { type Carrier, carrierAt, firstCarrier } from '../../src/domain/names.ts';

const ann: Carrier = { account: 1, id: '11', first: 100, last: 200 };
const bob: Carrier = { account: 2, id: '22', first: 300, last: 400 };

it.each([
  ['before anybody, the first', 50, 1],
  ['at the first second that Ann was seen', 100, 1],
  ['at the last second that Ann was seen', 200, 1],
  ['between the two, still Ann', 299, 1],
  ['from the second that Bob was seen', 300, 2],
  ['after both, Bob', 1_000, 2],
])('%s', (_, at, account) => {
  expect(carrierAt([ann, bob], at)?.account).toBe(account);
  expect(carrierAt([bob, ann], at)?.account).toBe(account);
});

it('of two seen at the same time, whoever took the name later, at either end of that time too', () => {
  const cem: Carrier = { account: 3, id: '33', first: 150, last: 350 };
  expect([149, 150, 200, 201].map((at) => carrierAt([ann, cem], at)?.account)).toEqual([1, 3, 3, 3]);
  expect(
    carrierAt(
      [
        { ...ann, last: 150 },
        { ...bob, first: 90, last: 100 },
      ],
      100,
    )?.account,
  ).toBe(1);
});

it('of nobody there is none, and of equals the first is that of the smaller id', () => {
  expect(carrierAt([], 1)).toBeUndefined();
  expect(firstCarrier([{ ...bob, first: 100 }, ann])?.account).toBe(1);
});
