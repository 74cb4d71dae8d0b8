/** A person at a terminal: keys in, the page as a terminal shows it out. */
import { render } from '@inquirer/testing';
import xterm from '@xterm/headless';
import { run as runProgram } from '../../src/program.ts';
import { commandOn } from './database.ts';
import type { RunOptions } from './run.ts';

export interface Keyboard {
  /** Presses keys one after the other, each once the screen has come to rest. */
  press(...keys: string[]): Promise<void>;
  /** All of it at once, faster than anything is drawn. */
  type(keys: string): void;
  /** Waits until the page shows this; fails with the page when it never does. */
  sees(text: string): Promise<void>;
  /** Lines of the screen, from the first to the last that holds something. */
  page(): Promise<string[]>;
  /** Whether the cursor is shown, and whether what stood there before the program is back. */
  screen(): Promise<{ cursor: boolean; restored: boolean }>;
  resize(columns: number, rows: number): void;
  interrupt(): void;
  /** Everything ever drawn, with its control sequences. */
  raw(): string;
  /** Resolves when the program leaves. */
  left: Promise<{ code: number; stdout: string; stderr: string }>;
}

export interface KeyboardOptions extends RunOptions {
  cwd: string;
  columns?: number;
  rows?: number;
}

export const KEY = {
  up: '\u001b[A',
  down: '\u001b[B',
  pageUp: '\u001b[5~',
  pageDown: '\u001b[6~',
  end: '\u001b[F',
  enter: '\r',
  escape: '\u001b',
  backspace: '\u007f',
  ctrlC: '\u0003',
};

export async function sitDown(argv: string[], options: KeyboardOptions): Promise<Keyboard> {
  const size = { columns: options.columns ?? 80, rows: options.rows ?? 24 };
  const terminal = new xterm.Terminal({
    cols: size.columns,
    rows: size.rows,
    allowProposedApi: true,
    convertEol: true,
  });
  const interrupt = new AbortController();
  let out = '';
  let drawn = '';
  let ended = false;
  let output: NodeJS.WritableStream | undefined;
  const collect = (add: (text: string) => void) => ({
    isTTY: true,
    ...size,
    on: () => undefined,
    write(text: string) {
      add(text);
      return true;
    },
  });

  // The whole program stands where a single prompt would: it reads the keys and draws what render hands it.
  const program = (words: string[], context: { input?: unknown; output?: unknown } = {}) => {
    const stdin = Object.assign(context.input as object, { isTTY: true, setRawMode: () => undefined });
    output = Object.assign(context.output as NodeJS.WritableStream, { isTTY: true, ...size, end: () => undefined });
    const { write } = output;
    output.write = ((text: string, ...rest: never[]) => {
      drawn += text;
      terminal.write(text);
      return write.call(output, text, ...rest);
    }) as typeof write;
    const env = { SOCIALCARE_DB: `${options.cwd}/care.db`, SOCIALCARE_ACTOR: 'ann', NO_COLOR: '1', ...options.env };
    const command = commandOn(options.cwd, words, env);
    return runProgram({
      argv: command.argv,
      env: command.env,
      cwd: options.cwd,
      home: options.cwd,
      platform: 'none',
      stdin: stdin as never,
      stdout: collect((text) => {
        out += text;
      }) as never,
      stderr: output as never,
      systemZone: 'UTC',
      now: () => Date.parse(options.now ?? '2026-03-02T12:00:00Z'),
      signal: interrupt.signal,
      version: '0.0.0-test',
    });
  };
  const { answer, input } = await render(program as Parameters<typeof render<number, string[]>>[0], argv);
  const left = answer.then((code) => {
    ended = true;
    return { code, stdout: out, stderr: drawn };
  });

  /** Waits until something new was drawn and then nothing for a moment. */
  async function rest(before: number): Promise<void> {
    const start = Date.now();
    while (drawn.length === before && !ended && Date.now() - start < 5_000) await pause(5);
    for (let length = -1; length !== drawn.length && !ended; await pause(25)) length = drawn.length;
  }
  const parsed = () => new Promise<void>((resolve) => terminal.write('', resolve));

  async function page(): Promise<string[]> {
    await parsed();
    const { active } = terminal.buffer;
    const lines = Array.from({ length: terminal.rows }, (_, at) =>
      active.getLine(active.baseY + at)!.translateToString(true, 0, terminal.cols),
    );
    while (lines.at(-1) === '') lines.pop();
    return lines;
  }

  await rest(0);
  return {
    async press(...keys) {
      for (const key of keys) {
        const before = drawn.length;
        input.write(key);
        await rest(before);
      }
    },
    type: (keys) => void input.write(keys),
    async sees(text) {
      const start = Date.now();
      for (;;) {
        const shown = (await page()).join('\n');
        if (shown.includes(text)) return;
        if (ended || Date.now() - start > 30_000) throw new Error(`"${text}" is not on the page:\n${shown}`);
        await pause(5);
      }
    },
    page,
    async screen() {
      await parsed();
      const hidden = drawn.lastIndexOf('\u001b[?25l') > drawn.lastIndexOf('\u001b[?25h');
      return { cursor: !hidden, restored: terminal.buffer.active.type === 'normal' };
    },
    resize(columns, rows) {
      terminal.resize(columns, rows);
      Object.assign(output!, { columns, rows }).emit('resize');
    },
    interrupt: () => interrupt.abort(),
    raw: () => drawn,
    left,
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
