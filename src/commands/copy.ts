/** copy: the whole database into another one, a file or a PostgreSQL server. */
import type { Context } from '../context.ts';
import { amount, grouped } from '../domain/amount.ts';
import { isServer } from '../domain/database-address.ts';
import { safeLine } from '../domain/safe-text.ts';
import { Interrupted, UsageError } from '../errors.ts';
import type { Progress } from '../terminal/progress.ts';
import type { Register } from './command.ts';
import { isSameFile } from './output-file.ts';
import { thisProcess } from './pull/holder.ts';
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
Every row arrives under the same key. A copy that is stopped goes on where it was when the same command is run again; until
it is whole, no other command opens it. Others wait with writing meanwhile. The database that is copied stays as it is.
Whoever is forgotten in one of the two later stands in the other still.

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
  const target = await openStore(to, { ...context.access, half: true });
  let kept = 0;
  let place = 'no rows';
  let progress: Progress | undefined;
  try {
    const { counts, total, there } = await copyStore(source, target, {
      holder: thisProcess(),
      now: context.now,
      signal: environment.signal,
      async onBegun() {
        // Whoever is forgotten later stands in the copy still, be it half.
        if (!isServer(to)) await rememberFile(context, to, 'backup');
      },
      onResume(rows, total) {
        kept = rows;
        terminal.note(
          safeLine(
            `The copy into ${to} goes on where it stopped: ${grouped(rows)} of ${amount(total, 'row')} were there.`,
          ),
        );
      },
      onProgress(done, total) {
        place = `${grouped(Math.max(done, kept))} of ${amount(total, 'row')}`;
        progress ??= startProgress(terminal, { label: 'copy', total, unit: 'rows', now: () => environment.now() });
        progress.update(done, amount(done, 'row'));
      },
    }).finally(() => progress?.done());
    if (flags.json)
      terminal.json({ version: 1, from, to, rows: total, rows_before: there, tables: Object.fromEntries(counts) });
    else
      terminal.done(
        safeLine(
          `Copied ${amount(counts.get('post')!, 'post')} and all that is known of them to ${to}: ${amount(total, 'row')}.`,
        ),
      );
  } catch (error) {
    if (error !== environment.signal.reason) throw error;
    throw new Interrupted(`stopped: ${place} are in ${to}`, 'It goes on there when the same command is run again.');
  } finally {
    await target.close();
  }
}
