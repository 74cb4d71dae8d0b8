/** A folder with the two brands of the demo's first file, labelled, for commands that only read it. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, temporaryFolder } from './run.ts';

export async function demoFolder(): Promise<string> {
  const cwd = temporaryFolder();
  copyFileSync(fileURLToPath(new URL('../../fixtures/demo/mentions.csv', import.meta.url)), join(cwd, 'mentions.csv'));
  await run(['brand', 'add', 'harbourline', '@harbourline', '@harbourlinehelp'], { cwd });
  await run(['brand', 'add', 'brightwave', '@brightwave', '@brightwavecare'], { cwd });
  await run(['import', 'mentions.csv', '--sampling', 'complete'], { cwd });
  await run(['classify', '-q'], { cwd });
  return cwd;
}
