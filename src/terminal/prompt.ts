/** Questions to a person, asked only on a terminal; each names the flag that answers it elsewhere. */
import { printable, safeLine } from '../domain/safe-text.ts';
import { Interrupted, UsageError } from '../errors.ts';
import type { Terminal } from './terminal.ts';

/** The streams of a question: those of the terminal, or those of a page. */
export type PromptStreams = Pick<Terminal, 'interactive' | 'stdin' | 'stderr'> & {
  live?: Terminal['live'];
  /** Aborts the question. */
  signal?: AbortSignal;
};

export interface Question {
  message: string;
  /** What to pass instead where nothing can be asked: '--yes', '--brand NAME'. */
  flag: string;
}

export interface PromptChoice<T> {
  name: string;
  value: T;
  description?: string;
}

/** @throws UsageError where nothing can be asked; Interrupted on Ctrl-C or the end of input. So do all below. */
export function confirm(streams: PromptStreams, question: Question & { initial?: boolean }): Promise<boolean> {
  return asked(streams, question, { type: 'confirm', default: question.initial ?? false });
}

/** Returns true, or what is wrong with the answer: the question is then asked again with that message. */
export type Validate = (text: string) => true | string | Promise<true | string>;

/** One line of text. */
export function askText(
  streams: PromptStreams,
  question: Question & { initial?: string; validate?: Validate },
): Promise<string> {
  const { initial, validate } = question;
  return asked(streams, question, {
    type: 'input',
    // What was pasted may hold what turns words around: it is stored as it is, and shown as all else is.
    transformer: safeLine,
    ...(initial === undefined ? {} : { default: initial }),
    ...(validate && { validate }),
  });
}

/** One line of text that is not shown while it is typed. */
export function askSecret(streams: PromptStreams, question: Question): Promise<string> {
  return asked(streams, question, { type: 'password', mask: '*', toggleMask: false });
}

/** One of several. */
export function choose<T>(
  streams: PromptStreams,
  question: Question & { choices: readonly PromptChoice<T>[]; initial?: T },
): Promise<T> {
  const { choices, initial } = question;
  return asked(streams, question, { type: 'select', choices, ...(initial === undefined ? {} : { default: initial }) });
}

/** Any number of several. */
export function chooseSome<T>(
  streams: PromptStreams,
  question: Question & { choices: readonly (PromptChoice<T> & { checked?: boolean })[] },
): Promise<T[]> {
  return asked(streams, question, { type: 'checkbox', choices: question.choices });
}

async function asked<T>(
  streams: PromptStreams,
  { message, flag }: Question,
  settings: Record<string, unknown>,
): Promise<T> {
  if (!streams.interactive)
    throw new UsageError(
      `cannot ask "${message}" here: this is not a terminal, or --no-input was given`,
      `Pass ${flag} instead.`,
    );
  const { createPromptModule } = await import('inquirer');
  const prompt = createPromptModule({
    input: streams.stdin,
    output: streams.stderr,
    ...(streams.signal && { signal: streams.signal }),
  });
  streams.live?.clear();
  try {
    const question = { ...shown(settings), name: 'answer', message: printable(message, true) };
    const answers = await prompt<{ answer: T }>([question] as never);
    return (answers as { answer: T }).answer;
  } catch (error) {
    if (error instanceof Error && /^(Exit|Abort)PromptError$/.test(error.name)) throw new Interrupted();
    throw error;
  }
}

/** Choices are shown as messages are; what they stand for stays. */
function shown(settings: Record<string, unknown>): Record<string, unknown> {
  const choices = settings.choices as PromptChoice<unknown>[] | undefined;
  if (!choices) return settings;
  const safe = ({ name, description, ...rest }: PromptChoice<unknown>) => ({
    ...rest,
    name: printable(name, true),
    ...(description !== undefined && { description: printable(description, true) }),
  });
  return { ...settings, choices: choices.map(safe) };
}
