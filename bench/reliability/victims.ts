/** Commands that write, each with what it begins with, ready to be disturbed. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CREDENTIALS, PLATFORMS } from '../../test/helpers/platforms.ts';
import { ask, brokenBackups, type Contents, contentsOf, fileSizes, filesHolding } from './contents.ts';
import { mustRun } from './program.ts';
import type { Line } from './table.ts';

const MENTIONS = resolve('fixtures/demo/mentions.csv');
const FORGOTTEN = 'OtterLark';
const OLD = 'GreyHeron';
const OUTPUT = 'output';

export interface Victim {
  name: string;
  argv: string[];
  /** The database that it begins with. */
  from: string;
  stdin?: string;
  env?: Record<string, string>;
  /** All of it is done, or nothing. */
  isAtomic?: boolean;
  /** It writes this file, and leaves the old one until the new one is whole. */
  output?: string;
  /** What must be nowhere in the folder in the end. */
  gone?: string;
  /** A second run may say that nothing is left to do. */
  isOnce?: boolean;
}

export interface Victims {
  all: Victim[];
  close(): Promise<void>;
}

/**
 * @param folder of its own, for the databases that the commands begin with
 * @param posts how many mentions they work on; all of the demo's and of the platforms' when left out
 */
export async function openVictims(folder: string, posts?: number): Promise<Victims> {
  const mentions = posts === undefined ? MENTIONS : join(folder, 'mentions.csv');
  if (posts !== undefined) writeFileSync(mentions, firstLines(readFileSync(MENTIONS, 'utf8'), 1 + posts));
  const at = (name: string) => join(folder, `${name}.db`);
  const [brands, imported, decided, social] = [at('brands'), at('imported'), at('decided'), at('social')] as const;
  const within = (db: string, argv: string[], stdin?: string) => mustRun(folder, ['--db', db, ...argv], { stdin });
  for (const brand of ['harbourline', 'brightwave']) await within(brands, ['brand', 'add', brand, `@${brand}`]);
  copyFileSync(brands, imported);
  await within(imported, ['import', mentions, '--sampling', 'complete']);
  const old = join(folder, 'old.csv');
  writeFileSync(old, oldPosts(posts ?? 60));
  await within(imported, ['import', old, '--sampling', 'complete']);
  copyFileSync(imported, decided);
  await within(decided, ['classify']);
  const noted = ask(decided, "SELECT asked_post FROM turns WHERE status = 'unanswered' ORDER BY 1 LIMIT 100");
  await within(decided, ['triage', '-', '--as', 'note', '--note', 'seen', '--actor', 'jo'], noted.join('\n'));
  const dump = join(folder, 'dump.jsonl');
  writeFileSync(dump, await within(decided, ['dump']));
  const backup = join(folder, 'backup.db');
  await within(decided, ['backup', backup]);

  const servers = await Promise.all(
    PLATFORMS.filter(({ name }) => name === 'x' || name === 'mastodon').map(async (platform) => ({
      ...platform,
      server: await platform.start(Math.floor(Date.now() / 1000) - 3600, Date.now, posts),
    })),
  );
  for (const { account, server, address } of servers)
    await mustRun(folder, ['--db', social, 'brand', 'add', 'acme', account(server)], {
      env: { ...CREDENTIALS, ...address(server) },
    });
  const asked = ask(imported, 'SELECT asked_post FROM turns ORDER BY 1 LIMIT 200').join('\n');
  return {
    all: [
      { name: 'import', argv: ['import', mentions, '--sampling', 'complete'], from: brands },
      ...servers.map(({ name, server, address }) => ({
        name: `pull ${name}`,
        argv: ['pull', name],
        from: social,
        env: { ...CREDENTIALS, ...address(server) },
      })),
      { name: 'classify', argv: ['classify'], from: imported },
      {
        name: 'triage',
        argv: ['triage', '-', '--as', 'tag', '--tag', 'x', '--actor', 'jo'],
        stdin: asked,
        from: imported,
        isAtomic: true,
      },
      { name: 'restore', argv: ['restore', dump], from: imported, isAtomic: true },
      {
        name: 'forget',
        argv: ['forget', `@${FORGOTTEN}`, '--yes'],
        from: decided,
        isAtomic: true,
        gone: FORGOTTEN,
        isOnce: true,
      },
      { name: 'retain', argv: ['retain', '5000d', '--yes'], from: decided, isAtomic: true, gone: OLD },
      { name: 'backup', argv: ['backup', '--keep', '3'], from: decided, isAtomic: true },
      { name: 'restore-db', argv: ['restore-db', backup, '--yes'], from: imported, isAtomic: true },
      { name: 'dump -o', argv: ['dump', '-o', OUTPUT], from: decided, isAtomic: true, output: OUTPUT },
      { name: 'export -o', argv: ['export', 'posts', '-o', OUTPUT], from: decided, isAtomic: true, output: OUTPUT },
      {
        name: 'report -o',
        argv: ['report', '--format', 'html', '-o', OUTPUT],
        from: decided,
        isAtomic: true,
        output: OUTPUT,
      },
    ],
    async close() {
      for (const { server } of servers) await server.close();
    },
  };
}

const firstLines = (text: string, count: number) => `${text.split('\n').slice(0, count).join('\n')}\n`;

/** Of people who wrote before any network of the demo was there. */
function oldPosts(count: number): string {
  const rows = Array.from({ length: count }, (_, at) => {
    const time = new Date(Date.UTC(2009, 4, 1, at)).toISOString();
    return `x,old${at},${time},${OLD}${at % 7},@brightwave ${OLD} asks ${at}`;
  });
  return `channel,id,created_at,author_handle,text\n${rows.join('\n')}\n`;
}

/** Puts a folder into the state that a command begins with: its database, an older backup, an older output. */
export function setUp(folder: string, { from, output }: Victim): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
  copyFileSync(from, join(folder, 'care.db'));
  mkdirSync(join(folder, 'backups'));
  copyFileSync(join(from, '..', 'backup.db'), join(folder, 'backups', 'care-20200101T000000Z.db'));
  if (output) writeFileSync(join(folder, output), 'old');
}

export interface State extends Contents {
  sizes: (number | undefined)[];
}

export function stateOf(folder: string, { output }: Victim): State {
  return { ...contentsOf(join(folder, 'care.db')), sizes: fileSizes(folder, output ? [output] : []) };
}

/** Judges what a fault left behind, before anybody mends it. */
export function judgeFaulted(line: Line, victim: Victim, folder: string, [before, wanted]: [State, State]): void {
  const found = stateOf(folder, victim);
  const complain = (what: string) => {
    line.broken++;
    console.error(`${line.what}: ${what} after the fault`);
  };
  if (!found.isSound) complain('a damaged database');
  for (const name of brokenBackups(join(folder, 'backups'))) complain(`a broken backup ${name}`);
  for (const [key, n] of before.rows)
    line.lost += Math.max(0, Math.min(n, wanted.rows.get(key) ?? 0) - (found.rows.get(key) ?? 0));
  for (const key of found.atOnce) if (!before.rows.has(key) && !wanted.rows.has(key)) complain('a row in parts');
  if (victim.isAtomic && ![before, wanted].some((one) => isSame(one.rows, found.rows))) complain('half of the work');
  if (victim.output && ![before, wanted].some(({ sizes }) => sizes[0] === found.sizes[0])) complain('half a file');
}

/** Judges what another run made of it. */
export function judgeMended(line: Line, victim: Victim, folder: string, before: State, wanted: State): void {
  const found = stateOf(folder, victim);
  const complain = (what: string) => {
    line.broken++;
    console.error(`${line.what}: ${what} after the next run`);
  };
  for (const [key, n] of wanted.rows) line.lost += Math.max(0, n - (found.rows.get(key) ?? 0));
  for (const [key, n] of found.rows) line.doubled += Math.max(0, n - (wanted.rows.get(key) ?? 0));
  if (!found.isSound) complain('a damaged database');
  if (found.sizes[0] !== wanted.sizes[0]) complain('another file');
  const broken = brokenBackups(join(folder, 'backups'));
  for (const name of broken) complain(`a broken backup ${name}`);
  if (victim.gone) {
    // The older backup was made before.
    rmSync(join(folder, 'backups'), { recursive: true });
    const holding = filesHolding(folder, victim.gone);
    line.leaked += holding.length;
    if (holding.length > 0) console.error(`${line.what}: still in ${holding.join(', ')}`);
  }
  if (victim.name === 'backup') judgeBackups(line, folder, before, complain);
  if (victim.name === 'restore-db') {
    const kept = readdirSync(folder).filter((name) => /^care\.db\.before-restore-\w+(-\d+)?$/.test(name));
    if (!kept.some((name) => isSame(contentsOf(join(folder, name)).rows, before.rows))) {
      line.lost++;
      complain('no database as it was before');
    }
  }
}

function judgeBackups(line: Line, folder: string, before: State, complain: (what: string) => void): void {
  const backups = join(folder, 'backups');
  const names = readdirSync(backups).filter((name) => name.endsWith('.db'));
  if (!names.includes('care-20200101T000000Z.db')) line.lost++;
  const newest = names.sort().at(-1)!;
  if (!isSame(contentsOf(join(backups, newest)).rows, before.rows)) complain('a backup that is not the database');
}

function isSame(one: Map<string, number>, other: Map<string, number>): boolean {
  return one.size === other.size && [...one].every(([key, n]) => other.get(key) === n);
}
