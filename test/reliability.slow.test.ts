/** A short run of what stands in docs/reliability.md. */
import { expect, test } from 'vitest';
import { attacked } from '../bench/reliability/attacked.ts';
import { ATTACKS } from '../bench/reliability/attacks.ts';
import { crowd } from '../bench/reliability/crowd.ts';
import { disturbed } from '../bench/reliability/disturbed.ts';
import { FEEDS } from '../bench/reliability/hostile-servers.ts';
import { mutations } from '../bench/reliability/mutations.ts';
import type { Line } from '../bench/reliability/table.ts';
import { openKept } from '../bench/reliability/tasks.ts';

const NOTHING_KEPT = openKept(undefined, {});
const ZEROS = { lost: 0, doubled: 0, leaked: 0, hung: 0, broken: 0 };

test('commands that are killed, or whose disk is full, and given again leave what an undisturbed run leaves', async () => {
  const lines: Line[] = [];
  const writes = { 'full disk': 1, 'torn write': 1 };
  for await (const line of disturbed({ seed: 1, killed: 1, writes, jobs: 2 }, NOTHING_KEPT)) lines.push(line);
  for (const line of lines) expect(line).toMatchObject({ faults: 1, ...ZEROS });
  const kinds = lines.map(({ what }) => what);
  expect(kinds).toContain('kill -9: restore-db');
  if (process.platform === 'linux' && lines.length > 13) expect(kinds).toContain('full disk: backup');
});

test('changed inputs are read, or refused in words', async () => {
  const lines: Line[] = [];
  for await (const line of mutations(1, 300, NOTHING_KEPT)) lines.push(line);
  expect(lines.map(({ faults }) => faults)).toEqual([240, 48, 6, 6]);
  for (const line of lines) expect(line).toMatchObject(ZEROS);
});

test('two who write and three who read fail nobody', async () => {
  const line = await crowd(3);
  expect(line).toMatchObject(ZEROS);
  expect(line.faults).toBeGreaterThan(3);
});

const SOURCES = Object.keys(FEEDS);

test.each(ATTACKS.map((attack, at) => [attack.name, SOURCES[at % SOURCES.length]!, attack] as const))(
  '%s: %s says so, and nothing is printed or sent on',
  async (_, source, attack) => {
    expect((await attacked(source, attack)).faults).toEqual([]);
  },
);
