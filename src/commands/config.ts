/** config trust: lets a socialcare.toml that was found in this folder run its commands and say where credentials go. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import type { Register } from './command.ts';

const HELP = `
A socialcare.toml in the folder in which you work may have been put there by somebody else. Until it is trusted it runs
no <secret>_command and sends no credentials to an address of its own. It is asked again when one of these changes. A
file named by --config or SOCIALCARE_CONFIG, and your own in the configuration folder, need no trust.

Examples:
  $ socialcare config trust`;

export const registerConfig: Register = (program, begin) => {
  const config = program
    .command('config')
    .summary('trust the socialcare.toml of this folder with secrets')
    .description('Say what a configuration file may do.')
    .addHelpText('after', HELP);
  const trust = config
    .command('trust')
    .summary('let the socialcare.toml of this folder run its commands and say where credentials go')
    .description('Let the socialcare.toml of this folder run its commands and say where credentials go.')
    .addHelpText('after', '\nExamples:\n  $ socialcare config trust');
  trust.action(async () => trustFound(await begin(trust)));
};

async function trustFound(context: Context): Promise<void> {
  const { terminal, environment } = context;
  const [{ found }, { trustedFiles, trustListPath }] = await Promise.all([
    context.config(),
    import('../config/trust.ts'),
  ]);
  if (!found) throw new UsageError('there is no socialcare.toml here that needs trust', 'Write one: socialcare init');
  for (const thing of found.things) terminal.out(thing);
  if (found.things.length === 0) {
    terminal.note(`${found.path} runs no command and names no address: there is nothing to trust.`);
    return;
  }
  const path = trustListPath(environment);
  const list = { ...trustedFiles(readIfThere(path)), [found.path]: found.digest };
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, `${JSON.stringify(list, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
  terminal.done(`Trusted ${found.path}, as long as these lines stay as they are.`);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
