/** Shares of labels as they are printed: that a machine made them, and how often it was right once somebody measured. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { demoFolder } from '../helpers/demo-folder.ts';
import { run } from '../helpers/run.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await demoFolder();
});

const MADE = 'labels are made by machine; their errors are not in the interval';
const UNMEASURED = `${MADE}: measure them with socialcare classify --evaluate, or label by hand`;
const CHECK = ['audit', '--as-of', '2026-10-31', '--max', 'sent-elsewhere=30%'];

async function notesOf(metric: string): Promise<string[]> {
  return JSON.parse((await run(['measure', metric, '--json'], { cwd })).stdout).notes;
}

test('every share of labels says who made them, and so does an audit of it', async () => {
  for (const metric of ['outcome', 'deflection', 'reply-acts', 'exposure'])
    expect(await notesOf(metric)).toContain(UNMEASURED);
  expect(await notesOf('volume')).not.toContain(UNMEASURED);
  expect((await run(CHECK, { cwd })).stderr).toContain(UNMEASURED);
  expect(JSON.parse((await run([...CHECK, '--json'], { cwd })).stdout).warnings).toContain(UNMEASURED);
  const { stderr } = await run([...CHECK.slice(0, 3), '--max', 'ignored@24h=30%'], { cwd });
  expect(stderr).not.toContain(MADE);
});

test('once three of four ways elsewhere were found, and one that was none, it says so', async () => {
  const truth = [
    ['Please send us a DM.', 'deflect-dm'],
    ['Please call us on 0800 123 4567.', 'deflect-phone'],
    ['Please visit our store.', 'deflect-store'],
    ['Our neighbours at the kiosk know more.', 'deflect-store'],
    ['Please call us any time, said the poster.', 'other'],
  ];
  writeFileSync(join(cwd, 'truth.csv'), ['text,reply-act', ...truth.map((row) => `"${row.join('","')}"`)].join('\n'));
  const { code } = await run(['classify', '--evaluate', 'truth.csv'], { cwd });
  expect(code).toBe(0);
  const measured = `precision 75.0 % of 4, recall 75.0 % of 4`;
  const names = 'deflect-dm, deflect-phone, deflect-web, deflect-email, deflect-store';
  expect(await notesOf('deflection')).toContain(`${MADE} (reply-act ${names} as measured: ${measured})`);
  expect(await notesOf('exposure')).toContain(UNMEASURED);
});
