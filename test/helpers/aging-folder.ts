/** A folder in which old posts of two brands wait to be retained or not, two months later. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseHolds } from './database.ts';
import { run, temporaryFolder } from './run.ts';

/**
 * @param posts the file that is imported, as csv
 * @param config what socialcare.toml holds besides the database
 * @param covers flags of the import
 */
export async function agingFolder(posts: string, config: string, ...covers: string[]) {
  const cwd = temporaryFolder();
  const care = (...argv: string[]) => run(argv, { cwd, now: '2026-03-20T12:00:00Z', env: { SOCIALCARE_ACTOR: 'kim' } });
  writeFileSync(join(cwd, 'posts.csv'), posts);
  writeFileSync(join(cwd, 'socialcare.toml'), `db = "care.db"\n${config}`);
  await care('brand', 'add', 'acme', '@acme');
  await care('brand', 'add', 'rival', '@rival');
  const imported = await care('import', 'posts.csv', '--sampling', 'complete', ...covers);
  const holds = (words: string) => databaseHolds(join(cwd, 'care.db'), words);
  return { cwd, care, holds, imported };
}

/** What a dry run of `retain 60d` says of these posts. */
export const DRY_RUN = `Posts before 2026-01-19 12:00 (60d):
  4 posts: text, links and id
  2 accounts of which nothing newer is stored: names and id
  4 turns of theirs stay in every count, without names
With --drop-counts instead:
  2 conversations that ended before then: 3 turns and 3 posts go out of every count
  1 older post of conversations that went on: it stays without words until these have ended
Dry run: nothing was changed.
`;
