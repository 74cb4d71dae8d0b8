/** The values that the other tests here hold the statistics to are those of R and SciPy, computed again where these are installed. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { FOLDER, R, SCIPY, valuesOf } from './oracle/tables.ts';

test.each([
  ['R', 'Rscript', ['oracle.R'], R],
  ['SciPy', 'python3', ['oracle.py'], SCIPY],
] as const)('%s still says what the table says', { timeout: 120_000 }, (name, command, args, table) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: FOLDER, encoding: 'utf8' });
  if (error || status !== 0) {
    console.warn(
      `NOT CHECKED AGAIN: ${name} is not to be had here (${error?.message ?? stderr.trim().split('\n').at(-1)}).`,
    );
    return;
  }
  const now = valuesOf(stdout);
  expect([...now.keys()]).toEqual([...table.keys()]);
  // Versions differ in the last digits, and in which permutations chance picks.
  for (const [of, value] of table)
    if (of.startsWith('permuted') && of.endsWith(' p')) expect(now.get(of)).toBeCloseTo(value, 1);
    else expect(Math.abs(now.get(of)! - value), of).toBeLessThanOrEqual(1e-8 * Math.abs(value) + 1e-300);
});
