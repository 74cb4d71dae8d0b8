/** copy: the whole database into another one, a file or a PostgreSQL server. */
import type { Context } from '../context.ts';
import { amount, grouped } from '../domain/amount.ts';
import { isServer } from '../domain/database-address.ts';
import { safeLine } from '../domain/safe-text.ts';
import { UsageError } from '../errors.ts';
import type { Register } from './command.ts';
import { isSameFile } from './output-file.ts';
import { rememberFile } from './written-files.ts';

interface Flags {
  to: string;
  json?: boolean;
}

export const registerCopy: Register = (program, begin) => {
  const command = program
    .command('copy')
    .summary('the whole database into another one')
    .description('Copy the whole database into another one that is empty: a file, or a PostgreSQL server.')
    .requiredOption('--to <database>', 'where to: a file, or postgres://USER@HOST/DATABASE')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Every row arrives under the same key, or nothing does: where it is interrupted, run it again. Others wait with writing
meanwhile. The database that is copied stays as it is. Whoever is forgotten in one of the two later stands in the other still.

Examples:
  $ socialcare copy --to postgres://eva@db.example.org/care
  $ socialcare copy --db postgres://eva@db.example.org/care --to care.db`,
    );
  command.action(async (flags: Flags) => copy(await begin(command), flags));
};

async function copy(context: Context, flags: Flags): Promise<void> {
  const { terminal, environment } = context;
  const [{ absolutePath }, { openStore }, { copyStore }, { startProgress }] = await Promise.all([
    import('../config/paths.ts'),
    import('../store/open.ts'),
    import('../store/copy.ts'),
    import('../terminal/progress.ts'),
  ]);
  const from = (await context.config()).db.value;
  const to = absolutePath(flags.to, environment.cwd, environment);
  if (to === from || (![to, from].some(isServer) && isSameFile(to, from)))
    throw new UsageError(`${from} cannot be copied into itself`, 'Name another database with --to.');
  const source = await context.store({ mustExist: true });
  const target = await openStore(to, context.access);
  const progress = startProgress(terminal, { label: 'copy', unit: 'rows', now: () => environment.now() });
  try {
    const counts = await copyStore(source, target, {
      signal: environment.signal,
      onProgress: (done, total) => progress.update(done, `of ${grouped(total)}`),
    }).finally(() => progress.done());
    // Whoever is forgotten later stands in the copy still.
    if (!isServer(to)) await rememberFile(context, to, 'backup');
    const rows = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (flags.json) terminal.json({ version: 1, from, to, rows, tables: Object.fromEntries(counts) });
    else
      terminal.done(
        safeLine(
          `Copied ${amount(counts.get('post')!, 'post')} and all that is known of them to ${to}: ${amount(rows, 'row')}.`,
        ),
      );
  } finally {
    await target.close();
  }
}
