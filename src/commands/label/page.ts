/** The page that asks about one post: its parent, its text, and a key for every answer. */
import type { FacetName } from '../../domain/label.ts';
import { safeText } from '../../domain/safe-text.ts';
import { wrapToWidth } from '../../domain/text-width.ts';
import type { SampledPost } from '../../store/labels/label-sample.ts';
import { keysFor } from '../../terminal/choices.ts';
import type { KeyQuestion } from '../../terminal/one-key.ts';
import type { Terminal } from '../../terminal/terminal.ts';

export interface LabelChoice {
  key: string;
  value: string;
  text: string;
}

const RESERVED = ['s', 'u', 'q'];
const BEFORE_LINES = 3;

/** The answer of a key, by the word beside it. */
const SAID: Readonly<Record<string, string>> = { true: 'yes', false: 'no', unknown: 'can’t tell' };

export function choicesOf(values: readonly string[]): LabelChoice[] {
  const texts = values.map((value) => SAID[value] ?? value);
  return keysFor(texts, RESERVED).map((key, at) => ({ key, value: values[at]!, text: texts[at]! }));
}

export function labelQuestion(choices: readonly LabelChoice[]): KeyQuestion {
  const answers = choices.map(({ key, text }) => ({ key, text }));
  return {
    options: [...answers, { key: 's', text: 'skip' }, { key: 'u', text: 'undo' }, { key: 'q', text: 'quit' }],
  };
}

export interface LabelPage {
  facet: FacetName;
  post: SampledPost;
  done: number;
  left: number;
  /** The result of the last key. */
  message: string;
}

/** Lines of the page; the classifier's label is not shown, so that it does not bias the person. */
export function labelPage(
  { facet, post, done, left, message }: LabelPage,
  { rows, columns }: { rows: number; columns: number },
  { palette }: Pick<Terminal, 'palette'>,
): string[] {
  const width = Math.max(20, columns - 2);
  const wrapped = (text: string) =>
    safeText(text)
      .split('\n')
      .flatMap((line) => wrapToWidth(line, width));
  const before = post.before === null ? [] : wrapped(post.before);
  const head = [
    palette.strong(`${facet}? ${done + 1} of ${done + left}`),
    '',
    ...(before.length > 0
      ? [
          ...before.slice(0, BEFORE_LINES).map((line) => palette.dim(`> ${line}`)),
          ...(before.length > BEFORE_LINES ? [palette.dim('> …')] : []),
          '',
        ]
      : []),
    palette.dim(safeText(`@${post.author} on ${post.channel}`)),
  ];
  const room = Math.max(1, rows - head.length - 2);
  const text = wrapped(post.text);
  const body = text.length > room ? [...text.slice(0, room - 1), palette.dim('…')] : text;
  return [...head, ...body, '', palette.good(message)];
}
