/** The screen and the pipes: the one object that prints, made from injected streams and environment. */
import type { Palette } from '../domain/palette.ts';
import { jsonText, printable, safeText } from '../domain/safe-text.ts';
import { displayWidth, wrapToWidth } from '../domain/text-width.ts';
import { CareError } from '../errors.ts';
import {
  type ColorLevel,
  colorLevel,
  drawsUnicode,
  type EnvironmentVariables,
  outputWidth,
  paletteFor,
} from './ability.ts';

export interface InputStream extends NodeJS.ReadableStream {
  isTTY?: boolean;
}

export interface OutputStream extends NodeJS.WritableStream {
  isTTY?: boolean;
  columns?: number;
  rows?: number;
}

export interface TerminalSettings {
  stdin: InputStream;
  stdout: OutputStream;
  stderr: OutputStream;
  env: EnvironmentVariables;
  /** `--quiet`: notes and progress stay silent; warnings and errors do not. */
  quiet?: boolean;
  /** `--no-color` is false, `--color` is true, left out asks the environment. */
  color?: boolean;
  /** `--no-input` is false: nothing may be asked. */
  input?: boolean;
  /** `--width`, in columns; left out asks the screen, then COLUMNS. */
  width?: number;
}

/** Something drawn on the last line of stderr that must make way for lines. */
export interface LiveLine {
  clear(): void;
  draw(): void;
}

export interface Terminal {
  stdin: InputStream;
  stdout: OutputStream;
  stderr: OutputStream;
  /** stdout is a screen. */
  isTTY: boolean;
  /** stdout is laid out for a reader: it is a screen, or a width was asked for. */
  laidOut: boolean;
  /** Columns that a line may take; Infinity in a pipe without a given width. */
  width: number;
  colorLevel: ColorLevel;
  unicode: boolean;
  /** For stdout. */
  palette: Palette;
  /** For stderr. */
  messagePalette: Palette;
  quiet: boolean;
  /** A person is there and may be asked. */
  interactive: boolean;
  /** stderr is a screen and progress is wanted. */
  showsProgress: boolean;
  /** stdout takes no more, because its reader has closed it (`| head`) or it failed; further output is dropped. */
  readonly closed: boolean;
  /** Data: one line to stdout. */
  out(line: string): void;
  /** Data: one JSON value to stdout, on one line unless indented by `space`. */
  json(value: unknown, space?: number): void;
  /** Data: text, or the bytes of a file, to stdout as it is; resolves when there is room for more, to false when the reader has closed it. */
  write(piece: string | Uint8Array): Promise<boolean>;
  /** What a command did: one line to stdout, silent with --quiet. */
  done(line: string): void;
  /** Message: what happened, what to run next; to stderr, silent with --quiet. */
  note(line: string): void;
  /** Message: something to know even with --quiet. */
  warn(line: string): void;
  /** Message: what went wrong and what to do; the stack only with `debug`. */
  error(error: unknown, debug?: boolean): void;
  live: LiveLine | undefined;
}

/**
 * Text handed to out, write and note is printed as it is, but for what would command a terminal or hide. That strangers' text
 * stays on its line is up to whoever prints it: safeLine, safeText.
 */
export function createTerminal(settings: TerminalSettings): Terminal {
  const { stdin, stdout, stderr, env, quiet = false } = settings;
  const isTTY = stdout.isTTY === true;
  const level = colorLevel(env, isTTY, settings.color);
  const messageLevel = colorLevel(env, stderr.isTTY === true, settings.color);
  let closed = false;
  stdout.on('error', () => {
    closed = true;
  });

  function around(print: () => void): void {
    terminal.live?.clear();
    print();
    terminal.live?.draw();
  }

  function data(piece: string | Uint8Array): boolean {
    let room = true;
    const print = () => {
      room = stdout.write(typeof piece === 'string' ? printable(piece, level > 0) : piece);
    };
    if (isTTY) around(print);
    else print();
    return room;
  }

  /** Lines that a screen is too narrow for are broken between words. */
  function message(words: string): void {
    const lines = words
      .split('\n')
      .flatMap((line) => wrappedMessage(line, (stderr.isTTY && stderr.columns) || undefined));
    const text = printable(lines.join('\n'), messageLevel > 0);
    around(() => stderr.write(`${text}\n`));
  }

  const terminal: Terminal = {
    stdin,
    stdout,
    stderr,
    isTTY,
    laidOut: isTTY || settings.width !== undefined,
    width: outputWidth(stdout, env, settings.width) ?? (isTTY ? 80 : Number.POSITIVE_INFINITY),
    colorLevel: level,
    unicode: drawsUnicode(env),
    palette: paletteFor(level),
    messagePalette: paletteFor(messageLevel),
    quiet,
    interactive: settings.input !== false && stdin.isTTY === true && stderr.isTTY === true,
    showsProgress: !quiet && stderr.isTTY === true && env.TERM !== 'dumb',
    get closed() {
      return closed;
    },
    out(line) {
      if (!closed) data(`${line}\n`);
    },
    json(value, space) {
      terminal.out(jsonText(value, space));
    },
    async write(piece) {
      if (closed || piece.length === 0) return !closed;
      const room = data(piece);
      if (!room) await drained(stdout);
      return !closed;
    },
    done(line) {
      if (!quiet) terminal.out(line);
    },
    note(line) {
      if (!quiet) message(line);
    },
    warn(line) {
      message(`${terminal.messagePalette.warn('warning:')} ${line}`);
    },
    error(error, debug = false) {
      message(errorText(error, debug, terminal.messagePalette));
    },
    live: undefined,
  };
  return terminal;
}

function errorText(error: unknown, debug: boolean, palette: Palette): string {
  const message = error instanceof Error ? error.message : String(error);
  const lines = [`${palette.bad('error:')} ${safeText(message)}`];
  if (error instanceof CareError && error.hint)
    for (const line of safeText(error.hint).split('\n')) lines.push(`  ${palette.dim(line)}`);
  if (debug && error instanceof Error && error.stack) lines.push(safeText(error.stack));
  return lines.join('\n');
}

/** What goes on below stands under the beginning of the line. */
export function wrappedMessage(line: string, columns: number | undefined): string[] {
  if (columns === undefined || displayWidth(line) <= columns) return [line];
  const indent = /^ */.exec(line)![0];
  return wrapToWidth(line.trimStart(), columns - indent.length).map((each) => indent + each);
}

/** Waits until the stream takes more, or will never again. */
function drained(stream: OutputStream): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const event of ['drain', 'close', 'error']) stream.removeListener(event, done);
      resolve();
    };
    for (const event of ['drain', 'close', 'error']) stream.on(event, done);
  });
}
