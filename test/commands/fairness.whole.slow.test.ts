/** Fairness as it is typed: what several brands in one group, a window without end and a biased sample come to. */
import { beforeAll, expect, test } from 'vitest';
import { demoFolder } from '../helpers/demo-folder.ts';
import { run } from '../helpers/run.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await demoFolder();
});

const fairness = (...argv: string[]) => run(['measure', 'fairness', ...argv], { cwd });
const MIXED = 'several brands are in one group here: --by brand compares like with like';

test('brands are compared apart, or it is said that they are not', async () => {
  expect(JSON.parse((await fairness('--json')).stdout).notes).toContain(MIXED);
  for (const apart of [
    ['--by', 'brand'],
    ['--brand', 'harbourline'],
  ])
    expect(JSON.parse((await fairness(...apart, '--json')).stdout).notes).not.toContain(MIXED);
  expect((await fairness('--by', 'brand', '--worst', '1')).stdout).toContain('1 of 2 groups by brand');
});

test('where posts are classified, question and complaint are held equal too', async () => {
  const { rows, notes } = JSON.parse((await fairness('--brand', 'harbourline', '--json')).stdout);
  expect(rows[0].odds_ratio.adjusted).toEqual(['part of the week', 'repeat contact', 'question or complaint']);
  expect(rows[0].log_rank.permuted).toMatchObject({ draws: 2_000, seed: 20_130_131 });
  expect(notes.join('\n')).toContain('needed a reply');
});

test('a window without end has nobody due', async () => {
  const { stderr, code } = await fairness('--window', 'ever');
  expect([stderr.split('\n')[0], code]).toEqual([
    'error: --window ever: fairness compares who was answered within a time',
    2,
  ]);
});

test('a report of all sections says what staffing asks for', async () => {
  const { stdout, code } = await run(['report', '--sections', 'staffing,hours,fairness'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('refused: how long one turn takes a person is asked for, never guessed');
});
