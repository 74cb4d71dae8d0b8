/** Options given for a file are followed or refused by name, never ignored silently. */
import { UsageError } from '../errors.ts';
import type { Format, ReadOptions, TableOption, TextInput } from './format.ts';
import { channelMeant } from './post-urls.ts';

const FLAGS: Record<TableOption, string> = {
  mapping: '--map',
  preset: '--preset',
  delimiter: '--delimiter',
  dateOrder: '--date-order',
};
/** Options that only a table or generic JSON can follow; given, they outrank the detected format. */
const TELLING = ['mapping', 'preset', 'delimiter'] as const;

/** @throws UsageError for options of workbooks that are given for other files, and the other way round */
export function refuseUnappliedTo({ name, sheet }: Pick<TextInput, 'name' | 'sheet'>, options: ReadOptions): void {
  if (!sheet && options.sheets !== undefined)
    throw new UsageError(`--sheet does not apply to ${name}: it is no workbook`, 'Leave it out.');
  for (const option of ['delimiter', 'encoding'] as const)
    if (sheet && options[option] !== undefined)
      throw new UsageError(`--${option} does not apply to ${name}: it is a workbook`, 'Leave it out.');
}

/** Whether a format can follow the given options. */
export function follows(format: Format, options: ReadOptions): boolean {
  return TELLING.every((option) => !isSaid(options, option) || format.applies.includes(option));
}

/** @throws UsageError for the first option that the format cannot follow */
export function refuseUnapplied(format: Format, options: ReadOptions, file: string): void {
  for (const option of Object.keys(FLAGS) as TableOption[])
    if (isSaid(options, option) && !format.applies.includes(option))
      throw new UsageError(
        `${FLAGS[option]} does not apply to ${file}: it is ${format.name}, ${format.title}`,
        `Leave it out, import this file by itself, or name another format with --format.`,
      );
  const { channel } = options;
  if (channel !== undefined && format.channel !== undefined && channelMeant(channel) !== format.channel)
    throw new UsageError(
      `--channel ${channel} does not apply to ${file}: posts of ${format.name} are on ${format.channel}`,
      'Leave it out, or read the file as something else with --format csv or --format jsonl.',
    );
}

function isSaid(options: ReadOptions, option: TableOption): boolean {
  return option === 'mapping' ? Object.keys(options.mapping ?? {}).length > 0 : options[option] !== undefined;
}
