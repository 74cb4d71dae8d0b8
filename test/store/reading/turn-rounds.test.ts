import { expect, test } from 'vitest';
import type { Store } from '../../../src/store/open.ts';
import { loadCutTurns } from '../../../src/store/reading/cut-turns.ts';
import { readTurns } from '../../../src/store/reading/turn-frame.ts';
import { type TurnRound, turnRounds } from '../../../src/store/reading/turn-rounds.ts';
import { everything, NEVER_ENDING, storeOf } from '../../helpers/store.ts';
import { DAY_ONE } from '../../helpers/transcript.ts';

/** Ten turns: six of acme, three of the rival, one of a small brand. */
const TALK = `
  09:00 @ann: @acme hello?
  09:01 @bob: @acme hello?
  09:02 @cem: @acme hello?
  09:03 @dan: @rival hello?
  09:04 @ann: @rival hello?
  09:05 @eve: @small hello?
  09:06 @bob: @rival hello?
  10:00 @acme re 1: hi
  10:01 @ann re 8: and now?
  10:02 @acme re 2: hi
  10:03 @bob re 10: and now?
  10:04 @acme re 3: hi
  10:05 @cem re 12: and now?`;
const BRANDS = { brands: { acme: ['acme'], rival: ['rival'], small: ['small'] } };
const SMALL = { all: 5, groups: 4, customers: 3 };

/** What is read in each round: 'acme ann'. */
async function readIn(store: Store, rounds: readonly TurnRound[]): Promise<string[][]> {
  const names = new Map(await store.readRaw<[number, string]>('SELECT key, handle FROM account'));
  const read: string[][] = [];
  for (const round of rounds) {
    const turns: string[] = [];
    for await (const { frame } of readTurns(store, everything(), NEVER_ENDING, [], round))
      for (const [turn, brand] of frame.brand.subarray(0, frame.n).entries())
        turns.push(`${frame.brands.get(brand)} ${names.get(frame.customer[turn]!)}`);
    read.push(turns.sort());
  }
  return read;
}

test('few turns are read in one round', async () => {
  expect(await turnRounds(await storeOf(TALK, BRANDS), true)).toEqual([{}]);
});

test('of many turns each is read once with its whole brand and once with its whole customer', async () => {
  const store = await storeOf(TALK, BRANDS);
  const rounds = await turnRounds(store, true, SMALL);
  const [groups, customers] = [
    rounds.filter(({ whole }) => whole === 'groups'),
    rounds.filter(({ whole }) => whole === 'customers'),
  ];
  expect(await readIn(store, groups)).toEqual([
    ['acme ann', 'acme ann', 'acme bob', 'acme bob', 'acme cem', 'acme cem'],
    ['rival ann', 'rival bob', 'rival dan', 'small eve'],
  ]);
  const byCustomer = await readIn(store, customers);
  expect(byCustomer.length).toBeGreaterThan(2);
  expect(byCustomer.flat().sort()).toEqual((await readIn(store, groups)).flat().sort());
  for (const name of ['ann', 'bob', 'cem'])
    expect(byCustomer.filter((turns) => turns.some((turn) => turn.endsWith(name)))).toHaveLength(1);
});

test('where groups are not of one brand each, one round has all turns for them', async () => {
  const store = await storeOf(TALK, BRANDS);
  const rounds = await turnRounds(store, false, SMALL);
  expect(rounds.filter(({ whole }) => whole === 'groups')).toEqual([{ whole: 'groups' }]);
  expect((await readIn(store, rounds))[0]).toHaveLength(10);
});

test('what the filter cuts off is read in the same rounds', async () => {
  const store = await storeOf(TALK, BRANDS);
  const filter = everything({ until: DAY_ONE + 10 * 3_600 });
  const cut: number[] = [];
  const rounds = await turnRounds(store, true, SMALL);
  for (const round of rounds.filter(({ whole }) => whole === 'customers'))
    for await (const { frame, ...keys } of readTurns(store, filter, NEVER_ENDING, [], round))
      cut.push(...(await loadCutTurns(store, filter, NEVER_ENDING, frame, { ...keys, round }))!.key);
  const later = await store.readRaw<[number]>('SELECT key FROM turn WHERE ordinal = 2 ORDER BY key');
  expect(cut.sort((a, b) => a - b)).toEqual(later.flat());
});
