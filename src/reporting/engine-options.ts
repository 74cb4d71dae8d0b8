/** Flags of commands that can count from an exported store instead of the database. */
import { type Command, Option } from 'commander';
import { parseMemory } from '../domain/memory.ts';
import { UsageError } from '../errors.ts';

export function addEngineOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--engine <name>', 'count with DuckDB over an exported store, not from the database').choices([
        'duckdb',
      ]),
    )
    .option('--from <folder>', 'the exported store: socialcare export store -o FOLDER; or a folder of posts')
    .addOption(
      new Option(
        '--memory <size>',
        'how much the engine may hold, e.g. 8GB; more goes to temporary files (default: 250MB a core)',
      ).argParser((text: string) => parseMemory(text, '--memory')),
    )
    .hook('preAction', (asked) => {
      const { engine, from, memory } = asked.opts<{ engine?: string; from?: string; memory?: number }>();
      if (engine !== undefined) return;
      if (from !== undefined)
        throw new UsageError(
          '--from goes with --engine duckdb',
          'Add it, or leave both out to read the database. Files are read by: socialcare import FILE',
        );
      if (memory !== undefined)
        throw new UsageError('--memory goes with --engine duckdb', 'Add it, or leave both out.');
    });
}
