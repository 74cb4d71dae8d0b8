/** Pulls from hostile servers: what is said, how long it takes, how much memory it needs, and what is stolen. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CREDENTIALS } from '../../test/helpers/platforms.ts';
import type { Attack } from './attacks.ts';
import { startHostile } from './hostile-servers.ts';
import { mustRun, runProgram } from './program.ts';

export interface Attacked {
  source: string;
  seconds: number;
  /** Peak of the process, MB. */
  memory: number;
  /** What went otherwise than it should; empty when nothing did. */
  faults: string[];
}

const RAW = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const MOST_MEGABYTES = 500;

/** Writes the peak of memory beside the database when the program ends. */
const MEASURE = `import { writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync('peak.txt', String(process.resourceUsage().maxRSS)));`;

export async function attacked(source: string, attack: Attack): Promise<Attacked> {
  const folder = mkdtempSync(join(tmpdir(), 'socialcare-attacked-'));
  const server = await startHostile(source, attack);
  try {
    writeFileSync(join(folder, 'measure.mjs'), MEASURE);
    writeFileSync(join(folder, 'socialcare.toml'), `[sources.${source}]\ntimeout = "${attack.timeout ?? '20s'}"\n`);
    const env = {
      ...CREDENTIALS,
      ...server.address,
      NODE_OPTIONS: `--import=${pathToFileURL(join(folder, 'measure.mjs'))}`,
    };
    await mustRun(folder, ['brand', 'add', 'acme', server.account], { env });
    const started = performance.now();
    const ended = await runProgram(folder, ['pull', source, ...(attack.argv ?? [])], { env });
    const seconds = (performance.now() - started) / 1000;
    const memory = ended.hung ? 0 : Number(readFileSync(join(folder, 'peak.txt'), 'utf8')) / 1024;
    const faults = [
      ...(ended.hung ? ['it hung'] : []),
      ...(ended.code === attack.code ? [] : [`it left with ${ended.code}`]),
      ...(attack.says.test(ended.stderr + ended.stdout) ? [] : [`it says: ${ended.stderr}`]),
      ...(/^\s+at .*:\d+:\d+/m.test(ended.stderr) ? ['it prints a stack'] : []),
      ...(RAW.test(ended.stderr + ended.stdout) ? ['it prints what the server sent'] : []),
      ...(memory > MOST_MEGABYTES ? ['it needs too much memory'] : []),
      ...server.stolen.map((what) => `asked elsewhere: ${what}`),
    ];
    return { source, seconds, memory, faults };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One line an attack: the worst of what the sources needed, and every fault. */
export function printAttacked(attack: string, all: readonly Attacked[]): void {
  const worst = (pick: (one: Attacked) => number) => Math.max(...all.map(pick));
  const faults = all.flatMap((one) => one.faults.map((fault) => `${one.source}: ${fault}`));
  const cells = [attack, worst((one) => one.seconds).toFixed(1), Math.round(worst((one) => one.memory))];
  console.log(`| ${[...cells, faults.join('; ') || 'none'].join(' | ')} |`);
}
