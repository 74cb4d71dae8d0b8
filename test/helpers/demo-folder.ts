/** A folder with the demo's database, for commands that only read it. */
import { run, temporaryFolder } from './run.ts';

export async function demoFolder(): Promise<string> {
  const cwd = temporaryFolder();
  await run(['demo', '--keep', 'care.db'], { cwd });
  return cwd;
}
