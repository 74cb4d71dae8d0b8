/** Every command line that the program knows, from its own table. */
import { Command } from 'commander';
import { COMMANDS } from '../../src/commands/index.ts';

export interface KnownCommand {
  /** ['brand', 'add'] */
  path: string[];
  /** Flags that take a value, by their long names. */
  valued: string[];
}

/** The words of each command and subcommand: ['brand', 'add']. */
export function commandPaths(): string[][] {
  return knownCommands().map(({ path }) => path);
}

export function knownCommands(): KnownCommand[] {
  const program = new Command();
  for (const { commands } of COMMANDS)
    for (const register of commands)
      register(program, async () => {
        throw new Error('only looked at');
      });
  const known: KnownCommand[] = [];
  const visit = (command: Command, path: string[]) => {
    for (const child of command.commands) {
      const options = child.options.filter(({ hidden, required, optional }) => !hidden && (required || optional));
      known.push({ path: [...path, child.name()], valued: options.map(({ long }) => long!) });
      visit(child, [...path, child.name()]);
    }
  };
  visit(program, []);
  return known;
}
