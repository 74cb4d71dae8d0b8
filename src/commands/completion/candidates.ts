/** What may come next on a command line that is being typed. */
import type { Command, Option } from 'commander';
import { type Context, createContext } from '../../context.ts';
import { argumentValues, type Candidate, flagValues } from './values.ts';

interface Typed {
  command: Command;
  /** Names of the command and those above it: 'brand add'. */
  path: string;
  /** Words that are not flags, after the command. */
  positionals: string[];
  /** The flag whose value is being typed. */
  open: Option | undefined;
  /** Flags that were given, with their values. */
  given: Map<string, string>;
}

/**
 * @param words after the name of the program; the last one is being typed, '' when nothing of it is there yet
 * @returns whole words that begin with what is typed; none where only files or free text make sense
 */
export async function candidates(context: Context, program: Command, words: readonly string[]): Promise<Candidate[]> {
  const current = words.at(-1) ?? '';
  const typed = readWords(program, words.slice(0, -1));
  const assigned = /^(--[\w-]+)=(.*)$/s.exec(current);
  const inner = await withFlags(context, typed.given);
  try {
    const { open } = typed;
    if (open && !(open.optional && current.startsWith('-'))) return listed(current, await valuesOf(inner, typed, open));
    if (assigned) {
      const option = optionNamed(typed.command, assigned[1]!);
      const found = option ? listed(assigned[2]!, await valuesOf(inner, typed, option)) : [];
      return found.map(({ value, about }) => ({ value: `${assigned[1]}=${value}`, about }));
    }
    if (current.startsWith('-')) return beginning(current, flagsOf(typed.command));
    if (typed.command.commands.length > 0)
      return isHelp(typed) || typed.positionals.length === 0 ? beginning(current, commandsOf(typed)) : [];
    const found = await argumentValues(inner, typed.path, typed.positionals);
    if (found) return beginning(current, found);
    return typed.command.registeredArguments.length > 0 || current !== '' ? [] : flagsOf(typed.command);
  } finally {
    await inner.close();
  }
}

function readWords(program: Command, words: readonly string[]): Typed {
  const typed: Typed = { command: program, path: '', positionals: [], open: undefined, given: new Map() };
  for (const word of words) {
    const { open } = typed;
    typed.open = undefined;
    // The value of --reply may be left out.
    if (open && !(open.optional && word.startsWith('-'))) {
      typed.given.set(open.attributeName(), word);
      continue;
    }
    if (word.startsWith('-') && word !== '-') {
      const [flag, value] = word.split(/=(.*)/s);
      const option = optionNamed(typed.command, flag!);
      if (value !== undefined && option) typed.given.set(option.attributeName(), value);
      else if (option && (option.required || option.optional)) typed.open = option;
      continue;
    }
    const child = typed.command.commands.find((each) => each.name() === word);
    if (child && typed.positionals.length === 0) {
      typed.command = child;
      typed.path = `${typed.path} ${word}`.trim();
    } else typed.positionals.push(word);
  }
  return typed;
}

/** The context that the line would have: its database and configuration. */
function withFlags({ environment, flags }: Context, given: Typed['given']): Promise<Context> {
  return createContext(environment, {
    ...flags,
    db: given.get('db') ?? flags.db,
    config: given.get('config') ?? flags.config,
  });
}

async function valuesOf(context: Context, { path, positionals }: Typed, option: Option): Promise<Candidate[]> {
  if (option.argChoices) return option.argChoices.map((value) => ({ value }));
  return (await flagValues(context, option.long ?? '', { path, positionals })) ?? [];
}

/** The flags of a command and of those above it. */
function optionsOf(command: Command): Option[] {
  const above = command.parent ? optionsOf(command.parent) : [];
  return [...command.options, ...above].filter(({ hidden }) => !hidden);
}

function optionNamed(command: Command, flag: string): Option | undefined {
  return optionsOf(command).find(({ long, short }) => long === flag || short === flag);
}

function flagsOf(command: Command): Candidate[] {
  const flags = optionsOf(command).flatMap(({ long, description }) =>
    long ? [{ value: long, about: description }] : [],
  );
  return [...flags, { value: '--help', about: 'show help' }];
}

/** 'help' is not a command of its own to commander. */
function isHelp({ path, positionals }: Typed): boolean {
  return path === '' && positionals.length === 1 && positionals[0] === 'help';
}

function commandsOf({ command, path }: Typed): Candidate[] {
  const children = command.createHelp().visibleCommands(command);
  return children
    .filter((child) => path === '' || child.name() !== 'help')
    .map((child) => ({ value: child.name(), about: child.summary() || child.description() }));
}

/** Of a list, what comes behind the last comma is completed. */
function listed(current: string, values: readonly Candidate[]): Candidate[] {
  const before = current.slice(0, current.lastIndexOf(',') + 1);
  const taken = new Set(before.split(','));
  const left = values.filter(({ value }) => before === '' || !taken.has(value));
  return beginning(
    current,
    left.map(({ value, about }) => ({ value: before + value, about })),
  );
}

function beginning(current: string, values: readonly Candidate[]): Candidate[] {
  return values.filter(({ value }) => value.toLowerCase().startsWith(current.toLowerCase()));
}
