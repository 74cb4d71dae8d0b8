/** The contract of this room: a command adds itself to the program and asks for its context when it runs. */
import type { Command } from 'commander';
import type { Context } from '../context.ts';

export type Register = (program: Command, begin: (command: Command) => Promise<Context>) => void;
