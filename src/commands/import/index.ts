/** import: files become posts, threads and turns. */
import { basename, resolve } from 'node:path';
import { Option } from 'commander';
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { SAMPLINGS, type Sampling } from '../../domain/post.ts';
import { CareError, FormatError, UsageError } from '../../errors.ts';
import type { ReadInputsOptions } from '../../formats/input-chunk.ts';
import type { Preview } from '../../formats/preview.ts';
import type { Store } from '../../store/open.ts';
import type { Register } from '../command.ts';
import type { FileResult } from './job.ts';

interface Flags {
  format?: string;
  map?: string[];
  preset?: string;
  savePreset?: string;
  delimiter?: string;
  encoding?: string;
  dateOrder?: 'dmy' | 'mdy';
  tz?: string;
  channel?: string;
  sampling?: Sampling;
  covers?: string;
  rejects?: string;
  registerBrands?: boolean;
  strict?: boolean;
  dryRun?: boolean;
  again?: boolean;
  json?: boolean;
}

/** Seconds a post may be dated after its import, for clocks that go wrong. */
const CLOCK_SKEW = 86_400;

const HELP = `
Formats are recognised by content; gzip and zip are read as they are; - is standard input, and
pipes are read like files.
A row that cannot be read is counted, named and written to the reject file; the rest is imported.
Importing a file twice changes nothing.

Examples:
  $ socialcare import twcs.csv
  $ socialcare import jan.csv.gz feb.csv.gz --sampling complete
  $ socialcare import export.csv --map id=Ref --map text=Message --map created_at=When --map author_handle=From
  $ socialcare import export.csv --preset brandwatch --dry-run
  $ gunzip -c posts.jsonl.gz | socialcare import -
  $ socialcare import <(grep -v test export.csv) --sampling complete`;

export const registerImport: Register = (program, begin) => {
  const command = program
    .command('import')
    .summary('read files of mentions and replies into the database')
    .description('Read files of mentions and replies into the database.')
    .argument('<file...>', 'files, folders of an X archive, or - for standard input')
    .option('--format <name>', 'skip detection: twcs, csv, jsonl, x-api, x-archive, …')
    .option('--map <field=column>', 'which column holds a field; repeat', (value: string, earlier: string[] = []) => [
      ...earlier,
      value,
    ])
    .option('--preset <name>', 'column mapping of a known export, or one saved in socialcare.toml')
    .option('--save-preset <name>', 'save the mapping in ./socialcare.toml under this name')
    .option('--delimiter <char>', 'column separator (default: detected)')
    .option('--encoding <name>', 'text encoding (default: detected)')
    .addOption(new Option('--date-order <order>', 'day or month first in 03/04/2026').choices(['dmy', 'mdy']))
    .option('--tz <zone>', 'IANA zone of dates written without one (default: UTC)')
    .option('--channel <name>', 'network of all posts, whatever the file says')
    .addOption(new Option('--sampling <kind>', 'what the file holds (default: by format)').choices([...SAMPLINGS]))
    .option('--covers <since..until>', 'the period the file is complete for (default: its oldest to its newest post)')
    .option('--register-brands', 'make a brand of every author the file calls outbound')
    .option('--rejects <file>', 'where rows that cannot be read go (default: <file>.rejects.csv here)')
    .option('--strict', 'stop at the first row that cannot be read')
    .option('--again', 'read a file again that was imported before')
    .option('--dry-run', 'show what would happen and change nothing')
    .option('--json', 'the outcome as JSON')
    .addHelpText('after', HELP);
  command.action(async (paths: string[], flags: Flags) => importFiles(await begin(command), paths, flags));
};

export async function importFiles(context: Context, paths: string[], flags: Flags): Promise<void> {
  const { terminal } = context;
  const [config, { checkThere, splitKnown, totalBytes }] = await Promise.all([context.config(), import('./files.ts')]);
  const dry = flags.dryRun === true;
  checkThere(context, paths);
  const store = await openFor(context, dry);
  terminal.note(`database: ${config.db.value}${config.db.origin === 'default' ? ' (choose another with --db)' : ''}`);
  const { wanted, known } = flags.again ? { wanted: paths, known: [] } : await splitKnown(context, store, paths, flags);
  for (const { path, date } of known)
    terminal.done(`${path}: imported before, on ${date}; nothing to do (--again reads it again)`);
  if (wanted.length === 0) return;
  const read = await readOptions(context, wanted, flags);
  const [{ rehearse }, { runImport }, { openRejectFile }, { startProgress }] = await Promise.all([
    import('../../store/open.ts'),
    import('./job.ts'),
    import('./rejects.ts'),
    import('../../terminal/progress.ts'),
  ]);
  const rejects = openRejectFile(
    resolve(context.world.cwd, flags.rejects ?? `${basename(wanted[0] === '-' ? 'stdin' : wanted[0]!)}.rejects.csv`),
    !dry,
  );
  const total = await totalBytes(context, wanted);
  const progress = startProgress(terminal, { label: 'importing', total, unit: 'bytes', now: () => performance.now() });
  const started = performance.now();
  const seen = await lookAt(context, wanted, read);
  const rehearsal = dry ? rehearse(store) : undefined;
  let results: FileResult[];
  try {
    results = await runImport(context, store, {
      paths: wanted.map((path) => (path === '-' ? path : resolve(context.world.cwd, path))),
      read,
      sampling: flags.sampling,
      covers: await readCovers(context, flags.covers),
      registerBrands: flags.registerBrands === true,
      rejects,
      onProgress: (done, _, posts) => progress.update(done, `${posts} posts`),
    });
  } finally {
    progress.done();
    rehearsal?.end();
  }
  const [{ summaryText, summaryObject }, { listBrands }] = await Promise.all([
    import('./summary.ts'),
    import('../../store/brands.ts'),
  ]);
  const seconds = (performance.now() - started) / 1000;
  if (flags.json) terminal.out(JSON.stringify(summaryObject(results, rejects, dry)));
  else if (dry || !terminal.quiet)
    await terminal.write(
      summaryText({
        results,
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
    terminal.warn(`rejected ${amount(rejects.count, 'row')}, with the reasons in ${rejects.path}`);
  if (results.every(({ counts }) => counts.new + counts.changed + counts.same === 0) && rejects.count > 0)
    throw new FormatError('no row could be imported', `Look at the reasons in ${rejects.path}.`);
}

/** How each table would be read; silent about files that cannot be, for the import itself says why. */
async function lookAt(context: Context, paths: string[], options: ReadInputsOptions): Promise<Map<string, Preview>> {
  const [{ preview }, { isReadOnce }] = await Promise.all([
    import('../../formats/preview.ts'),
    import('../../formats/input.ts'),
  ]);
  const seen = new Map<string, Preview>();
  for (const path of paths) {
    const absolute = resolve(context.world.cwd, path);
    if (path === '-' || (await isReadOnce(absolute))) continue;
    const found = await preview(absolute, options, 0).catch((error: unknown) => {
      if (error instanceof CareError) return undefined;
      throw error;
    });
    if (found) seen.set(absolute, found);
  }
  return seen;
}

/** A dry run needs a database to compare with, but must not create one. */
async function openFor(context: Context, dry: boolean): Promise<Store> {
  if (!dry) return context.store();
  const { existsSync } = await import('node:fs');
  const { db } = await context.config();
  if (existsSync(db.value)) return context.store();
  const { openStore } = await import('../../store/open.ts');
  return openStore(':memory:');
}

async function readCovers(
  context: Context,
  covers: string | undefined,
): Promise<{ since: number; until: number } | undefined> {
  if (covers === undefined) return undefined;
  const [since, until] = covers.split('..');
  if (!since || !until)
    throw new UsageError(`--covers: "${covers}" is not a period`, 'Write it as 2026-01-01..2026-03-31.');
  const { parsePeriod } = await import('../../domain/period.ts');
  const zone = (await context.config()).timezone.value;
  const period = parsePeriod({ since, until }, { zone, now: context.now() });
  return { since: period.since!, until: period.until! };
}

/** Flags, then the preset they name in socialcare.toml, then what the person is asked. */
async function readOptions(context: Context, paths: string[], flags: Flags): Promise<ReadInputsOptions> {
  const config = await context.config();
  const saved = flags.preset === undefined ? undefined : config.presets[flags.preset]?.value;
  const said = mappingOf(flags.map ?? []);
  const options: ReadInputsOptions = {
    format: flags.format,
    stdin: context.world.stdin as ReadInputsOptions['stdin'],
    preset: saved ? undefined : flags.preset,
    mapping: saved ? { ...saved.columns, ...said } : said,
    delimiter: flags.delimiter === '\\t' ? '\t' : (flags.delimiter ?? saved?.delimiter),
    encoding: flags.encoding ?? saved?.encoding,
    dateOrder: flags.dateOrder ?? saved?.date_order,
    timezone: flags.tz ?? saved?.timezone,
    channel: flags.channel ?? saved?.channel,
    strict: flags.strict,
    latest: context.now() + CLOCK_SKEW,
  };
  if (context.terminal.interactive && flags.format === undefined && flags.preset === undefined && !flags.map) {
    const { askMapping } = await import('./wizard.ts');
    Object.assign(options, await askMapping(context, paths, options));
  }
  if (flags.savePreset !== undefined) {
    const { savePreset } = await import('./preset.ts');
    await savePreset(context, flags.savePreset, options);
  }
  return options;
}

function mappingOf(pairs: string[]): Record<string, string> {
  const mapping: Record<string, string> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1)
      throw new UsageError(`--map: "${pair}" is not field=column`, 'Example: --map text=Message --map created_at=When');
    mapping[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return mapping;
}
