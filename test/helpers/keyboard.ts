/** A person at a terminal: keys in, the page as it stands on the screen out. */
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { run as runProgram } from '../../src/program.ts';
import type { RunOptions } from './run.ts';

export interface Keyboard {
  /** Presses keys one after the other, each once the screen has come to rest. */
  press(...keys: string[]): Promise<void>;
  /** Waits until the page shows this; fails with the page when it never does. */
  sees(text: string): Promise<void>;
  /** Lines of the page that was drawn last. */
  page(): string[];
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
  enter: '\r',
  ctrlC: '\u0003',
};

export async function sitDown(argv: string[], options: KeyboardOptions): Promise<Keyboard> {
  const size = { columns: options.columns ?? 80, rows: options.rows ?? 24 };
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
  // A terminal outlives whoever writes to it.
  const output = () => Object.assign(new PassThrough(), { isTTY: true, ...size, end: () => undefined });
  const [stdout, stderr] = [output(), output()];
  let out = '';
  let drawn = '';
  stdout.on('data', (piece) => {
    out += String(piece);
  });
  stderr.on('data', (piece) => {
    drawn += String(piece);
  });
  const interrupt = new AbortController();
  let ended = false;
  const left = runProgram({
    argv,
    env: { SOCIALCARE_DB: `${options.cwd}/care.db`, SOCIALCARE_ACTOR: 'ann', NO_COLOR: '1', ...options.env },
    cwd: options.cwd,
    home: options.cwd,
    platform: 'none',
    stdin: stdin as never,
    stdout: stdout as never,
    stderr: stderr as never,
    systemZone: 'UTC',
    now: () => Date.parse(options.now ?? '2026-03-02T12:00:00Z'),
    signal: interrupt.signal,
    version: '0.0.0-test',
  }).then((code) => {
    ended = true;
    return { code, stdout: stripVTControlCharacters(out), stderr: drawn };
  });
  /** Waits until something new was drawn and then nothing for a moment. */
  async function rest(before: number): Promise<void> {
    const start = Date.now();
    while (drawn.length === before && !ended && Date.now() - start < 5_000) await pause(5);
    for (let length = -1; length !== drawn.length && !ended; await pause(25)) length = drawn.length;
  }
  const page = () => stripVTControlCharacters(drawn.split('\u001b[H').at(-1)!).split('\r\n');
  await rest(0);
  return {
    async press(...keys) {
      for (const key of keys) {
        const before = drawn.length;
        stdin.write(key);
        await rest(before);
      }
    },
    async sees(text) {
      const start = Date.now();
      while (!page().join('\n').includes(text)) {
        if (ended || Date.now() - start > 5_000) throw new Error(`"${text}" is not on the page:\n${page().join('\n')}`);
        await pause(5);
      }
    },
    page,
    resize(columns, rows) {
      Object.assign(stdout, { columns, rows });
      Object.assign(stderr, { columns, rows });
      stderr.emit('resize');
    },
    interrupt: () => interrupt.abort(),
    raw: () => drawn,
    left,
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
