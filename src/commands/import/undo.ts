/** import --undo: undoes a batch, after showing what that does. */
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { formatTime, isoTime } from '../../domain/clock-time.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { UsageError } from '../../errors.ts';
import type { Undone } from '../../store/facts/undo.ts';
import type { BatchLine } from '../../store/reading/summary.ts';

export interface UndoFlags {
  /** true: the newest import. */
  undo: string | true;
  yes?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

export async function undoImport(context: Context, flags: UndoFlags): Promise<void> {
  const { terminal } = context;
  const dry = flags.dryRun === true;
  const [store, config, { undoImports }] = await Promise.all([
    context.store({ mustExist: true, rehearsal: dry }),
    context.config(),
    import('../../store/facts/undo.ts'),
  ]);
  const batch = await selectBatch(store, flags.undo);
  const what = describe(batch, config.timezone.value);
  if (!dry && !flags.yes) {
    const { confirm } = await import('../../terminal/prompt.ts');
    if (!(await confirm(terminal, { message: `Undo ${what}?`, flag: '--yes' }))) return;
  }
  const undone = await undoImports(store, [batch.key], {
    autoReplySeconds: config.auto_reply_seconds.value,
    episodeGap: config.episode_gap_seconds.value,
  });
  if (flags.json) terminal.json(undoneObject(batch, undone, dry));
  else for (const line of [`${dry ? 'Would undo' : 'Undid'} ${what}.`, ...undoneLines(undone, dry)]) terminal.out(line);
  if (dry && !flags.json) terminal.out('Dry run: nothing was changed.');
}

async function selectBatch(
  store: Parameters<typeof import('../../store/reading/summary.ts').findBatch>[0],
  meant: string | true,
) {
  const { findBatch } = await import('../../store/reading/summary.ts');
  if (meant !== true && !/^\d{1,15}$/.test(meant))
    throw new UsageError(`--undo: "${meant}" is not the number of a batch`, 'See the numbers: socialcare status');
  const batch = await findBatch(store, meant === true ? undefined : Number(meant));
  if (!batch)
    throw new UsageError(
      meant === true ? 'there is no import to undo' : `there is no batch ${meant}`,
      'See what is here: socialcare status',
    );
  return batch;
}

function describe({ key, source, file, rows_read, started_at }: BatchLine, timezone: string): string {
  const what = file === null ? source : safeLine(file.split('/').at(-1)!);
  return `batch ${key}: ${what}, ${amount(rows_read, 'row')}, of ${formatTime(started_at, timezone)}`;
}

/** The result of an undo, or what it would be, for a person. */
export function undoneLines({ removed, kept, brands, annotations }: Undone, dry = false): string[] {
  const remove = dry ? 'would be removed' : 'removed';
  return [
    `  ${amount(removed, 'post')} that no other batch holds ${remove}`,
    ...(kept > 0 ? [`  ${amount(kept, 'post')} kept: other batches hold them too, and now define them`] : []),
    ...(brands.length > 0 ? [`  ${amount(brands.length, 'brand')} that only it had registered ${remove}`] : []),
    ...(annotations > 0 ? [`  ${annotationsKept(annotations)}`] : []),
  ];
}

/** Annotations of posts that were removed. */
export function annotationsKept(n: number): string {
  return `${amount(n, 'label or decision of people kept: it waits for its post', 'labels and decisions of people kept: they wait for their posts')} to come back`;
}

function undoneObject({ key, source, file, rows_read, started_at }: BatchLine, undone: Undone, dry: boolean) {
  return {
    version: 1,
    dry_run: dry,
    undone: {
      batch: key,
      source,
      file,
      rows: rows_read,
      started_at: isoTime(started_at),
      posts_removed: undone.removed,
      posts_kept: undone.kept,
      brands_removed: undone.brands,
      judgements_kept: undone.annotations,
    },
  };
}
