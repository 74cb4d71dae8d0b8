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
  const interrupt = new Interrupt();
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
    get signal() {
      return interrupt.signal;
    },
    version,
  });
  interrupt.end();
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const LAST_WORDS_MS = 500;

/** Signals end the program at once, whatever it is doing, until a command asks for them because it has something to finish. */
class Interrupt {
  #controller: AbortController | undefined;

  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      for (const name of SIGNALS) process.on(name, this.#given);
    }
    return this.#controller.signal;
  }

  /** What the system still waits for after the last word, such as a pipe that nobody writes to, is left to it. */
  end(): void {
    if (this.#controller?.signal.aborted) setTimeout(() => this.#give('SIGINT'), LAST_WORDS_MS).unref();
  }

  #given = (name: NodeJS.Signals) => {
    // A second Ctrl-C means now.
    if (this.#controller!.signal.aborted) this.#give(name);
    this.#controller!.abort();
  };

  #give(name: NodeJS.Signals): void {
    for (const each of SIGNALS) process.off(each, this.#given);
    process.kill(process.pid, name);
  }
}

function accountName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that no account has.
    return undefined;
  }
}
