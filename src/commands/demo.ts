/** demo: a finished audit of invented data, in a database of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Context, createContext } from '../context.ts';
import { addBrand } from './brand.ts';
import type { Register } from './command.ts';
import { importFiles } from './import/index.ts';
import { report } from './report.ts';

const FILE = fileURLToPath(new URL('../../fixtures/demo/mentions.csv', import.meta.url));
const BRANDS = [
  ['harbourline', '@harbourline', '@harbourlinehelp'],
  ['brightwave', '@brightwave', '@brightwavecare'],
] as const;

export const registerDemo: Register = (program, begin) => {
  const command = program
    .command('demo')
    .summary('import invented data into a database of its own and report on it')
    .description('Import a month of invented posts to two brands into a throw-away database and report on it.')
    .option('--keep <file>', 'keep the database in this file, to look around in it afterwards')
    .addHelpText('after', '\nExamples:\n  $ socialcare demo\n  $ socialcare demo --keep demo.db');
  command.action(async (flags: { keep?: string }) => demo(await begin(command), flags.keep));
};

async function demo(context: Context, keep: string | undefined): Promise<void> {
  const { terminal, environment } = context;
  const folder = mkdtempSync(join(tmpdir(), 'socialcare-demo-'));
  const db = keep === undefined ? join(folder, 'demo.db') : resolve(environment.cwd, keep);
  const inner = await createContext({ ...environment, cwd: folder }, { ...context.flags, db, tz: 'Europe/London' });
  // What to do next is said once, at the end.
  inner.terminal.note = () => {};
  const say = (line: string) => terminal.done(terminal.palette.dim(`$ socialcare ${line}`));
  try {
    for (const [name, ...accounts] of BRANDS) {
      say(`brand add ${name} ${accounts.join(' ')}`);
      await addBrand(inner, name, accounts, {});
    }
    say('import mentions.csv --sampling complete');
    await importFiles(inner, [FILE], { sampling: 'complete' });
    say('report --tz Europe/London');
    await report(inner, {});
    terminal.note(
      keep === undefined
        ? 'Look around in it: socialcare demo --keep demo.db, then any command with --db demo.db'
        : `Kept in ${keep}: socialcare show @deckhanddora --db ${keep}`,
    );
  } finally {
    await inner.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
