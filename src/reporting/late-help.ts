/** Help that contains lists of the program (metrics, renderers), loaded only when help is printed. */
import { type Command, Option } from 'commander';

const lacking = new WeakMap<Command, (() => Promise<void>)[]>();

function completeLater(command: Command, complete: () => Promise<void>): void {
  lacking.set(command, [...(lacking.get(command) ?? []), complete]);
}

/** Adds lines to the end of a command's help. */
export function addListsToHelp(command: Command, lines: () => Promise<string>): void {
  completeLater(command, async () => {
    command.addHelpText('after', await lines());
  });
}

/**
 * Adds --format, with the names of all renderers.
 * @param about the part of the output it applies to, where not all
 * @param files whether the command writes files that no screen shows
 */
export function addFormatOption(command: Command, { about = '', files = false } = {}): Command {
  const option = new Option('--format <name>');
  completeLater(command, async () => {
    const { ALL_RENDERERS, RENDERERS } = await import('../renderers/index.ts');
    const names = Object.keys(files ? ALL_RENDERERS : RENDERERS);
    option.description = `${about}${names.slice(0, -1).join(', ')} or ${names.at(-1)} (default: table)`;
  });
  return command.addOption(option);
}

/** Loads and adds the lists that the help of a command needs. */
export async function completeHelp(command: Command): Promise<void> {
  for (const complete of lacking.get(command) ?? []) await complete();
  lacking.delete(command);
}
