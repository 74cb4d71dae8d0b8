/** measure response-times --as PRODUCT at the prompt. */
import { beforeAll, expect, test } from 'vitest';
import { PRODUCTS } from '../../src/metrics/products.ts';
import { auditedFolder } from '../helpers/audited-folder.ts';
import { run } from '../helpers/run.ts';

let cwd: string;
const measure = (...argv: string[]) => run(['measure', ...argv], { cwd });

/** Forty ask; fifteen are answered after half an hour. */
beforeAll(async () => {
  cwd = await auditedFolder([{ day: '2026-02-10', n: 40, answered: 15 }]);
});

test('Zendesk would say 30 min where fewer than half were answered; ours stand below, over the same first turns', async () => {
  const { stdout, code } = await measure('response-times', '--as', 'zendesk', '--by', 'brand');
  expect(code).toBe(0);
  const text = stdout.replace(/\s+/g, ' ');
  expect(text).toContain(
    'Response times as Zendesk counts them, and as they are all time · reach direct + quote · first turns',
  );
  expect(text).toContain('• acme: Zendesk would say 30 min; fewer than half of the turns were answered.');
  expect(text).toContain('• source: Calculating first reply time');
  expect(stdout.indexOf('As Zendesk counts it')).toBeLessThan(stdout.indexOf('\nResponse times\n'));
});

test('json holds both, csv a line for each', async () => {
  const { sections } = JSON.parse((await measure('response-times', '--as', 'ISSUE-METRICS', '--json')).stdout);
  expect(sections.map(({ metric }: { metric: string }) => metric)).toEqual(['as-issue-metrics', 'response-times']);
  expect(sections[0].rows[0]).toMatchObject({ answered_only: { n: 15, mean_seconds: 1_800 }, left_out: 25 });
  const { stdout } = await measure('response-times', '--as', 'sprout', '--format', 'csv');
  expect(stdout.split('\r\n').map((line) => line.split(',')[0])).toEqual(['metric', 'as-sprout', 'response-times', '']);
});

test('the worst come first in both tables', async () => {
  const two = await auditedFolder(
    [
      { brand: 'alpha', day: '2026-02-10', n: 20, answered: 18 },
      { brand: 'omega', day: '2026-02-10', n: 20, answered: 12 },
    ],
    { brands: ['alpha', 'omega'] },
  );
  const argv = ['measure', 'response-times', '--as', 'sprout', '--by', 'brand', '--worst', '1', '--json'];
  const { sections } = JSON.parse((await run(argv, { cwd: two })).stdout);
  expect(sections.map(({ rows }: { rows: { brand: string }[] }) => rows.map(({ brand }) => brand))).toEqual([
    ['omega'],
    ['omega'],
  ]);
});

test.each([
  [['ignored', '--as', 'zendesk'], '--as is for response times, not for ignored'],
  [['response-times', '--as', 'zendes'], '"zendes" is not known; did you mean zendesk?'],
  [['response-times', '--as', 'zendesk', '--turns', 'next'], '--as zendesk and --turns next contradict each other'],
  [['response-times', '--as', 'orlo', '--explain'], '--as and --explain contradict each other'],
])('%j: %s', async (argv, message) => {
  const { stderr, code } = await measure(...argv);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test('help names every product', async () => {
  const { stdout } = await measure('--help');
  for (const { name } of PRODUCTS) expect(stdout).toContain(name);
});

test('nothing in the period: what to run, and 6 where that was asked for', async () => {
  const { stdout, code } = await measure('response-times', '--as', 'orlo', '--since', '2026-06', '--fail-on-empty');
  expect(code).toBe(6);
  expect(stdout.replace(/\s+/g, ' ')).toContain('Nothing in this period: of 40 turns stored');
});
