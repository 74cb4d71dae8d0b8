/** A question that one key answers, without Enter: a prompt for the last rows of a page. */
import { createPrompt, type KeypressEvent, useKeypress } from '@inquirer/core';
import type { Palette } from '../domain/palette.ts';
import { safeLine } from '../domain/safe-text.ts';
import { displayWidth, truncateToWidth } from '../domain/text-width.ts';

/** A letter or sign as typed ('a', 'A', '?'), or a name: up, down, pageup, pagedown, home, end, escape, return. */
export type Key = string;

export interface KeyQuestion {
  /** Left out where the keys need no title. */
  title?: string;
  options: readonly { key: Key; text: string }[];
}

export interface KeyLook {
  columns: number;
  /** At most so many lines. */
  rows: number;
  palette: Palette;
  unicode: boolean;
}

/**
 * Answered by any key, of its options or not. The page above it is not a part of the prompt: a prompt is wiped and drawn
 * again after each answer and keeps its size, and a whole screen would flicker and not follow a change of size.
 * @param answered called before the prompt clears up, so that what it writes then need not be shown
 */
export const oneKey = createPrompt<Key, KeyQuestion & KeyLook & { answered?: () => void }>((question, done) => {
  useKeypress((event) => {
    const key = nameOf(event);
    if (key === undefined) return;
    question.answered?.();
    done(key);
  });
  return questionLines(question, question).join('\n');
});

/** The question and its keys, as many to a line as there is room for. */
export function questionLines({ title, options }: KeyQuestion, { columns, rows, palette, unicode }: KeyLook): string[] {
  const shorten = (text: string, width: number) =>
    truncateToWidth(safeLine(text), Math.max(4, width), unicode ? '…' : '...');
  // The last column stays free: a prompt that ends there begins another line.
  const width = columns - 1;
  const gap = title === undefined ? 2 : 3;
  const lines: { text: string; width: number }[] = [];
  for (const { key, text } of options) {
    const shown = shorten(text, width - 3);
    const added = displayWidth(key) + displayWidth(shown) + 1;
    let line = lines.at(-1);
    if (!line || line.width + gap + added > width) {
      line = { text: '', width: -gap };
      lines.push(line);
    }
    line.text += `${line.text === '' ? '' : ' '.repeat(gap)}${palette.accent(key)} ${shown}`;
    line.width += gap + added;
  }
  const head = title === undefined ? [] : [palette.strong(shorten(title, width))];
  return [...head, ...lines.map(({ text }) => text)].slice(0, rows);
}

function nameOf({ name, ctrl, meta, sequence }: KeypressEvent & { meta?: boolean; sequence?: string }) {
  if (ctrl) return undefined;
  const typed = sequence ?? name;
  if (!meta && typed !== undefined && [...typed].length === 1 && typed > ' ' && typed !== '\u007f') return typed;
  return name as Key | undefined;
}
