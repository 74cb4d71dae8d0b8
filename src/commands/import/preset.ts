/** Saving a column mapping under a name in the project's configuration file. */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { UsageError } from '../../errors.ts';
import type { ReadInputsOptions } from '../../formats/input-chunk.ts';

export async function savePreset(context: Context, name: string, options: ReadInputsOptions): Promise<void> {
  if (!options.mapping || Object.keys(options.mapping).length === 0)
    throw new UsageError('--save-preset: there is no mapping to save', 'Give one with --map field=column.');
  const { addPreset, defaultConfigToml } = await import('../../config/template.ts');
  const path = resolve(context.environment.cwd, context.flags.config ?? 'socialcare.toml');
  const before = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return defaultConfigToml();
    throw error;
  });
  const { mapping, channel, delimiter, encoding, dateOrder, timezone } = options;
  const after = await addPreset(before, name, {
    columns: mapping,
    ...(channel && { channel }),
    ...(delimiter && { delimiter }),
    ...(encoding && { encoding }),
    ...(dateOrder && { date_order: dateOrder }),
    ...(timezone && { timezone }),
  });
  await writeFile(path, after);
  context.terminal.note(`preset "${name}" saved in ${path}; use it with --preset ${name}`);
}
