/** Rows on their way out: read in batches, masked where asked for, written as they come. */
import { resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { grouped } from '../../domain/amount.ts';
import { EXIT } from '../../errors.ts';
import type { FlatRow, RowColumn } from '../../renderers/rows.ts';
import { nothingMatches } from '../../reporting/nothing.ts';
import { type FilterFlags, readScope, type Scope } from '../../reporting/options.ts';
import type { Store } from '../../store/open.ts';
import type { ExportKind } from '../../store/reading/export.ts';
import { refuseScreen } from '../output-file.ts';
import { choiceOf, type ExportFlags, exportFormat } from './flags.ts';
import { piecesOf } from './pieces.ts';

export async function exportRows(context: Context, what: ExportKind, flags: ExportFlags): Promise<void> {
  const { terminal } = context;
  const format = exportFormat(what, flags);
  if (format === 'xlsx' || format === 'parquet') refuseScreen(terminal, format, flags.output);
  const exporting = await import('../../store/reading/export.ts');
  const known = exporting.EXPORT_COLUMNS[what];
  const choice = choiceOf(what, flags, known);
  const store = await context.store({ readonly: true });
  const [scope, { maskFor }, { maskedRow }] = await Promise.all([
    what === 'decisions' ? decisionScope(context, store, flags) : readScope(context, store, flags),
    import('../../queue/masking.ts'),
    import('../../queue/masked-rows.ts'),
  ]);
  const mask = flags.idsOnly ? undefined : await maskFor(context, store, flags);
  const request = { filter: scope.filter, asOf: scope.asOf, all: flags.all === true };
  const columns = choice.columns
    ? choice.columns.map((key) => known.find((column) => column.key === key)!)
    : known.filter(({ extra }) => !extra);
  let count = 0;
  const counted = (async function* () {
    for await (const rows of exporting.exportRows(store, what, { ...request, choice })) {
      count += rows.length;
      yield* mask ? rows.map((row) => maskedRow(row, mask, what === 'decisions')) : rows;
    }
  })();
  const notes = await write(context, what, flags, { format, columns, rows: counted });
  if (notes === undefined) return;
  if (flags.output !== undefined)
    terminal.note(`${grouped(count)} ${count === 1 ? singular(what) : what} written to ${flags.output}`);
  for (const note of notes) terminal.note(note);
  const { removedFrom, removedRowsText } = await import('../../reporting/removed.ts');
  const removed = await removedFrom(store, scope.filter, [scope.period]);
  if (removed) terminal.note(removedRowsText(removed, scope.timezone));
  if (count === 0)
    terminal.note(
      what === 'decisions'
        ? 'No decision in this period. Decide what waits: socialcare triage'
        : await nothingMatches(store, scope, flags, `export ${what}`),
    );
  if (count > 0 && count === choice.limit) {
    const all = await exporting.countExported(store, what, request);
    if (all > count) terminal.note(`${grouped(count)} of ${grouped(all)} ${what}: --limit ${all} for all`);
  }
  if (count === 0 && flags.failOnEmpty) context.exitCode = EXIT.empty;
}

export interface RowsOut {
  format: ReturnType<typeof exportFormat>;
  columns: readonly RowColumn[];
  rows: AsyncIterable<FlatRow>;
}

/** Writes to the file, the folder or standard output. Returns what is to be said about it; undefined when the reader has left. */
async function write(
  context: Context,
  what: ExportKind,
  { output, partition }: ExportFlags,
  out: RowsOut,
): Promise<string[] | undefined> {
  const { terminal, environment } = context;
  const path = output === undefined ? undefined : resolve(environment.cwd, output);
  const notes: string[] = [];
  if (path !== undefined && partition) {
    const { writePartitions } = await import('./partitions.ts');
    notes.push(...(await writePartitions(path, what, partition, out, environment.version)));
  } else {
    const pieces = piecesOf(context, what, out, notes, path === undefined && terminal.isTTY);
    if (path === undefined) {
      for await (const piece of pieces) if (!(await terminal.write(piece))) return undefined;
      return notes;
    }
    const { writeOutput } = await import('../output-file.ts');
    await writeOutput(path, pieces);
  }
  const { rememberFile } = await import('../written-files.ts');
  await rememberFile(context, path, 'output');
  return notes;
}

function singular(what: ExportKind): string {
  return what === 'replies' ? 'reply' : what.slice(0, -1);
}

async function decisionScope(context: Context, store: Store, flags: FilterFlags): Promise<Scope> {
  const { scopeOfWork } = await import('../../reporting/measuring-work.ts');
  return scopeOfWork(context, store, flags, 'these rows are decisions');
}
