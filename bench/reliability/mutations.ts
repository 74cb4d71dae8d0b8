/** Changed files, configurations, dumps and answers of platforms: read, or refused in the program's own words. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/config/load.ts';
import { defaultConfigToml } from '../../src/config/template.ts';
import { type Random, seededRandom } from '../../src/domain/random.ts';
import { CareError } from '../../src/errors.ts';
import { readInputs } from '../../src/formats/reader.ts';
import { zipOf } from '../../test/formats/zip-file.ts';
import { CREDENTIALS, PLATFORMS } from '../../test/helpers/platforms.ts';
import { NOON, openSandbox, type Sandbox } from '../../test/helpers/sandbox.ts';
import { mutated, oneOf, pick } from './mutate.ts';
import { isStopped } from './stop.ts';
import { type Line, lineOf } from './table.ts';
import { type Kept, linesOf, type Task } from './tasks.ts';

const FIXTURES = 'fixtures/formats';
const MOST_BYTES = 30_000;
const HUNG_MS = 1_000;
/** Errors of the language and of libraries, which no message of the program begins with. */
const FOREIGN =
  /(?:Type|Range|Syntax|Reference|Sqlite|Assertion)Error|^error: (?:Cannot|Invalid|Unexpected|undefined)/m;

/** One after the other, for their time of the processor is measured. @param inputs of all kinds: fewer of those that take longer */
export async function* mutations(seed: number, inputs: number, kept: Kept): AsyncGenerator<Line> {
  const folder = mkdtempSync(join(tmpdir(), 'socialcare-mutations-'));
  try {
    const answers = await platformAnswers();
    const seeds = { ...fixtures(), ...answers };
    const dumps = { dump: await dump() };
    const restore = await restores(folder);
    const task = (what: string, run: (what: string, random: Random) => Promise<Line>): Task => {
      const name = `changed ${what}`;
      return { what: name, run: () => run(name, seededRandom(seed)) };
    };
    const tasks = [
      task('files', (name, random) => changed(random, name, inputs * 0.8, seeds, readsFile(folder))),
      task('configurations', (name, random) => changed(random, name, inputs * 0.16, CONFIGURATION, readsConfig)),
      task('dumps', (name, random) => changed(random, name, inputs * 0.02, dumps, restore)),
      task('answers of platforms', (name, random) => changedAnswers(random, name, inputs * 0.02, answers)),
    ];
    yield* linesOf(tasks, 1, kept);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @throws whatever the program throws */
type Read = (bytes: Buffer, name: string) => Promise<void>;

async function changed(
  random: Random,
  what: string,
  inputs: number,
  seeds: Record<string, Buffer>,
  read: Read,
): Promise<Line> {
  const line = lineOf(what);
  const all = Object.entries(seeds);
  for (let at = 0; at < inputs && !isStopped(); at++) {
    const [name, bytes] = all[at % all.length]!;
    const input = mutated(random, bytes);
    const before = process.cpuUsage();
    await read(input, name).catch((error: unknown) => {
      if (error instanceof CareError) return;
      line.broken++;
      console.error(`${line.what}, ${name}:`, error, JSON.stringify(input.toString('latin1').slice(0, 3000)));
    });
    if (millisecondsSince(before) > HUNG_MS) line.hung++;
    line.faults++;
  }
  return line;
}

/** Of the processor: how long a busy computer takes says nothing. */
function millisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function fixtures(): Record<string, Buffer> {
  const names = readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(name)]));
  const archive = names.filter((name) => name.includes('x-archive'));
  const packed = zipOf(Object.fromEntries(archive.map((name) => [name.slice(name.indexOf('data/')), files[name]!])));
  return { ...files, 'archive.zip': packed };
}

function readsFile(folder: string): Read {
  return async (bytes, name) => {
    const path = join(folder, name.replaceAll('/', '-'));
    writeFileSync(path, bytes);
    for await (const { chunk } of readInputs([path])) chunk.posts.length;
  };
}

/** Every setting there is. */
const CONFIGURATION = { 'socialcare.toml': Buffer.from(defaultConfigToml().replace(/^#(?=[a-z[])/gm, '')) };

const readsConfig: Read = async (bytes) => {
  const readFile = (path: string) => (path === '/home/socialcare.toml' ? bytes.toString('utf8') : undefined);
  await loadConfig({ flags: {}, env: {}, cwd: '/home', home: '/home', platform: 'linux', systemZone: 'UTC', readFile });
};

/** Throws what a command line fails with when that is not in the program's words. */
function refuseForeign({ stderr }: { stderr: string }): void {
  if (FOREIGN.test(stderr)) throw new Error(stderr);
}

async function decided(): Promise<Sandbox> {
  const sandbox = openSandbox();
  const file = join(sandbox.cwd, 'a.csv');
  const rows = Array.from({ length: 9 }, (_, n) => `x,q${n},2026-11-01T0${n}:00:00Z,ann,@acme help ${n}`);
  writeFileSync(file, `channel,id,created_at,author_handle,text\n${rows.join('\n')}\n`);
  await sandbox.run('brand', 'add', 'acme', '@acme');
  await sandbox.run('import', file, '--sampling', 'complete');
  return sandbox;
}

async function dump(): Promise<Buffer> {
  const sandbox = await decided();
  await sandbox.run('triage', 'q1', '--as', 'note', '--note', 'seen', '--actor', 'jo');
  await sandbox.run('triage', 'q2', '--as', 'tag', '--tag', 'vip', '--actor', 'jo');
  await sandbox.run('triage', 'q2', '--as', 'undo', '--actor', 'jo');
  await sandbox.run('label', 'q3', 'intent=question', '--actor', 'jo');
  const { stdout } = await sandbox.run('dump');
  rmSync(sandbox.cwd, { recursive: true });
  return Buffer.from(stdout);
}

async function restores(folder: string): Promise<Read> {
  const sandbox = await decided();
  return async (bytes) => {
    const path = join(folder, 'dump.jsonl');
    writeFileSync(path, bytes);
    refuseForeign(await sandbox.run('restore', path));
  };
}

/** What each platform answers while it is pulled, by platform and number. */
async function platformAnswers(): Promise<Record<string, Buffer>> {
  const answers: Record<string, Buffer> = {};
  for (const { name, start, account, address } of PLATFORMS) {
    const server = await start(NOON / 1000, () => NOON);
    const sandbox = openSandbox({ ...CREDENTIALS, ...address(server) });
    await sandbox.run('brand', 'add', 'acme', account(server));
    await sandbox.run('pull', name);
    await server.close();
    rmSync(sandbox.cwd, { recursive: true });
    for (const [at, body] of server.answered.entries()) {
      const bytes = Buffer.from(JSON.stringify(body) ?? '');
      if (at < 8) answers[`${name}-${at}.json`] = bytes.subarray(0, bytes.length > MOST_BYTES ? MOST_BYTES : undefined);
    }
  }
  return answers;
}

/** Pulls in which some answers are changed ones. */
async function changedAnswers(
  random: Random,
  what: string,
  pulls: number,
  answers: Record<string, Buffer>,
): Promise<Line> {
  const line = lineOf(what);
  for (let at = 0; at < pulls && !isStopped(); at++) {
    const { name, start, account, address } = PLATFORMS[at % PLATFORMS.length]!;
    const own = Object.entries(answers).filter(([key]) => key.startsWith(name));
    const server = await start(NOON / 1000, () => NOON);
    const sandbox = openSandbox({ ...CREDENTIALS, ...address(server) });
    try {
      await sandbox.run('brand', 'add', 'acme', account(server));
      for (let times = 1 + pick(random, 3); times > 0; times--) {
        const body = mutated(random, oneOf(random, own)[1]).toString('utf8');
        server.interject('/', { after: pick(random, 8), body, headers: { 'content-type': 'application/json' } });
      }
      const before = process.cpuUsage();
      const ended = await sandbox.run('pull', name);
      const sound = await sandbox.rows('PRAGMA integrity_check');
      line.faults++;
      if (millisecondsSince(before) > 10 * HUNG_MS) line.hung++;
      if (!FOREIGN.test(ended.stderr) && sound[0]?.integrity_check === 'ok') continue;
      line.broken++;
      console.error(`${line.what}, ${name}:`, ended.stderr);
    } finally {
      await server.close();
      rmSync(sandbox.cwd, { recursive: true });
    }
  }
  return line;
}
