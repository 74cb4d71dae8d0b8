/** A folder with posts to the brands acme and globex on X, not labelled. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, temporaryFolder } from './run.ts';

/** The first line of the files that are imported. */
export const HEAD = 'channel,id,created_at,author_handle,text,reply_to_id\n';

/** @param rows lines below HEAD */
export async function twoBrandsFolder(rows: string): Promise<string> {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'posts.csv'), `${HEAD}${rows}`);
  for (const name of ['acme', 'globex']) await run(['brand', 'add', name, `@${name}`], { cwd });
  await run(['import', 'posts.csv', '--sampling', 'complete'], { cwd });
  return cwd;
}
