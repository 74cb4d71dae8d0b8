/** A terminal on streams that remember what was written. */
import { PassThrough } from 'node:stream';
import { createTerminal, type Terminal, type TerminalSettings } from '../../src/terminal/terminal.ts';

export interface Screen {
  terminal: Terminal;
  stdin: PassThrough;
  stdout: PassThrough;
  out(): string;
  err(): string;
}

export function screen(isTTY: boolean, settings: Partial<TerminalSettings> = {}, columns = 80): Screen {
  const stream = () => Object.assign(new PassThrough(), { isTTY, columns });
  const [stdin, stdout, stderr] = [stream(), stream(), stream()];
  const heard = { out: '', err: '' };
  stdout.on('data', (piece) => {
    heard.out += String(piece);
  });
  stderr.on('data', (piece) => {
    heard.err += String(piece);
  });
  const terminal = createTerminal({ stdin, stdout, stderr, env: {}, ...settings });
  return { terminal, stdin, stdout, out: () => heard.out, err: () => heard.err };
}
