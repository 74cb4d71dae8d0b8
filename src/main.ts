/** The program's only door to the process: arguments, environment, streams, signals, exit code. */
import { readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { EXIT } from './errors.ts';

const OLDEST_NODE = [20, 19] as const;

export async function main(): Promise<void> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    process.stderr.write(`socialcare needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}\n`);
    process.exitCode = EXIT.error;
    return;
  }
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const interrupt = new AbortController();
  process.on('SIGINT', () => {
    // A second Ctrl-C means now.
    if (interrupt.signal.aborted) process.exit(EXIT.interrupted);
    interrupt.abort();
  });
  // The terminal was closed, or somebody asks to stop.
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupt.abort());
  const { run } = await import('./program.ts');
  process.exitCode = await run({
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    home: homedir(),
    platform: process.platform,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    systemZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    user: accountName,
    now: Date.now,
    signal: interrupt.signal,
    version,
  });
}

function accountName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that no account has.
    return undefined;
  }
}
