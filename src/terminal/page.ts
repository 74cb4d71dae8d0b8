/** A page with a question at its foot: drawn, asked and drawn again when the size changes, until a key answers. */
import { printable } from '../domain/safe-text.ts';
import { wrapToWidth } from '../domain/text-width.ts';
import { Interrupted } from '../errors.ts';
import { type FullScreen, openFullScreen } from './full-screen.ts';
import { openKeyboard } from './keyboard.ts';
import { type Key, type KeyQuestion, oneKey, questionLines } from './one-key.ts';
import { askText, type Question, type Validate } from './prompt.ts';
import type { Terminal } from './terminal.ts';

export interface KeyPage {
  /**
   * Draws the page and waits for a key. Keys typed before it was asked are kept, in order.
   * @param draw the lines above the question, at most as many as there are rows
   * @throws Interrupted on Ctrl-C, at the end of input and when the signal is given
   */
  ask(question: KeyQuestion, draw: (room: { rows: number; columns: number }) => readonly string[]): Promise<Key>;
  /** Draws the page again while it waits for a key. */
  redraw(): void;
  /** A line of text, typed below the page. @throws Interrupted as above */
  askText(question: Question & { validate?: Validate }): Promise<string>;
  close(): void;
}

const MIN_ROWS = 2;
/** What a prompt writes before an objection, and the column that stays free. */
const MARK_COLUMNS = 3;

/** Objections in whole words. */
function wrapping(validate: Validate, columns: () => number): Validate {
  return async (text) => {
    const said = await validate(text);
    return said === true ? said : wrapToWidth(said, columns()).join('\n');
  };
}

export function openKeyPage(terminal: Terminal, signal: AbortSignal): KeyPage {
  const screen: FullScreen = openFullScreen(terminal);
  const keyboard = openKeyboard(terminal);
  const left = AbortSignal.any([signal, keyboard.ended]);
  const { messagePalette: palette, unicode } = terminal;
  const { input } = keyboard;
  let again = () => {};

  /** Undefined when the size changed before there was an answer. */
  async function askOnce(question: KeyQuestion, draw: Parameters<KeyPage['ask']>[1]): Promise<Key | undefined> {
    const { rows, columns } = screen.size();
    const layout = { columns, rows: Math.max(1, rows - MIN_ROWS), palette, unicode };
    const room = Math.max(1, rows - questionLines(question, layout).length);
    const lines = draw({ rows: room, columns })
      .slice(0, room)
      .map((line) => printable(line, true));
    const below = screen.below([...lines, ...Array<string>(room - lines.length).fill('')]);
    const resized = new AbortController();
    again = () => {
      below.release();
      resized.abort();
    };
    screen.show(again);
    try {
      return await oneKey(
        { ...question, ...layout, answered: below.release },
        { input, output: below.output, signal: AbortSignal.any([left, resized.signal]) },
      );
    } catch (error) {
      if (resized.signal.aborted && !left.aborted) return undefined;
      throw error instanceof Error && /^(Exit|Abort)PromptError$/.test(error.name) ? new Interrupted() : error;
    } finally {
      again = () => {};
      below.release();
    }
  }

  return {
    async ask(question, draw) {
      for (;;) {
        const key = await askOnce(question, draw);
        if (key !== undefined) return key;
      }
    },
    redraw: () => again(),
    askText: ({ validate, ...question }) =>
      screen.lend(() =>
        askText(
          { interactive: true, stdin: input, stderr: terminal.stderr, signal: left },
          {
            ...question,
            ...(validate && { validate: wrapping(validate, () => screen.size().columns - MARK_COLUMNS) }),
          },
        ),
      ),
    close() {
      keyboard.close();
      screen.close();
    },
  };
}
