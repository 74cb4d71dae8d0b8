/** The summary of an import, for people and for programs. */
import { amount, grouped } from '../../domain/amount.ts';
import { formatTime, isoTime } from '../../domain/clock-time.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { Preview } from '../../formats/preview.ts';
import type { Undone } from '../../store/facts/undo.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { turnedAwayLines } from '../turned-away.ts';
import { conflictLines } from './conflict-lines.ts';
import type { LocatedConflict } from './conflict-locations.ts';
import type { FileResult } from './file-import.ts';
import type { KnownFile } from './files.ts';
import type { Imported } from './job.ts';
import { type RejectFile, reasonsIn } from './rejects.ts';

export interface ImportSummary extends Imported {
  places: ReadonlyMap<FileResult, readonly LocatedConflict[]>;
  rejects: RejectFile;
  dry: boolean;
  seconds: number;
  database: string;
  /** How each table was read, by path. */
  seen: ReadonlyMap<string, Preview>;
  hasBrands: boolean;
  timezone: string;
  terminal: Terminal;
}

export function summaryObject({
  results,
  replaced,
  places,
  known,
  rejects,
  dry,
}: Imported & Pick<ImportSummary, 'places' | 'rejects' | 'dry'> & { known: readonly KnownFile[] }): Record<
  string,
  unknown
> {
  return {
    version: 1,
    dry_run: dry,
    rejected: rejects.count,
    rejects: rejects.count > 0 && !dry ? rejects.path : null,
    rejects_written: rejects.written,
    known: known.map(({ path, batch, importedAt, sameFlags }) => ({
      file: path,
      batch,
      imported_at: isoTime(importedAt),
      same_flags: sameFlags,
    })),
    files: results.map((result) => fileObject(result, replaced.get(result.path), places.get(result) ?? [], dry)),
  };
}

function fileObject(
  result: FileResult,
  replaced: Undone | undefined,
  places: readonly LocatedConflict[],
  dry: boolean,
) {
  const { path, format, sampling, batch, counts, oldest, newest, brandsRegistered, notes, conflicts, turnedAway } =
    result;
  return {
    file: path,
    format,
    sampling,
    batch: dry ? null : batch,
    arrived: result.arrived.map(({ name, sha256, bytes }) => ({ file: name, sha256, bytes })),
    rows: counts.rows,
    new: counts.new,
    changed: counts.changed,
    same: counts.same,
    contradicting: counts.contradicting,
    contradictions: conflicts.kinds,
    contradicting_examples: places.map(({ batch: first, ...place }) => ({ ...place, first_batch: first })),
    rejected: counts.rejected,
    skipped: counts.skipped,
    erased: turnedAway.erased,
    older_than_kept: turnedAway.expired,
    oldest: isoTime(oldest),
    newest: isoTime(newest),
    brands_registered: brandsRegistered,
    replaced: replaced === undefined ? null : { posts_removed: replaced.removed, posts_kept: replaced.kept },
    notes,
  };
}

export function summaryText({
  results,
  replaced,
  places,
  rejects,
  dry,
  seconds,
  database,
  seen,
  hasBrands,
  timezone,
  terminal,
}: ImportSummary): string {
  const { palette } = terminal;
  const lines: string[] = [];
  const sum = (pick: (result: FileResult) => number) => results.reduce((total, result) => total + pick(result), 0);
  for (const result of results) {
    const { counts } = result;
    const when =
      result.oldest === null
        ? ''
        : `, ${formatTime(result.oldest, timezone)} to ${formatTime(result.newest!, timezone)}`;
    lines.push(`${palette.strong(safeLine(result.path))}: ${result.format}${when}`);
    const table = seen.get(result.path);
    if ((table?.delimiter ?? table?.sheet) !== undefined && (dry || result.format === 'csv'))
      lines.push(...readAs(table!));
    lines.push(`  ${amount(counts.rows, 'row')}: ${outcome(result)}`);
    for (const [reason, n] of Object.entries(counts.skipped)) lines.push(`  skipped ${amount(n, 'row')}: ${reason}`);
    for (const line of turnedAwayLines(result.turnedAway, 'row')) lines.push(`  ${line}`);
    const undone = replaced.get(result.path);
    if (undone) lines.push(`  replaces an earlier import of ${amount(undone.removed + undone.kept, 'post')}`);
    for (const line of conflictLines(result, places.get(result) ?? [])) lines.push(`  ${palette.warn(line)}`);
    if (counts.rejected > 0) lines.push(`  ${palette.warn(`rejected ${amount(counts.rejected, 'row')}`)}`);
    if (result.brandsRegistered > 0)
      lines.push(`  ${amount(result.brandsRegistered, 'brand')} registered from the file: socialcare brand list`);
    lines.push(`  sampling: ${result.sampling}${SAMPLING_MEANS[result.sampling] ?? ''}`);
    for (const note of result.notes) lines.push(`  note: ${safeLine(note)}`);
  }
  for (const { file, line, cell = line, reason } of rejects.first)
    lines.push(`  ${safeLine(`${file}${cell === 0 ? '' : `:${cell}`}: ${reason}`)}`);
  if (rejects.count > rejects.first.length) lines.push(`  … ${rejects.count - rejects.first.length} more`);
  if (rejects.count > 0 && !dry) lines.push(`  reasons and rows: ${reasonsIn(rejects)}`);
  const removed = [...replaced.values()].reduce((total, undone) => total + undone.removed, 0);
  const posts = Math.max(0, sum(({ counts }) => counts.new) - removed);
  lines.push(
    dry
      ? `Dry run: ${amount(posts, 'new post')} would be stored in ${database}; nothing was changed.`
      : `${amount(posts, 'new post')} in ${database} (${rate(
          sum(({ counts }) => counts.rows),
          seconds,
        )})`,
  );
  const stored = sum(({ counts }) => counts.new + counts.changed + counts.same + counts.contradicting);
  if (!dry && stored > 0)
    lines.push(
      palette.dim(
        `next: ${hasBrands ? 'socialcare report' : 'socialcare brand add NAME @handle, then socialcare report'}`,
      ),
    );
  return `${lines.join('\n')}\n`;
}

const SAMPLING_MEANS: Record<string, string> = {
  'answered-only': ' (every conversation holds a brand reply: response times yes, ignored rates no)',
  'brand-replies': ' (built from the brand’s replies: response times yes, ignored rates no)',
  unknown: ' (say what the file holds with --sampling complete, search or answered-only)',
};

const DELIMITERS: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

function readAs({ encoding, delimiter, sheet, preset, dateForm, mapping }: Preview): string[] {
  const how = [
    ...(sheet === undefined ? [encoding, DELIMITERS[delimiter!] ?? delimiter!] : [`sheet "${safeLine(sheet)}"`]),
    ...(dateForm ? [`times ${dateForm}`] : []),
    ...(preset ? [`preset ${preset}`] : []),
  ];
  const columns = Object.entries(mapping).map(([field, column]) => (field === column ? field : `${field}=${column}`));
  const lines = [`  read as ${how.join(', ')}`];
  if (columns.length > 0) lines.push(`  columns ${safeLine(columns.join(', '))}`);
  if (mapping.reply_to_id === undefined && mapping.conversation_id === undefined)
    lines.push(
      '  note: no column names the parent of a post, so answers are inferred from names: --map reply_to_id=COLUMN names it',
    );
  return lines;
}

function outcome({ counts }: FileResult): string {
  return [
    `${grouped(counts.new)} new`,
    ...(counts.changed > 0 ? [`${grouped(counts.changed)} changed`] : []),
    `${grouped(counts.same)} already here`,
    ...(counts.contradicting > 0 ? [`${grouped(counts.contradicting)} contradicting`] : []),
  ].join(', ');
}

/** Below this the start of the program is most of the time. */
const LEAST_ROWS_FOR_RATE = 10_000;

function rate(rows: number, seconds: number): string {
  return rows < LEAST_ROWS_FOR_RATE
    ? `${seconds.toFixed(1)} s`
    : `${seconds.toFixed(1)} s, ${grouped(Math.round(rows / seconds))} rows/s`;
}
