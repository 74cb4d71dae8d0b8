/** The built program as a process of its own, which may be killed or given a faulty disk. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const PROGRAM = resolve('bin/socialcare.js');
/** No command of the suite takes a tenth of it. */
const HUNG_MS = 120_000;

export interface Ended {
  /** null of a process that was killed. */
  code: number | null;
  stdout: string;
  stderr: string;
  hung: boolean;
}

export interface RunOptions {
  stdin?: string;
  env?: Record<string, string>;
  /** In place of care.db. */
  db?: string;
  /** Milliseconds after which it is killed with SIGKILL. */
  killAfter?: number;
}

/** @param folder it runs in, with care.db in it */
export function runProgram(folder: string, argv: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const { stdin = '', env, killAfter, db = 'care.db' } = options;
  return new Promise((ended) => {
    const child = spawn(process.execPath, [PROGRAM, '--db', db, ...argv], {
      cwd: folder,
      env: {
        PATH: process.env.PATH ?? '',
        HOME: folder,
        TMPDIR: folder,
        SQLITE_TMPDIR: folder,
        TZ: 'UTC',
        ...env,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
      // Ctrl-C is for the suite alone.
      detached: true,
    });
    let [stdout, stderr, hung] = ['', '', false];
    const hanging = setTimeout(() => {
      hung = true;
      child.kill('SIGKILL');
    }, HUNG_MS);
    const killing = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.stdout.setEncoding('utf8').on('data', (piece) => (stdout += piece));
    child.stderr.setEncoding('utf8').on('data', (piece) => (stderr += piece));
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
    child.on('close', (code) => {
      clearTimeout(hanging);
      clearTimeout(killing);
      ended({ code, stdout, stderr, hung });
    });
  });
}

/** @throws Error when it leaves with another code than 0 */
export async function mustRun(folder: string, argv: readonly string[], options?: RunOptions): Promise<string> {
  const { code, stdout, stderr } = await runProgram(folder, argv, options);
  if (code !== 0) throw new Error(`${argv.join(' ')} left with ${code}: ${stderr}`);
  return stdout;
}
