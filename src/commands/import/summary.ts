/** What an import did, for a person and for a program. */
import { amount, grouped } from '../../domain/amount.ts';
import { formatTime, isoTime } from '../../domain/clock-time.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { Preview } from '../../formats/preview.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { FileResult } from './job.ts';
import type { RejectFile } from './rejects.ts';

export interface Summary {
  results: FileResult[];
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

export function summaryObject(results: FileResult[], rejects: RejectFile, dry: boolean): Record<string, unknown> {
  return {
    version: 1,
    dry_run: dry,
    rejected: rejects.count,
    rejects: rejects.count > 0 && !dry ? rejects.path : null,
    files: results.map(({ path, format, sampling, batch, counts, oldest, newest, brandsRegistered, notes }) => ({
      file: path,
      format,
      sampling,
      batch: dry ? null : batch,
      rows: counts.rows,
      new: counts.new,
      changed: counts.changed,
      same: counts.same,
      rejected: counts.rejected,
      skipped: counts.skipped,
      oldest: isoTime(oldest),
      newest: isoTime(newest),
      brands_registered: brandsRegistered,
      notes,
    })),
  };
}

export function summaryText({
  results,
  rejects,
  dry,
  seconds,
  database,
  seen,
  hasBrands,
  timezone,
  terminal,
}: Summary): string {
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
    if (table?.delimiter !== undefined && (dry || result.format === 'csv')) lines.push(...readAs(table));
    lines.push(`  ${amount(counts.rows, 'row')}: ${outcome(result)}`);
    for (const [reason, n] of Object.entries(counts.skipped)) lines.push(`  skipped ${amount(n, 'row')}: ${reason}`);
    if (counts.rejected > 0) lines.push(`  ${palette.warn(`rejected ${amount(counts.rejected, 'row')}`)}`);
    if (result.brandsRegistered > 0)
      lines.push(`  ${amount(result.brandsRegistered, 'brand')} registered from the file: socialcare brand list`);
    lines.push(`  sampling: ${result.sampling}${SAMPLING_MEANS[result.sampling] ?? ''}`);
    for (const note of result.notes) lines.push(`  note: ${safeLine(note)}`);
  }
  for (const { file, line, reason } of rejects.first) lines.push(`  ${safeLine(`${file}:${line}: ${reason}`)}`);
  if (rejects.count > rejects.first.length) lines.push(`  … ${rejects.count - rejects.first.length} more`);
  if (rejects.count > 0 && !dry) lines.push(`  all of them, with their rows: ${rejects.path}`);
  const posts = sum(({ counts }) => counts.new);
  lines.push(
    dry
      ? `Dry run: ${amount(posts, 'new post')} would be stored in ${database}; nothing was changed.`
      : `${amount(posts, 'new post')} in ${database} (${rate(
          sum(({ counts }) => counts.rows),
          seconds,
        )})`,
  );
  const held = posts + sum(({ counts }) => counts.changed + counts.same);
  if (!dry && held > 0)
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

function readAs({ encoding, delimiter, preset, dateForm, mapping }: Preview): string[] {
  const how = [
    encoding,
    DELIMITERS[delimiter!] ?? delimiter!,
    ...(dateForm ? [`times ${dateForm}`] : []),
    ...(preset ? [`preset ${preset}`] : []),
  ];
  const columns = Object.entries(mapping).map(([field, column]) => (field === column ? field : `${field}=${column}`));
  const lines = [`  read as ${how.join(', ')}`];
  if (columns.length > 0) lines.push(`  columns ${safeLine(columns.join(', '))}`);
  if (mapping.reply_to_id === undefined && mapping.conversation_id === undefined)
    lines.push(
      '  note: no column says what a post replies to, so answers are inferred from names: --map reply_to_id=COLUMN tells them',
    );
  return lines;
}

function outcome({ counts }: FileResult): string {
  return [
    `${grouped(counts.new)} new`,
    ...(counts.changed > 0 ? [`${grouped(counts.changed)} changed`] : []),
    `${grouped(counts.same)} already here`,
  ].join(', ');
}

/** Below this the start of the program is most of the time. */
const LEAST_ROWS_FOR_RATE = 10_000;

function rate(rows: number, seconds: number): string {
  return rows < LEAST_ROWS_FOR_RATE
    ? `${seconds.toFixed(1)} s`
    : `${seconds.toFixed(1)} s, ${grouped(Math.round(rows / seconds))} rows/s`;
}
