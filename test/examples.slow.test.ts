/** The example uses the package as others do: by its name, by the built files, by their types. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type * as Metrics from '../src/api/metrics.ts';
import { frameOf } from './helpers/frame.ts';
import { run, temporaryFolder } from './helpers/run.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MENTIONS = join(ROOT, 'fixtures/demo/mentions.csv');
const node = (...words: string[]) => execFileSync(process.execPath, words, { cwd: ROOT, encoding: 'utf8' });

test('waits.ts type-checks against the declarations and prints what the program says of first turns', async () => {
  node('node_modules/typescript/bin/tsc', '-p', 'examples');
  const printed = node('build/examples/waits.js', 'harbourline,harbourlinehelp', MENTIONS);

  const cwd = temporaryFolder();
  await run(['brand', 'add', 'harbourline', '@harbourline', '@harbourlinehelp'], { cwd });
  await run(['import', MENTIONS, '--sampling', 'complete'], { cwd });
  const { stdout } = await run(['measure', 'response-times', '--turns', 'first', '--json'], { cwd });
  const { rows } = JSON.parse(stdout) as { rows: { n: number; km: { median_seconds: number } }[] };
  expect(rows).toMatchObject([{ n: 286, km: { median_seconds: 2_379 } }]);
  expect(printed).toMatch(/^ +286 +126 +40 min \(33m–48m\)$/m);
});

const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  exports: Record<string, string | { types: string; default: string }>;
};

test.each(Object.entries(exports))('the export %s is built, with its types', async (name, files) => {
  for (const file of typeof files === 'string' ? [files] : Object.values(files))
    expect(existsSync(join(ROOT, file))).toBe(true);
  if (typeof files !== 'string') expect(Object.keys(await import(`socialcare${name.slice(1)}`))).not.toEqual([]);
});

test('the metrics count turns that another program read: of twenty customers fifteen were ignored', async () => {
  const name = 'socialcare/metrics';
  const { TurnCounting, needsOf, turnMetricNamed, turnSection } = (await import(name)) as typeof Metrics;
  const settings = { window: 3_600, windows: [3_600], target: 3_600, episodeGap: 259_200, acceptBiased: false };
  const ignored = turnMetricNamed('ignored');
  const counting = new TurnCounting(needsOf(ignored, settings), []);
  counting.add({ frame: frameOf(Array.from({ length: 20 }, (_, at) => (at < 5 ? { wait: 60 } : {}))) });
  counting.endRound();
  const { rows } = turnSection(ignored, counting.counts(), settings);
  expect(rows).toMatchObject([{ due: 20, ignored: 15, rate: 0.75 }]);
});
