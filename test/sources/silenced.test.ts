/** Mentions that the check found and the notifications lack: hidden from the account, once both have settled. */
import { expect, test } from 'vitest';
import { silencedNotes } from '../../src/sources/silenced.ts';
import type { Account, Stream } from '../../src/sources/source.ts';
import { newStreamOutcome } from '../../src/sources/stream-outcome.ts';

const account: Account = { brand: 1, brandName: 'acme', handle: 'acme', id: '1' };
const stream = (kind: Stream['kind']): Stream => ({
  name: `${kind}:@acme`,
  kind,
  channel: 'bluesky',
  account,
  sampling: 'complete',
  pageSize: { min: 1, max: 100 },
  target: {},
});
const DAY = 86_400;
const outcomesWith = (author: string, at: number) => {
  const outcomes = [newStreamOutcome(stream('mentions')), newStreamOutcome(stream('check'))];
  for (const outcome of outcomes) outcome.covered.push({ since: 0, until: DAY });
  outcomes[1]!.seen.set('m1', { author, at });
  return outcomes;
};
const notesOf = (author: string, at: number, shown: { id: string }[] = []) =>
  silencedNotes(outcomesWith(author, at), async () => shown);

test('a mention that only the check saw is silenced, up to ten minutes before the end of what both cover', async () => {
  expect(await notesOf('mallory', DAY - 600)).toEqual([
    expect.stringContaining('silenced: 1 mentions by 1 authors (@mallory) are missing from the notifications of @acme'),
  ]);
  expect(await notesOf('mallory', DAY - 599)).toEqual([]);
});

test('the account itself, and what its feed showed in an earlier run, are not silenced', async () => {
  expect(await notesOf('Acme', 100)).toEqual([]);
  expect(await notesOf('mallory', 100, [{ id: 'm1' }])).toEqual([]);
});
