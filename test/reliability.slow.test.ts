/** A short run of what stands in docs/reliability.md. */
import { expect, test } from 'vitest';
import { crowd } from '../bench/reliability/crowd.ts';
import { kills } from '../bench/reliability/kills.ts';
import { mutations } from '../bench/reliability/mutations.ts';
import { seededRandom } from '../src/domain/random.ts';

const ZEROS = { lost: 0, doubled: 0, leaked: 0, hung: 0, broken: 0 };

test('commands that are killed and given again leave what an undisturbed run leaves', async () => {
  const lines = await kills(seededRandom(1), 5);
  for (const line of lines) expect(line).toMatchObject({ faults: 1, ...ZEROS });
  expect(lines.map(({ what }) => what)).toContain('kill -9: forget');
}, 120_000);

test('changed inputs are read, or refused in words', async () => {
  expect(await mutations(seededRandom(1), 500)).toEqual([{ what: 'changed inputs', faults: 500, ...ZEROS }]);
}, 60_000);

test('two who write and three who read fail nobody', async () => {
  const [line] = await crowd(3);
  expect(line).toMatchObject(ZEROS);
  expect(line!.faults).toBeGreaterThan(3);
}, 60_000);
