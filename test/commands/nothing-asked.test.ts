/** An export of what a brand wrote, without anything that was written to it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

const NOTE =
  'note: nothing written to acme is stored: no wait can be measured until posts of customers are imported too';
const HEADER = 'id,created_at,author_handle,text,reply_to_id\n';
const ANSWERS = `${HEADER}2,2026-03-02T09:10:00Z,acme,@ann it leaves today,1\n`;
const ASKED = `${HEADER}1,2026-03-02T09:00:00Z,ann,@acme where is my parcel?,\n`;

test('the import says what is missing; answers beside their questions need no such word', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'answers.csv'), ANSWERS);
  writeFileSync(join(cwd, 'asked.csv'), ASKED);
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  const go = async (...argv: string[]) => (await run(['import', ...argv, '--channel', 'x'], { cwd })).stdout;
  expect(await go('answers.csv')).toContain(NOTE);
  expect(await go('asked.csv')).not.toContain('nothing written to');
  expect(await go('answers.csv', '--again')).not.toContain('nothing written to');
});

test('it is not said of a brand that nobody mentions beside one that somebody does', async () => {
  const cwd = temporaryFolder();
  writeFileSync(
    join(cwd, 'both.csv'),
    `${ASKED}${ANSWERS.slice(HEADER.length)}3,2026-03-02T10:00:00Z,rival,Spring!,\n`,
  );
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  await run(['brand', 'add', 'rival', '@rival'], { cwd });
  expect((await run(['import', 'both.csv', '--channel', 'x'], { cwd })).stdout).not.toContain('nothing written to');
});
