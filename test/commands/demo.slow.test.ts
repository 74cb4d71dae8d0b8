/** demo: what a newcomer sees first. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textOf } from '../helpers/html-tables.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

test('the tour goes from a file to a page, labels, what people argue about, and a verdict, and says how to go on', async () => {
  const cwd = temporaryFolder();
  const { stdout, stderr, code } = await run(['demo'], { cwd });
  expect(code).toBe(0);
  expect(stdout.match(/^\$ socialcare \S+/gm)).toEqual(
    [
      ...['brand', 'brand', 'import', 'report', 'classify', 'report', 'report', 'audit'],
      ...['brand', 'import', 'classify', 'report'],
    ].map((word) => `$ socialcare ${word}`),
  );
  for (const shown of [
    'Summary\n• brightwave: 419 turns from 144 customers.\n',
    ' brightwave 41.2 %\n',
    'What this data cannot show\n',
    '1,395 posts labelled.\n',
    'Sent elsewhere\n',
    'Canned replies\n',
    'Fairness\n',
    'Replies by people, brightwave\n',
    'breach\tbrightwave\t',
  ])
    expect(stdout).toContain(shown);
  expect(stderr).toContain('socialcare demo --keep demo.db');
  expect(existsSync(join(cwd, 'demo.db'))).toBe(false);
  expect(stdout).toContain(`The page: ${join(cwd, 'socialcare-demo.html')}\n`);
}, 60_000);

test('what is kept can be looked at with the commands that are named', async () => {
  const cwd = temporaryFolder();
  const { stderr } = await run(['demo', '--keep', 'demo.db'], { cwd });
  const commands = [...stderr.matchAll(/^ {2}socialcare (.*)$/gm)].map(([, line]) => line!.split(' '));
  expect(commands.length).toBeGreaterThan(4);
  for (const argv of commands.filter(([name]) => name !== 'triage')) {
    const { code, stdout } = await run([...argv, '--db', 'demo.db'], { cwd });
    expect([argv, code]).toEqual([argv, 0]);
    expect(stdout.length).toBeGreaterThan(100);
  }
}, 60_000);

test('a page that cannot be written is said to be missing, and the tour goes on', async () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, 'socialcare-demo.html'));
  const { stdout, stderr, code } = await run(['demo'], { cwd });
  expect([code, stdout]).toEqual([0, expect.not.stringContaining('The page:')]);
  expect(stderr).toContain(`There is no page: ${join(cwd, 'socialcare-demo.html')} cannot be written: it is a folder`);
}, 60_000);

test('its page shows three brands on two networks, a crisis, nights without answers, copied replies and who is answered', async () => {
  const cwd = temporaryFolder();
  const { stdout } = await run(['demo', '--keep', 'demo.db'], { cwd });
  expect(stdout).toContain(`The page: ${join(cwd, 'demo.html')}\n`);
  const page = readFileSync(join(cwd, 'demo.html'), 'utf8');
  expect(page.length).toBeLessThanOrEqual(300_000);
  const text = textOf(page);
  for (const shown of [
    'bluesky',
    // 17:00 UTC on 21 October is 18:00 in London.
    /gridnorth2026-10-21 18:002026-10-21 23:005101/,
    'customers with many followers are answered more',
    'power should be back tonight',
  ])
    expect(text).toMatch(shown);
}, 60_000);
