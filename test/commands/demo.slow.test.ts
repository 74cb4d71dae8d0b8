/** demo: what a newcomer sees first. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

test('the tour goes from a file to a page, labels, what people argue about, and a verdict, and says how to go on', async () => {
  const cwd = temporaryFolder();
  const { stdout, stderr, code } = await run(['demo'], { cwd });
  expect(code).toBe(0);
  expect(stdout.match(/^\$ socialcare \S+/gm)).toEqual(
    ['brand', 'brand', 'import', 'report', 'classify', 'report', 'report', 'audit'].map(
      (word) => `$ socialcare ${word}`,
    ),
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
