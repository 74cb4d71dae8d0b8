/** The contract of this room: a command adds itself to the program and asks for its context when it runs. */
import type { Command } from 'commander';
import type { Context } from '../context.ts';

export type Register = (program: Command, begin: (command: Command) => Promise<Context>) => void;

const lists = new WeakMap<Command, () => Promise<string>>();

/** Adds to the help of a command what is read from the program's own lists, which are loaded only when somebody asks for help. */
export function addListsToHelp(command: Command, lines: () => Promise<string>): void {
  lists.set(command, lines);
}

/** Loads what the help of a command still lacks. */
export async function completeHelp(command: Command): Promise<void> {
  const text = await lists.get(command)?.();
  lists.delete(command);
  if (text) command.addHelpText('after', text);
}
