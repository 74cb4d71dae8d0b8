/** Every command line that the program knows, from its own table. */
import { Command } from 'commander';
import { COMMANDS } from '../../src/commands/index.ts';

/** The words of each command and subcommand: ['brand', 'add']. */
export function commandPaths(): string[][] {
  const program = new Command();
  for (const { commands } of COMMANDS)
    for (const register of commands)
      register(program, async () => {
        throw new Error('only looked at');
      });
  const paths: string[][] = [];
  const visit = (command: Command, path: string[]) => {
    for (const child of command.commands) {
      paths.push([...path, child.name()]);
      visit(child, [...path, child.name()]);
    }
  };
  visit(program, []);
  return paths;
}
