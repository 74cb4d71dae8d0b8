/** Questions to a person: asked only where a person is, each with the flag that answers it elsewhere. */
import { Interrupted, UsageError } from '../errors.ts';
import type { Terminal } from './terminal.ts';

/** Where a question is asked: a terminal, or what a page lends of it. */
export type Place = Pick<Terminal, 'interactive' | 'stdin' | 'stderr'> & {
  live?: Terminal['live'];
  /** Given when nobody is left to answer. */
  signal?: AbortSignal;
};

export interface Question {
  message: string;
  /** What to pass instead where nothing can be asked: '--yes', '--brand NAME'. */
  flag: string;
}

export interface Choice<T> {
  name: string;
  value: T;
  description?: string;
}

/** @throws UsageError where nothing can be asked; Interrupted on Ctrl-C or the end of input. So do all below. */
export function confirm(place: Place, question: Question & { initial?: boolean }): Promise<boolean> {
  return asked(place, question, { type: 'confirm', default: question.initial ?? false });
}

/** Returns true, or what is wrong with what was typed: it is asked again with that beside it. */
export type Validate = (text: string) => true | string | Promise<true | string>;

/** One line of text. */
export function askText(place: Place, question: Question & { initial?: string; validate?: Validate }): Promise<string> {
  const { initial, validate } = question;
  return asked(place, question, {
    type: 'input',
    ...(initial === undefined ? {} : { default: initial }),
    ...(validate && { validate }),
  });
}

/** One line of text that is not shown while it is typed. */
export function askSecret(place: Place, question: Question): Promise<string> {
  return asked(place, question, { type: 'password', mask: '*' });
}

/** One of several. */
export function choose<T>(
  place: Place,
  question: Question & { choices: readonly Choice<T>[]; initial?: T },
): Promise<T> {
  const { choices, initial } = question;
  return asked(place, question, { type: 'select', choices, ...(initial === undefined ? {} : { default: initial }) });
}

/** Any number of several. */
export function chooseSome<T>(
  place: Place,
  question: Question & { choices: readonly (Choice<T> & { checked?: boolean })[] },
): Promise<T[]> {
  return asked(place, question, { type: 'checkbox', choices: question.choices });
}

async function asked<T>(place: Place, { message, flag }: Question, settings: Record<string, unknown>): Promise<T> {
  if (!place.interactive)
    throw new UsageError(
      `cannot ask "${message}" here: this is no terminal, or --no-input was given`,
      `Pass ${flag} instead.`,
    );
  const { createPromptModule } = await import('inquirer');
  const prompt = createPromptModule({
    input: place.stdin,
    output: place.stderr,
    ...(place.signal && { signal: place.signal }),
  });
  place.live?.clear();
  try {
    const answers = await prompt<{ answer: T }>([{ ...settings, name: 'answer', message }] as never);
    return (answers as { answer: T }).answer;
  } catch (error) {
    if (error instanceof Error && /^(Exit|Abort)PromptError$/.test(error.name)) throw new Interrupted();
    throw error;
  }
}
