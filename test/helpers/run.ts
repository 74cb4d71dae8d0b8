/** The program in-process: argv in, stdout, stderr and exit code out. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { run as runProgram } from '../../src/program.ts';
import { commandOn } from './database.ts';

export interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  stdin?: string;
  /** ISO time; the default is 22 November 2026, noon UTC. */
  now?: string;
  signal?: AbortSignal;
  /** In place of the stream whose text is returned as stdout. */
  output?: NodeJS.WritableStream;
}

export interface RunResult {
  stdout: string;
  stderr: string;
  code: number;
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'socialcare-test-'));
}

/** Runs one command line in a folder of its own unless one is given. Paths in the output keep that folder's name. */
export async function run(argv: string[], options: RunOptions = {}): Promise<RunResult> {
  const cwd = options.cwd ?? temporaryFolder();
  const stdout = collector();
  const stderr = collector();
  const command = commandOn(cwd, argv, { SOCIALCARE_DB: join(cwd, 'care.db'), COLUMNS: '80', ...options.env });
  const code = await runProgram({
    argv: command.argv,
    env: command.env,
    cwd,
    home: cwd,
    platform: 'linux',
    stdin: Readable.from(options.stdin === undefined ? [] : [options.stdin]) as never,
    stdout: options.output ?? stdout.stream,
    stderr: stderr.stream,
    systemZone: 'UTC',
    now: () => Date.parse(options.now ?? '2026-11-22T12:00:00Z'),
    signal: options.signal ?? new AbortController().signal,
    version: '0.0.0-test',
  });
  return { stdout: command.named(stdout.text()), stderr: command.named(stderr.text()), code };
}

function collector(): { stream: PassThrough; text(): string } {
  const stream = new PassThrough();
  const pieces: string[] = [];
  stream.on('data', (piece: Buffer) => pieces.push(piece.toString('utf8')));
  return { stream, text: () => pieces.join('') };
}
