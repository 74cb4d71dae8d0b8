/** init: a configuration file to start from, and the database beside it. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import type { Register } from './command.ts';

export const registerInit: Register = (program, begin) => {
  const command = program
    .command('init')
    .summary('write a commented socialcare.toml and create the database')
    .description('Write a commented socialcare.toml here and create the database.')
    .option('--force', 'replace an existing socialcare.toml')
    .addHelpText(
      'after',
      '\nThe folder gets a database of its own, socialcare.db; folders without a socialcare.toml share one in your data folder.\n\nExamples:\n  $ socialcare init\n  $ socialcare init --db care.db',
    );
  command.action(async (flags: { force?: boolean }) => init(await begin(command), flags.force === true));
};

async function init(context: Context, force: boolean): Promise<void> {
  const { terminal, environment } = context;
  const path = resolve(environment.cwd, 'socialcare.toml');
  if (existsSync(path) && !force)
    throw new UsageError(`${path} already exists`, 'Edit it, or replace it with --force.');
  const [{ defaultConfigToml }, { cannotWrite }] = await Promise.all([
    import('../config/template.ts'),
    import('./output-file.ts'),
  ]);
  // The next command, without the flag, must find the same database; a folder of its own has one of its own.
  const db = context.flags.db ?? (environment.env.SOCIALCARE_DB ? undefined : 'socialcare.db');
  await writeFile(path, defaultConfigToml(db)).catch((error: NodeJS.ErrnoException) => {
    throw cannotWrite(path, error);
  });
  const [config] = await Promise.all([context.config(), context.store()]);
  terminal.done(`Wrote ${path}; every setting is in it as a comment, with its default or an example.`);
  terminal.done(`Database: ${config.db.value} (what you run in this folder uses it)`);
  terminal.note('next: socialcare brand add NAME @handle, then socialcare import FILE');
}
