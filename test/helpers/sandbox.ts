/** Pulling in tests: the program in-process, with a clock that a sleep moves on instead of waiting. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { run as runProgram } from '../../src/program.ts';
import type { Store } from '../../src/store/open.ts';
import { commandOn, openStore } from './database.ts';
import { temporaryFolder } from './run.ts';

export interface Sandbox {
  cwd: string;
  /** Milliseconds since 1970; tests may move it. */
  time: number;
  clock(): number;
  /** Sleeps that the program asked for, in milliseconds. */
  slept: number[];
  env: Record<string, string>;
  run(...argv: string[]): Promise<{ stdout: string; stderr: string; code: number }>;
  /** As run, with a signal to abort, on a screen of so many columns, or on another operating system. */
  runWith(
    options: { signal?: AbortSignal; columns?: number; platform?: string },
    ...argv: string[]
  ): Promise<{ stdout: string; stderr: string; code: number }>;
  json(...argv: string[]): Promise<PullSummary & { code: number; stderr: string }>;
  store(): Promise<Store>;
  rows(sql: string): Promise<Record<string, unknown>[]>;
}

export interface PullSummary {
  exit_code: number;
  cost_usd: number;
  requests: number;
  streams: {
    stream: string;
    state: string;
    credentials: string | null;
    resumed: boolean;
    requests: number;
    pages: number;
    posts: number;
    new: number;
    parents_new: number;
    changed: number;
    deleted: number;
    looks_deleted: number;
    not_visible: number;
    shown_again: number;
    erased: number;
    older_than_kept: number;
    unread: { id: string; reason: string }[];
    warnings: string[];
    rejected: number;
    cost_usd: number;
    covered: { since: string; until: string }[];
    gaps: { since: string; until: string; reason: string }[];
    stopped: { message: string; hint: string | null; exit_code: number } | null;
  }[];
  failures: { source: string; brand: string | null; message: string; hint: string | null; exit_code: number }[];
  notes: string[];
}

/** 22 November 2026, noon UTC, in milliseconds. */
export const NOON = Date.UTC(2026, 10, 22, 12);

/** Until a test says where, every network is a port of this computer on which nobody listens: never a real one. */
const NOWHERE = Object.fromEntries(
  ['X', 'BLUESKY', 'MASTODON', 'YOUTUBE', 'META'].map((name) => [`SOCIALCARE_${name}_BASE_URL`, 'http://127.0.0.1:9']),
);

/** A folder, a database and a clock of their own. */
export function openSandbox(env: Record<string, string> = {}): Sandbox {
  const cwd = temporaryFolder();
  const sandbox: Sandbox = {
    cwd,
    time: NOON,
    clock: () => sandbox.time,
    slept: [],
    env: { SOCIALCARE_DB: join(cwd, `${randomUUID()}.db`), ...NOWHERE, ...env },
    run: (...argv) => sandbox.runWith({}, ...argv),
    async runWith({ signal, columns, platform = 'linux' }, ...argv) {
      const stdout = collector(columns);
      const stderr = collector(columns);
      const command = commandOn(cwd, argv, sandbox.env);
      const code = await runProgram({
        argv: command.argv,
        env: command.env,
        cwd,
        home: cwd,
        platform,
        stdin: Readable.from([]) as never,
        stdout: stdout.stream,
        stderr: stderr.stream,
        systemZone: 'UTC',
        now: sandbox.clock,
        signal: signal ?? new AbortController().signal,
        async sleep(milliseconds) {
          sandbox.slept.push(milliseconds);
          sandbox.time += milliseconds;
        },
        version: '0.0.0-test',
      });
      return { stdout: command.named(stdout.text()), stderr: command.named(stderr.text()), code };
    },
    async json(...argv) {
      const { stdout, stderr, code } = await sandbox.run(...argv, '--json');
      if (stdout === '') throw new Error(`no output, exit code ${code}: ${stderr}`);
      return { ...(JSON.parse(stdout) as PullSummary), code, stderr };
    },
    store: () => openStore(sandbox.env.SOCIALCARE_DB!),
    async rows(sql) {
      const store = await sandbox.store();
      try {
        return await store.read<Record<string, unknown>>(sql);
      } finally {
        await store.close();
      }
    },
  };
  return sandbox;
}

function collector(columns?: number): { stream: PassThrough; text(): string } {
  const stream = Object.assign(new PassThrough(), columns && { isTTY: true, columns });
  const pieces: string[] = [];
  stream.on('data', (piece: Buffer) => pieces.push(piece.toString('utf8')));
  return { stream, text: () => pieces.join('') };
}
