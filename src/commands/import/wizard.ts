/** Asks for the column of each field, showing the first rows, when a table's headers are not recognised. */
import { resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { truncateToWidth } from '../../domain/text-width.ts';
import type { ReadInputsOptions } from '../../formats/input-chunk.ts';

const NONE = '';
const ROWS_SHOWN = 3;
/** Asked of everybody, though an import can do without: threads hang on them. */
const ESSENTIAL: ReadonlySet<string> = new Set(['id', 'reply_to_id']);

/**
 * Nothing is asked when the file is understood as it is. Returns what the answers add to the options.
 * @param maySave false in a dry run, which saves nothing
 */
export async function askMapping(
  context: Context,
  paths: string[],
  options: ReadInputsOptions,
  maySave: boolean,
): Promise<Partial<ReadInputsOptions>> {
  const [path] = paths;
  if (path === undefined || path === '-') return {};
  const { isReadOnce } = await import('../../formats/input.ts');
  if (await isReadOnce(resolve(context.environment.cwd, path))) return {};
  const [{ preview }, { mappableFields }, { choose, confirm, askText }] = await Promise.all([
    import('../../formats/preview.ts'),
    import('../../formats/fields.ts'),
    import('../../terminal/prompt.ts'),
  ]);
  const seen = await preview(resolve(context.environment.cwd, path), options);
  if (seen.format !== 'csv' || seen.problems.length === 0 || seen.headers.length < 2) return {};
  const { terminal } = context;
  terminal.note(`${path}: ${seen.problems.join('; ')}`);
  terminal.note('Choose the column of each field. The first rows:');
  for (const [at, header] of seen.headers.entries()) {
    const cells = seen.rows.slice(0, ROWS_SHOWN).map((row) => truncateToWidth(safeLine(row[at] ?? ''), 24));
    terminal.note(`  ${safeLine(header)}: ${cells.join(' | ')}`);
  }
  const mapping: Record<string, string> = { ...options.mapping };
  const fields = mappableFields().filter(({ name }) => mapping[name] === undefined);
  const ask = async ({ name, title, required }: (typeof fields)[number]) => {
    const choices = [
      ...(required ? [] : [{ name: '(none)', value: NONE }]),
      ...seen.headers.map((header) => ({ name: safeLine(header), value: header })),
    ];
    const column = await choose(terminal, {
      message: `${name}: ${title}`,
      flag: `--map ${name}=COLUMN`,
      choices,
      initial: seen.mapping[name] ?? (required ? undefined : NONE),
    });
    if (column !== NONE) mapping[name] = column;
  };
  for (const field of fields.filter(({ name, required }) => required || ESSENTIAL.has(name))) await ask(field);
  const others = { message: 'Map more fields (followers, quotes, network, …)?', flag: '--map field=column' };
  if (await confirm(terminal, others))
    for (const field of fields.filter(({ name, required }) => !required && !ESSENTIAL.has(name))) await ask(field);
  if (
    maySave &&
    (await confirm(terminal, { message: 'Save this mapping for the next file?', flag: '--save-preset NAME' }))
  ) {
    const { savePreset } = await import('./preset.ts');
    const name = await askText(terminal, { message: 'Name of the preset', flag: '--save-preset NAME' });
    await savePreset(context, name, { ...options, mapping });
  }
  return { format: 'csv', mapping };
}
