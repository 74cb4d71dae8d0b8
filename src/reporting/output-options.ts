/** Flags for where a report goes, and what it may show there. */
import { extname } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { formatOf } from './options.ts';

export interface OutputFlags {
  format?: string;
  json?: boolean;
  /** A file; {date} in its name is the day that the report is about. */
  output?: string;
  open?: boolean;
  emailHtml?: boolean;
  ifChanged?: boolean;
  withHandles?: boolean;
  mask?: boolean;
}

/** Formats that are made to be passed on: customers are behind pseudonyms unless somebody asks for their names. */
export const SHARED: readonly string[] = ['html', 'email-html'];

const BY_ENDING: Record<string, string> = {
  '.html': 'html',
  '.htm': 'html',
  '.md': 'markdown',
  '.csv': 'csv',
  '.json': 'json',
  '.xlsx': 'xlsx',
};

/** @param email whether there is a form for mails */
export function addOutputOptions(command: Command, email = true): Command {
  command
    .option('-o, --output <file>', 'write to a file; {date} in its name is the day of the report')
    .option('--open', 'open the page in the browser (with html)')
    .option(
      '--with-handles',
      'in what is shared (pages, mails, seals): name customers, and link to their posts (default: pseudonyms, no links)',
    )
    .option('--if-changed', 'print nothing, and leave with exit code 6, where the numbers are those of the last time');
  return email ? command.option('--email-html', 'short for --format email-html: for the body of a mail') : command;
}

/**
 * The format asked for: by flag, by the ending of the file, or because only a page can be opened.
 * @throws UsageError for flags that contradict each other
 */
export function outputFormat(flags: OutputFlags): string {
  const { output, open, emailHtml, format, json } = flags;
  if (emailHtml && (json || (format ?? 'email-html') !== 'email-html'))
    throw new UsageError(
      `--email-html and ${json ? '--json' : `--format ${format}`} contradict each other`,
      'Leave one of them out.',
    );
  const ending = output === undefined ? undefined : BY_ENDING[extname(output).toLowerCase()];
  const chosen = emailHtml ? 'email-html' : formatOf(flags, open ? 'html' : (ending ?? 'table'));
  if (open && chosen !== 'html')
    throw new UsageError(`--open shows a page, not ${chosen}`, 'Write --format html, or leave --open out.');
  return chosen;
}

/**
 * Whether customers are masked: true, false, or undefined where the configuration decides.
 * @throws UsageError for flags that contradict each other
 */
export function masks({ mask, withHandles }: OutputFlags, format: string): boolean | undefined {
  if (withHandles && mask)
    throw new UsageError('--with-handles and --mask contradict each other', 'Leave one of them out.');
  if (withHandles) return false;
  return mask ?? (SHARED.includes(format) ? true : undefined);
}
