/** sql at the prompt, in every format. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

let cwd: string;
beforeAll(async () => {
  cwd = temporaryFolder();
  writeFileSync(join(cwd, 'posts.csv'), 'id,text,created_at,author_handle\n1,@acme hi,2026-03-02T09:00:00Z,ann\n');
  await run(['import', 'posts.csv', '-q'], { cwd });
});

test.each([
  ['tsv', 'a\ta\tb\n1\t2\t3\n'],
  ['csv', 'a,a,b\r\n1,2,3\r\n'],
  ['table', '1\t2\t3\n'],
  ['jsonl', '{"a":1,"a_2":2,"b":3}\n'],
  ['json', '[\n{"a":1,"a_2":2,"b":3}\n]\n'],
])('two columns of one name are both there as %s', async (format, expected) => {
  const { stdout, code } = await run(['sql', 'SELECT 1 AS a, 2 AS a, 3 AS b', '--format', format], { cwd });
  expect([stdout, code]).toEqual([expected, 0]);
});
