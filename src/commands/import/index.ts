/** import: files become posts, threads and turns. */
import { basename, resolve } from 'node:path';
import { Option } from 'commander';
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { SAMPLINGS } from '../../domain/post.ts';
import { CareError, FormatError, UsageError } from '../../errors.ts';
import type { ReadInputsOptions } from '../../formats/input-chunk.ts';
import type { Preview } from '../../formats/preview.ts';
import { collectList } from '../../reporting/options.ts';
import type { Store } from '../../store/open.ts';
import type { Register } from '../command.ts';
import { conflictLine } from './conflict-lines.ts';
import { type LocatedConflict, locateConflicts } from './conflict-locations.ts';
import type { FileResult } from './file-import.ts';
import { brandsCovered, type ImportFlags, readCovers, readOptions, typedReading } from './flags.ts';
import { ForeignIds } from './foreign-ids.ts';
import type { Imported } from './job.ts';

const HELP = `
Formats are recognised by content; gzip, zip, workbooks (.xlsx) and Parquet are read as they are; - is standard
input, and pipes are read like files.
A row that cannot be read is counted, named and written to the reject file; the rest is imported.
Importing a file twice changes nothing; a file is recognised by its content. --again reads it again and replaces what
its earlier import stored (times, authors, links, coverage, sampling). --undo undoes an import.

Examples:
  $ socialcare import twcs.csv
  $ socialcare import jan.csv.gz feb.csv.gz --sampling complete
  $ socialcare import export.csv --map id=Ref --map text=Message --map created_at=When --map author_handle=From
  $ socialcare import export.csv --preset brandwatch --dry-run
  $ socialcare import export.xlsx --sheet Messages
  $ socialcare import export.csv --again --tz America/New_York
  $ socialcare import --undo
  $ socialcare import --undo 7 --dry-run
  $ gunzip -c posts.jsonl.gz | socialcare import -
  $ socialcare import <(grep -v test export.csv) --sampling complete`;

export const registerImport: Register = (program, begin) => {
  const command = program
    .command('import')
    .summary('read files of mentions and replies into the database')
    .description('Read files of mentions and replies into the database.')
    .argument('[file...]', 'files, folders of an X archive or of Parquet, or - for standard input')
    .option('--format <name>', 'skip detection: twcs, csv, jsonl, x-api, x-archive, …')
    .option('--map <field=column>', 'which column holds a field; repeat', (value: string, earlier: string[] = []) => [
      ...earlier,
      value,
    ])
    .option('--preset <name>', 'column mapping of a known export, or one saved in socialcare.toml')
    .option('--save-preset <name>', 'save the mapping in ./socialcare.toml under this name')
    .option('--delimiter <char>', 'column separator (default: detected)')
    .option(
      '--sheet <name>',
      'sheet of a workbook, by name or number; repeat (default: the first that is not hidden)',
      (value: string, earlier: string[] = []) => [...earlier, value],
    )
    .option('--encoding <name>', 'text encoding (default: detected)')
    .addOption(new Option('--date-order <order>', 'day or month first in 03/04/2026').choices(['dmy', 'mdy']))
    .option('--tz <zone>', 'IANA zone of dates written without one (default: UTC)')
    .option('--channel <name>', 'network of all posts, overriding the file')
    .addOption(new Option('--sampling <kind>', 'what the file holds (default: by format)').choices([...SAMPLINGS]))
    .option('--covers <since..until>', 'the period the file is complete for (default: its oldest to its newest post)')
    .option(
      '--brand <name>',
      'with --covers: only these brands (default: all with an account on its networks)',
      collectList,
    )
    .option('--accept-rejects', 'keep --sampling complete although rows were rejected')
    .option('--ids-by-file', 'ids are row numbers: keep those of this file apart from those of others')
    .option('--covers-replies', 'the file holds all replies of the brands; where it has none, there were none')
    .option('--register-brands', 'make a brand of every author the file calls outbound')
    .option('--rejects <file>', 'where rows that cannot be read go (default: <file>.rejects.csv here)')
    .option('--strict', 'stop at the first row that cannot be read')
    .option('--again', 'read a file again, and replace what its earlier import stored')
    .option('--undo [batch]', 'undo an import: the newest, or a batch of socialcare status')
    .option('--yes', 'do not ask before --undo')
    .option('--no-classify', 'do not label new posts, as is done once classify was run')
    .option('--dry-run', 'show what would happen and change nothing')
    .option('--json', 'the outcome as JSON')
    .addHelpText('after', HELP);
  command.action(async (paths: string[], flags: ImportFlags) => {
    const context = await begin(command);
    if (flags.undo !== undefined) {
      if (paths.length > 0)
        throw new UsageError('--undo takes the number of a batch, and no files', 'See the numbers: socialcare status');
      const { undoImport } = await import('./undo.ts');
      return undoImport(context, { ...flags, undo: flags.undo });
    }
    if (paths.length === 0) throw new UsageError('no file given', 'Name at least one: socialcare import FILE');
    const { removingEmpty } = await import('./empty-database.ts');
    return removingEmpty(context, () => importFiles(context, paths, flags));
  });
};

export async function importFiles(context: Context, paths: string[], flags: ImportFlags): Promise<void> {
  const { terminal } = context;
  const [config, { againLine, checkExists, splitKnown, totalBytes }] = await Promise.all([
    context.config(),
    import('./files.ts'),
  ]);
  const dry = flags.dryRun === true;
  checkExists(context, paths);
  const covers = await readCovers(context, flags.covers);
  const store = await context.store({ rehearsal: dry });
  const brands = await brandsCovered(store, flags);
  terminal.note(
    `database: ${config.db.value}${config.db.origin === 'default' ? ' (shared by all folders; choose another with --db, or give this folder its own with socialcare init)' : ''}`,
  );
  const typed = typedReading(flags);
  const { wanted, known } = flags.again ? { wanted: paths, known: [] } : await splitKnown(context, store, paths, typed);
  if (!flags.json)
    for (const { path, batch, importedAt, sameFlags } of known) {
      const date = new Date(importedAt * 1000).toISOString().slice(0, 10);
      if (sameFlags)
        terminal.done(`${path}: imported before as batch ${batch}, on ${date}; nothing to do (--again reads it again)`);
      else {
        terminal.warn(
          `${path}: imported before as batch ${batch}, on ${date}, with other flags; nothing was done. To read it again with these:`,
        );
        terminal.warn(`  ${againLine(context.environment.argv, paths, path)}`);
      }
    }
  if (wanted.length === 0 && !flags.json) return;
  const read = await readOptions(context, wanted, flags);
  const [{ runImport }, { openRejectFile, reasonsIn }, { startProgress }] = await Promise.all([
    import('./job.ts'),
    import('./rejects.ts'),
    import('../../terminal/progress.ts'),
  ]);
  const files = wanted.map((path) => (path === '-' ? path : resolve(context.environment.cwd, path)));
  const rejects = openRejectFile(
    resolve(
      context.environment.cwd,
      flags.rejects ?? `${basename(wanted[0] === '-' ? 'stdin' : (wanted[0] ?? ''))}.rejects.csv`,
    ),
    files,
    !dry,
  );
  const total = await totalBytes(context, wanted);
  const progress = startProgress(terminal, { label: 'importing', total, unit: 'bytes', now: () => performance.now() });
  const started = performance.now();
  const seen = await lookAt(context, wanted, read);
  let imported: Imported;
  try {
    imported = await runImport(context, store, {
      paths: files,
      read,
      flags: typed,
      sampling: flags.sampling,
      covers,
      coversReplies: flags.coversReplies === true,
      brands,
      acceptRejects: flags.acceptRejects === true,
      idsByFile: flags.idsByFile === true,
      again: flags.again === true,
      registerBrands: flags.registerBrands === true,
      rejects,
      onProgress: (done, _, posts) => progress.update(done, `${posts} posts`),
    });
  } catch (error) {
    throw error instanceof ForeignIds ? await located(context, store, error, read, flags) : error;
  } finally {
    progress.done();
    if (rejects.written > 0) await (await import('../written-files.ts')).rememberFile(context, rejects.path, 'rejects');
  }
  const { results } = imported;
  if (!dry) await (await import('../retention.ts')).retainAsConfigured(context, store);
  const places = new Map<FileResult, LocatedConflict[]>();
  for (const result of results)
    places.set(
      result,
      await locateConflicts(context, store, result, { options: read, idsByFile: flags.idsByFile === true }),
    );
  const [{ summaryText, summaryObject }, { listBrands }] = await Promise.all([
    import('./summary.ts'),
    import('../../store/accounts/brands.ts'),
  ]);
  const seconds = (performance.now() - started) / 1000;
  if (flags.json) terminal.json(summaryObject({ ...imported, places, known, rejects, dry }));
  else if (dry || !terminal.quiet)
    await terminal.write(
      summaryText({
        ...imported,
        places,
        rejects,
        dry,
        seconds,
        database: config.db.value,
        seen,
        hasBrands: (await listBrands(store)).length > 0,
        timezone: config.timezone.value,
        terminal,
      }),
    );
  else if (rejects.count > 0)
    terminal.warn(`rejected ${amount(rejects.count, 'row')}, with the reasons in ${reasonsIn(rejects)}`);
  if (!dry && results.some(({ counts }) => counts.new + counts.changed > 0))
    await (await import('../classify/after-reading.ts')).classifyAsConfigured(context, store, flags);
  if (rejects.count > 0 && results.every(({ batch }) => batch === null))
    throw new FormatError('no row could be imported', `Look at the reasons in ${rejects.path}.`);
}

/** The same error, with file and line of both posts. */
async function located(
  context: Context,
  store: Store,
  { path, conflict, inside, message, hint }: ForeignIds,
  options: ReadInputsOptions,
  flags: ImportFlags,
): Promise<FormatError> {
  const found = { path, batch: inside ? conflict.batch : null, conflicts: { examples: [conflict] } };
  const [placed] = await locateConflicts(context, store, found, { options, idsByFile: flags.idsByFile === true });
  return new FormatError(`${message}\n  first: ${conflictLine(placed!)}`, hint);
}

/**
 * How each table would be read; silent about files that cannot be, for the import itself says why. Flags that a file
 * cannot follow are refused before any file is stored.
 */
async function lookAt(context: Context, paths: string[], options: ReadInputsOptions): Promise<Map<string, Preview>> {
  const [{ preview }, { isReadOnce }] = await Promise.all([
    import('../../formats/preview.ts'),
    import('../../formats/input.ts'),
  ]);
  const seen = new Map<string, Preview>();
  for (const path of paths) {
    const absolute = resolve(context.environment.cwd, path);
    if (path === '-' || (await isReadOnce(absolute))) continue;
    const found = await preview(absolute, options, 0).catch((error: unknown) => {
      if (error instanceof CareError && !(error instanceof UsageError)) return undefined;
      throw error;
    });
    if (found) seen.set(absolute, found);
  }
  return seen;
}
