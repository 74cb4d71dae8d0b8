/** A report in a file: its name, writing it whole or not at all, opening it. */
import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import { formatTime } from '../domain/clock-time.ts';
import type { Report } from '../domain/report.ts';
import type { OutputFlags } from '../reporting/output-options.ts';
import { type Piece, writeOutput } from './output-file.ts';
import { rememberFile } from './written-files.ts';

/** Where a page goes that is to be opened and has no name. */
const UNNAMED = 'socialcare-{date}.html';

/** Writes it, says where, and opens it if asked to. */
export async function writeReport(
  context: Context,
  report: Report,
  text: Piece,
  { output = UNNAMED, open }: OutputFlags,
): Promise<void> {
  const { terminal, environment } = context;
  const name = fileName(output, report);
  const path = resolve(environment.cwd, name);
  await writeOutput(path, [text]);
  await rememberFile(context, path, 'output');
  terminal.note(`report written to ${name} (${sizeText(Buffer.byteLength(text))})`);
  if (!open) return;
  const { openFile } = await import('../terminal/browser.ts');
  if (!(await openFile(path, environment.platform)))
    terminal.warn(`no program that opens pages was found: open ${path} in a browser`);
}

/** {date} is the day of the last second before the report's as-of, in its zone: that of --as-of 2026-10-31 is the 31st. */
export function fileName(output: string, { as_of, timezone }: Pick<Report, 'as_of' | 'timezone'>): string {
  return output.replaceAll('{date}', formatTime(as_of - 1, timezone).slice(0, 10));
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
