/** The program in-process: argv in, stdout, stderr and exit code out. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import type { Environment } from '../../src/context.ts';
import { run as runProgram } from '../../src/program.ts';
import { commandOn } from './database.ts';

export interface RunOptions {
  cwd?: string;
  env?: Record<string, string | undefined>;
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
  const environment = environmentIn(cwd, options);
  const command = commandOn(cwd, argv, environment.env as Record<string, string>);
  const code = await runProgram({
    ...environment,
    argv: command.argv,
    env: command.env,
    stdout: options.output ?? stdout.stream,
    stderr: stderr.stream,
  });
  return { stdout: command.named(stdout.text()), stderr: command.named(stderr.text()), code };
}

/** What a command line finds around it; whatever it prints is thrown away. */
export function environmentIn(cwd: string, { env, stdin, now, signal }: RunOptions = {}): Environment {
  return {
    ...{ argv: [], cwd, home: cwd, platform: 'linux', systemZone: 'UTC', version: '0.0.0-test' },
    env: { SOCIALCARE_DB: join(cwd, 'care.db'), COLUMNS: '80', ...env },
    stdin: Readable.from(stdin === undefined ? [] : [stdin]) as never,
    stdout: new PassThrough().resume(),
    stderr: new PassThrough().resume(),
    now: () => Date.parse(now ?? '2026-11-22T12:00:00Z'),
    signal: signal ?? new AbortController().signal,
  };
}

function collector(): { stream: PassThrough; text(): string } {
  const stream = new PassThrough();
  const pieces: string[] = [];
  stream.on('data', (piece: Buffer) => pieces.push(piece.toString('utf8')));
  return { stream, text: () => pieces.join('') };
}
