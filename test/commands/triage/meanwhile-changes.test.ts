import { expect, test } from 'vitest';
import { changeOf, takenBy } from '../../../src/commands/triage/meanwhile-changes.ts';
import { turnsOfPost } from '../../../src/store/work/open-turns.ts';
import { storeOf } from '../../helpers/store.ts';

test('what others did to a turn is said as it was: answered, deleted, written to again, or nothing', async () => {
  const [turn] = await turnsOfPost(await storeOf('09:00 #q1 @ann: @acme where is my parcel'), 'q1');
  const changes = {
    waits: turn!,
    answered: { ...turn!, status: 'answered' },
    'answered by a clock that is late': { ...turn!, status: 'clock-skew' },
    deleted: { ...turn!, status: 'deleted' },
    'one more post': { ...turn!, posts: 2 },
    'under another key': { ...turn!, key: 99 },
    gone: undefined,
  } as const;
  const said = Object.fromEntries(Object.entries(changes).map(([what, now]) => [what, changeOf(turn!, now)]));
  expect(said).toEqual({
    waits: undefined,
    answered: 'It was answered meanwhile.',
    'answered by a clock that is late': 'It was answered meanwhile.',
    deleted: 'It was deleted meanwhile.',
    'one more post': 'The customer wrote again meanwhile.',
    'under another key': 'The customer wrote again meanwhile.',
    gone: 'The customer wrote again meanwhile.',
  });
  const claim = { channel: 'x', post: 'q1', brand: 'acme', session: 's2', actor: 'zoe', claimed_at: 0, expires_at: 9 };
  expect(takenBy(claim)).toBe('zoe has it now: your claim had expired.');
});
