/** A folder whose database holds five posts, imported and classified by the program itself. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, temporaryFolder } from './run.ts';

const POSTS = `id,author_handle,created_at,text,reply_to_id
1,ann,2026-03-01T09:00:00Z,@acme where is my parcel? it has not arrived,
2,acme,2026-03-01T09:10:00Z,@ann so sorry! please send us a DM ^JK,1
3,bob,2026-03-01T10:00:00Z,@acme thanks you are great,
4,cem,2026-03-01T11:00:00Z,@acme your app crashes since the update,
5,dee,2026-03-01T12:00:00Z,@acme hm ok then,
`;

export async function labelledFolder(posts = POSTS): Promise<string> {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'posts.csv'), posts);
  for (const argv of [
    ['brand', 'add', 'acme', '@acme'],
    [
      'import',
      'posts.csv',
      '--channel',
      'x',
      '--sampling',
      'complete',
      '--covers',
      '2026-03-01..2026-03-20',
      '--no-input',
    ],
    ['classify'],
  ]) {
    const { code, stderr } = await run(argv, { cwd });
    if (code !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
  }
  return cwd;
}
