/** A team at one PostgreSQL server: agents who triage, pulls that bring more, reports; what was shown, lost and doubled. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Pooler, startPooler } from '../../test/helpers/pooler.ts';
import { launchServer, type TestServer } from '../../test/helpers/postgres-program.ts';
import { runProgram } from '../reliability/program.ts';
import { type Network, startNetworks } from './network.ts';
import { seatAgents } from './seats.ts';
import { lastingSums, type TeamSums } from './sums.ts';

export interface Team {
  agents: number;
  seconds: number;
  /** How long an agent thinks about an item, on average. */
  thinkSeconds: number;
  seed: number;
  /** Kills the server in the middle, and starts it again. */
  killed?: boolean;
  /** Puts pgbouncer in transaction mode in between. */
  pooled?: boolean;
}

/** As it is run, not as tests do: what is kept is on the disk. */
const SETTINGS = '-c fsync=on -c full_page_writes=on -c shared_buffers=128MB -c max_connections=300';
const SCHEMA = 'team';
const ASKED_AT_ONCE = 10;
const BETWEEN_PULLS_MS = 8_000;
const BETWEEN_REPORTS_MS = 10_000;
const DOWN_MS = 2_000;
/** More than the agents get through. */
const PLENTY = 1.6;

/** @returns undefined where PostgreSQL, or pgbouncer when it is asked for, is not installed */
export async function workAsTeam(team: Team): Promise<TeamSums | undefined> {
  const server = launchServer(SETTINGS);
  if (!server) return undefined;
  const pooler = team.pooled ? await startPooler(server.folder) : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'socialcare-team-'));
  const networks = await startNetworks();
  try {
    if (team.pooled && !pooler) return undefined;
    return await work(team, server, pooler, folder, networks);
  } finally {
    for (const network of networks) await network.close();
    await pooler?.stop();
    server.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function work(
  team: Team,
  server: TestServer,
  pooler: Pooler | undefined,
  folder: string,
  networks: readonly Network[],
): Promise<TeamSums> {
  const db = (pooler ?? server).address({ schema: SCHEMA });
  const sums = lastingSums();
  const env = Object.assign({ SOCIALCARE_ACTOR: 'lead' }, ...networks.map((network) => network.env));
  let isDown = false;

  /** Where the server is killed under it, it is given again as its message says, and counted. */
  async function command(...argv: string[]): Promise<string> {
    const wasDown = isDown;
    const { code, stdout, stderr } = await runProgram(folder, argv, { db, env });
    if (code === 0) return stdout;
    const isCut = team.killed && (wasDown || isDown || /connection was lost|does not answer/.test(stderr));
    if (isCut) sums.cut++;
    else sums.errors.push(`${argv.join(' ')} left with ${code}: ${stderr.trim()}`);
    return '';
  }

  await command('brand', 'add', 'acme', '@acme', ...networks.map(({ account }) => account));
  const imported = Math.ceil(((team.agents * team.seconds) / team.thinkSeconds) * PLENTY) + team.agents;
  writeFileSync(join(folder, 'posts.csv'), table(imported));
  await command('import', 'posts.csv', '--sampling', 'complete', '-q');

  const seats = seatAgents(team, { db, home: folder }, sums);
  await seats.ready();
  const until = performance.now() + team.seconds * 1000;
  const going = async (pause: number, round: () => Promise<unknown>) => {
    while (performance.now() < until) {
      await round();
      await setTimeout(Math.max(0, Math.min(pause, until - performance.now())));
    }
  };
  seats.go();
  await Promise.all([
    setTimeout(team.seconds * 1000),
    ...networks.map((network) =>
      going(BETWEEN_PULLS_MS, async () => {
        network.ask(ASKED_AT_ONCE);
        await command('pull', network.source, '-q');
        sums.pulls++;
      }),
    ),
    going(BETWEEN_REPORTS_MS, async () => {
      if ((await command('report', '-q')) !== '') sums.reports++;
    }),
    ...(team.killed ? [killInTheMiddle()] : []),
  ]);
  sums.connections = Number(server.psql('SELECT count(*) FROM pg_stat_activity WHERE datname IS NOT NULL'));
  await seats.stop();
  // What a pull that was cut off left is read by the next one.
  for (const network of networks) await command('pull', network.source, '-q');
  count(server, sums, imported + networks.reduce((sum, network) => sum + network.asked(), 0));
  return sums;

  async function killInTheMiddle(): Promise<void> {
    await setTimeout((team.seconds * 1000) / 2);
    const [pid] = readFileSync(join(server.folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
    isDown = true;
    process.kill(Number(pid), 'SIGKILL');
    await setTimeout(DOWN_MS);
    for (let tries = 1; ; tries++) {
      try {
        server.start();
        break;
      } catch (error) {
        // Its children end by themselves, which takes them a moment.
        if (tries === 30) throw error;
        await setTimeout(500);
      }
    }
    await setTimeout(DOWN_MS);
    isDown = false;
  }
}

/** What is stored, held against what was asked and what agents saw written. */
function count(server: TestServer, sums: TeamSums, asked: number): void {
  const posts = Number(server.psql(`SELECT count(*) FROM ${SCHEMA}.post`));
  const stored = server
    .psql(`SELECT post FROM ${SCHEMA}.decision WHERE action IN ('no-reply', 'elsewhere')`)
    .split('\n')
    .filter(Boolean);
  const decided = new Set(stored);
  sums.stored = stored.length;
  sums.lost = Math.max(0, asked - posts) + [...sums.decided].filter((post) => !decided.has(post)).length;
  sums.doubled = Math.max(0, posts - asked) + stored.length - decided.size;
}

function table(rows: number): string {
  const now = Math.floor(Date.now() / 1000);
  const lines = Array.from({ length: rows }, (_, at) => {
    const time = new Date((now - 3 * 86_400 + at * 30) * 1000).toISOString();
    return `x,q${at},${time},fan${at % 97},@acme help me with number ${at}`;
  });
  return `channel,id,created_at,author_handle,text\n${lines.join('\n')}\n`;
}
