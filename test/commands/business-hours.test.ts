/** --hours business at the prompt: what the desk's hours make of a wait, and what is said where they say nothing. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

let cwd: string;

/** A Monday: Ivy is answered within the second at 11:00, Nat within the second at 03:00, Ola after an hour at night. */
beforeAll(async () => {
  cwd = temporaryFolder();
  writeFileSync(
    join(cwd, 'posts.csv'),
    [
      'channel,id,created_at,author_handle,reply_to_id,text',
      'x,1,2026-03-02T10:00:00Z,ivy,,@acme zero',
      'x,2,2026-03-02T10:00:00Z,acme,1,@ivy now',
      'x,3,2026-03-02T02:00:00Z,nat,,@acme night',
      'x,4,2026-03-02T02:00:00Z,acme,3,@nat now',
      'x,5,2026-03-02T01:00:00Z,ola,,@acme night',
      'x,6,2026-03-02T02:00:00Z,acme,5,@ola here',
    ].join('\n'),
  );
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  expect((await run(['import', 'posts.csv', '--sampling', 'complete'], { cwd })).code).toBe(0);
});

async function times(toml: string) {
  writeFileSync(join(cwd, 'socialcare.toml'), toml);
  return run(['measure', 'response-times', '--hours', 'business', '--json'], { cwd });
}

const schedule = (from: string) =>
  `[[schedule]]\nfrom = "${from}"\nzone = "Europe/Berlin"\nopen = { mon-fri = ["09:00-17:00"] }\n`;

test('an answer within the second of a question asked in open hours is a wait of 0 s, no answer off hours', async () => {
  const { stdout } = await times(schedule('2026-01-01'));
  const [row] = JSON.parse(stdout).rows;
  expect(row).toMatchObject({
    n: 1,
    answered: 1,
    answered_only: { n: 1, median_seconds: 0 },
    off_hours: { n: 2, median_calendar_seconds: 1_800 },
  });
  expect(JSON.parse(stdout).warnings).toEqual([]);
});

test('turns from before the first schedule are named, for the desk counts as shut then', async () => {
  const { stdout } = await times(schedule('2026-03-03'));
  expect(JSON.parse(stdout).warnings).toEqual([
    '3 turns began before the first schedule does: the desk counts as shut then',
  ]);
});

test('two schedules of one day are refused with their place, unless they are of two brands', async () => {
  const twice = await times(schedule('2026-01-01') + schedule('2026-01-01'));
  expect([twice.stderr, twice.code]).toEqual([
    'error: socialcare.toml:1:3: schedule two schedules begin on the same day\n' +
      '  Nothing was done. Mend the lines above and try again.\n',
    2,
  ]);
  const apart = await times(`${schedule('2026-01-01')}${schedule('2026-01-01')}brand = "acme"\n`);
  expect(apart.code).toBe(0);
});
