/** The whole screen as one page: drawn in place, restored on leaving, redrawn when its size changes. */
import { Writable } from 'node:stream';
import type { OutputStream, Terminal } from './terminal.ts';

export interface FullScreen {
  size(): { rows: number; columns: number };
  /** Draws these lines from the top; what does not fit is left out at the bottom. */
  draw(lines: readonly string[]): void;
  /** Draws these lines together with the first that somebody writes below them, until what is written is let go of unseen. */
  below(lines: readonly string[]): { output: OutputStream; release(): void };
  /** Sets the function that is called after each change of size. */
  show(draw: () => void): void;
  /** Waits, no longer than until the signal. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Gives the last rows to somebody else for a while, with the cursor, and takes them back. */
  lend<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

/** A question, and in four lines what was wrong with the answer. */
const LENT_ROWS = 5;
const ENTER = '\u001b[?1049h\u001b[?25l';
const LEAVE = '\u001b[?7h\u001b[?25h\u001b[?1049l';
const HOME = '\u001b[H';
const CLEAR_LINE = '\u001b[2K';
const CLEAR_BELOW = '\u001b[J';
/** Lines that do not wrap cannot push the rest off the screen, whatever width a terminal gives an emoji. */
const [NO_WRAP, WRAP] = ['\u001b[?7l', '\u001b[?7h'];

export function openFullScreen({ stderr }: Terminal): FullScreen {
  let redraw = () => {};
  let lent = false;
  const onResize = () => {
    if (!lent) redraw();
  };
  const write = (text: string) => void stderr.write(text);
  const size = () => ({ rows: stderr.rows || 24, columns: stderr.columns || 80 });
  const inPlace = (lines: readonly string[]) => HOME + lines.map((line) => CLEAR_LINE + line).join('\r\n');
  stderr.on('resize', onResize);
  write(ENTER);
  return {
    size,
    draw(lines) {
      const { rows } = size();
      const shown = lines.slice(0, rows);
      write(`${NO_WRAP}${inPlace(shown)}${shown.length < rows ? CLEAR_BELOW : ''}${WRAP}`);
    },
    below(lines) {
      let above = `${NO_WRAP}${inPlace(lines)}\r\n${CLEAR_BELOW}`;
      let released = false;
      const output = new Writable({
        decodeStrings: false,
        write(text, _, done) {
          if (!released) write(above + text);
          above = '';
          done();
        },
      });
      const release = () => {
        released = true;
      };
      return { output: Object.assign(output, { columns: size().columns }), release };
    },
    show(draw) {
      redraw = draw;
    },
    pause: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const timer = setTimeout(done, milliseconds);
        signal.addEventListener('abort', done, { once: true });
        function done() {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          resolve();
        }
      }),
    async lend(work) {
      lent = true;
      write(`${WRAP}\u001b[${Math.max(1, size().rows - LENT_ROWS + 1)};1H${CLEAR_BELOW}\u001b[?25h`);
      try {
        return await work();
      } finally {
        lent = false;
        write('\u001b[?25l');
      }
    },
    close() {
      stderr.off('resize', onResize);
      write(LEAVE);
    },
  };
}
