/** The hours of a week, read from a database: whose replies count, on which clock, and what people and machines are shown. */
import { expect, test } from 'vitest';
import type { Row } from '../../src/domain/report.ts';
import { conversationFolder } from '../helpers/conversation-folder.ts';
import { run } from '../helpers/run.ts';

/** Monday 2 March 2026: a question at 9:20, an automatic reply, an answer at 11:05, and one at 23:50 to whom only the chain names. */
const TALK = `
  09:20 @ann: @acme where is my parcel?
  09:20:05 @acme re 1 automatic=true: @ann we got your message
  11:05 @acme re 1: @ann on its way
  +1d 22:10 @bob: @acme hello?
  +2d 23:50 @acme: good night everybody`;

async function measured(...argv: string[]) {
  const cwd = await conversationFolder(TALK);
  const { stdout, stderr } = await run(['measure', 'hours', ...argv], { cwd });
  if (stderr) throw new Error(stderr);
  return stdout;
}

const withReplies = (rows: Row[]) =>
  rows
    .filter(({ at_hour: hour, replies }) => hour !== null && replies !== 0)
    .map(({ part, replies }) => [part, replies]);

test('people’s replies count in the hour they were written; programs and posts to nobody do not', async () => {
  const { rows, notes } = JSON.parse(await measured('--json'));
  expect(withReplies(rows)).toEqual([['Mon 11:00', 1]]);
  expect(notes[0]).toBe('people replied in 1 of 168 hours of the week, 1 time in all');
  expect(notes[1]).toBe(
    'too few weeks to say which hours nobody staffs: that takes 4, and the turns span 0 whole ones',
  );
});

test('on the clock of Kolkata, half an hour off', async () => {
  const { rows } = JSON.parse(await measured('--json', '--tz', 'Asia/Kolkata'));
  expect(withReplies(rows)).toEqual([['Mon 16:00', 1]]);
  expect(rows.filter((row: Row) => row.at_hour !== null && row.arrivals !== 0).map(({ part }: Row) => part)).toEqual([
    'Mon 14:00',
    'Wed 03:00',
  ]);
});

test('replies of another period do not staff this one', async () => {
  const { rows } = JSON.parse(await measured('--json', '--since', '2026-03-03'));
  expect(withReplies(rows)).toEqual([]);
  expect(rows[0]).toMatchObject({ arrivals: 1, unstaffed_hours: null });
  // Until ten o'clock, or as of then, nobody had replied to Ann yet.
  for (const flags of [
    ['--until', '2026-03-02T10:00Z'],
    ['--as-of', '2026-03-02T10:00Z'],
  ])
    expect(withReplies(JSON.parse(await measured('--json', ...flags)).rows)).toEqual([]);
});

test('a screen shows the parts of the week, a file all hours', async () => {
  const screen = await measured();
  expect(screen).toContain('night 22–6');
  expect(screen).not.toContain('Mon 09:00  ');
  expect(await measured('--format', 'markdown')).not.toContain('Mon 09:00 |');
  expect((await measured('--format', 'csv')).trim().split('\n')).toHaveLength(1 + 12 + 168);
});
