/** What a page is made from: the choices in its address, read as the flags of a command, and a context of its own. */
import { Writable } from 'node:stream';
import { setImmediate as othersFirst } from 'node:timers/promises';
import { Command, CommanderError } from 'commander';
import { type Context, createContext, type Environment, type GlobalFlags } from '../../context.ts';
import { didYouMean } from '../../domain/near-name.ts';
import { Interrupted, UsageError } from '../../errors.ts';
import type { PageBar } from '../../renderers/html/document.ts';
import type { Markup } from '../../renderers/html/html.ts';
import type { Pauses, Through } from '../../reporting/measuring.ts';
import { apart, keeper } from '../apart.ts';

export interface Asked {
  environment: Environment;
  /** Flags of serve that every page takes: database, configuration. */
  flags: GlobalFlags;
  choices: URLSearchParams;
  /** Whether customers are named. */
  named: boolean;
  bar: PageBar;
  /** Aborted when nobody waits for the page any more. */
  disconnected: AbortSignal;
}

export interface MadePage {
  markup: Markup;
  /** 200 when left out. */
  status?: number;
}

export type MakePage = (asked: Asked) => Promise<MadePage>;

/**
 * Choices as flags: a name is that of a flag, and its value is read as the command line reads it.
 * @param add adds the flags of a command
 * @param allowed names of flags; where output goes is nobody's choice here
 * @throws UsageError for another name, or a value that the flag does not take
 */
export function chosenFlags<Flags>(
  choices: URLSearchParams,
  add: (command: Command) => Command,
  allowed: readonly string[],
): Flags & GlobalFlags {
  const command = add(new Command())
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  const words = [...choices].flatMap(([name, value]) => {
    if (!allowed.includes(name))
      throw new UsageError(
        `there is no choice "${name}"${didYouMean(name, allowed)}`,
        `Choices: ${allowed.join(', ')}.`,
      );
    // Fields of a form that were left empty.
    if (value.trim() === '') return [];
    const isSwitch = command.options.find(({ long }) => long === `--${name}`)?.isBoolean();
    if (isSwitch && value !== 'yes')
      throw new UsageError(`${name} is "${value}"`, `Write ${name}=yes, or leave it out.`);
    return [isSwitch ? `--${name}` : `--${name}=${value}`];
  });
  try {
    command.parse(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) throw new UsageError(error.message.replace(/^error: /, ''));
    throw error;
  }
  return command.opts();
}

/** Makes something with a context that prints nothing; its messages are handed over as notes. */
export async function withContext<Result>(
  { environment, flags }: Asked,
  chosen: GlobalFlags,
  make: (context: Context, notes: () => string[]) => Promise<Result>,
): Promise<Result> {
  const [stdout, stderr] = [new Writable({ write: (_, __, done) => done() }), keeper()];
  const silent = apart(environment, { stdout, stderr: stderr.stream });
  const unicode = { ...silent.env, LC_ALL: 'C.UTF-8' };
  const context = await createContext({ ...silent, env: unicode }, { ...flags, ...chosen });
  const notes = () =>
    stderr
      .text()
      .split('\n')
      .filter(Boolean)
      .map((line) => line.replace(/^warning: /, ''));
  try {
    return await make(context, notes);
  } finally {
    await context.close();
  }
}

/** Between parts of the reading, and between sections, others are served; the work ends when nobody waits for it. */
export function yielding(disconnected: AbortSignal): Pauses {
  const between = async () => {
    await othersFirst();
    if (disconnected.aborted) throw new Interrupted();
  };
  const through: Through = (reading) => ({
    ...reading,
    async *turns(round) {
      for await (const part of reading.turns(round)) {
        yield part;
        await between();
      }
    },
  });
  return { through, between };
}

/** An address of a page with its choices. */
export function addressOf(path: string, choices: URLSearchParams | Record<string, string | undefined>): string {
  const entries =
    choices instanceof URLSearchParams
      ? [...choices]
      : Object.entries(choices).map(([name, value]): [string, string] => [name, value ?? '']);
  const words = new URLSearchParams(entries.filter(([, value]) => value !== '')).toString();
  return words === '' ? path : `${path}?${words}`;
}

/** The same choices, some of them replaced; an empty value leaves a choice out. */
export function otherwise(choices: URLSearchParams, changes: Record<string, string>): URLSearchParams {
  const changed = new URLSearchParams(choices);
  for (const [name, value] of Object.entries(changes)) changed.set(name, value);
  return changed;
}
