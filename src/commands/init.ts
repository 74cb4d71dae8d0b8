/** init: a configuration file to start from, and the database beside it. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option } from 'commander';
import type { Context } from '../context.ts';
import { isServer } from '../domain/database-address.ts';
import { UsageError } from '../errors.ts';
import type { Register } from './command.ts';

export const registerInit: Register = (program, begin) => {
  const command = program
    .command('init')
    .summary('write a commented socialcare.toml and create the database')
    .description('Write a commented socialcare.toml here and create the database.')
    .option('--force', 'replace an existing socialcare.toml')
    .addOption(
      new Option(
        '--roles',
        'of a database on a server: print SQL for roles of readers, agents and pullers, and do nothing else',
      ).conflicts('force'),
    )
    .addHelpText(
      'after',
      '\nThe folder gets a database of its own, socialcare.db; folders without a socialcare.toml share one in your data folder.\n\nExamples:\n  $ socialcare init\n  $ socialcare init --db care.db\n  $ socialcare init --roles --db postgres://eva@db.example.org/care | psql -v ON_ERROR_STOP=1 care',
    );
  command.action(async ({ force, roles }: { force?: boolean; roles?: boolean }) => {
    const context = await begin(command);
    await (roles ? printRoles(context) : init(context, force === true));
  });
};

/** @throws UsageError for a file, which knows no users */
async function printRoles({ terminal, config, access }: Context): Promise<void> {
  const { db } = await config();
  if (!isServer(db.value))
    throw new UsageError(
      `--roles is about a database on a PostgreSQL server; ${db.value} is a file`,
      'Whoever may read and write the file may do everything. A server: --db postgres://USER@HOST/DATABASE',
    );
  const { roleStatements } = await import('../store/open.ts');
  await terminal.write(`${await roleStatements(db.value, access)}\n`);
  terminal.note('nothing was changed: run it with psql, as the owner');
}

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
  if (config.found?.isTrusted === false)
    terminal.note('a password goes to a server that this file names once it is trusted: socialcare config trust');
  terminal.note('next: socialcare brand add NAME @handle, then socialcare import FILE');
}
