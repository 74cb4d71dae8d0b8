/** Commands killed at any moment and given again: what is stored then is what an undisturbed run stores. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Random } from '../../src/domain/random.ts';
import type { Line } from './table.ts';

const PROGRAM = resolve('bin/socialcare.js');
const MENTIONS = resolve('fixtures/demo/mentions.csv');
const FORGOTTEN = 'OtterLark';

interface Victim {
  name: string;
  argv: string[];
  stdin?: string;
  /** What must be nowhere in the folder in the end. */
  gone?: string;
}

/** @param points how many kills, spread over the commands */
export async function kills(random: Random, points: number): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'socialcare-kills-'));
  try {
    const databases = prepare(folder);
    const posts = ask(databases.decided, 'SELECT asked_post FROM turns ORDER BY 1 LIMIT 200').map(([post]) => post);
    const victims: [Victim, string][] = [
      [{ name: 'import', argv: ['import', MENTIONS, '--sampling', 'complete'] }, databases.brands],
      [{ name: 'classify', argv: ['classify'] }, databases.imported],
      [
        {
          name: 'triage',
          argv: ['triage', '-', '--as', 'tag', '--tag', 'x', '--actor', 'jo'],
          stdin: posts.join('\n'),
        },
        databases.imported,
      ],
      [{ name: 'restore', argv: ['restore', join(folder, 'dump.jsonl')] }, databases.imported],
      [{ name: 'forget', argv: ['forget', `@${FORGOTTEN}`, '--yes'], gone: FORGOTTEN }, databases.decided],
    ];
    const lines: Line[] = [];
    for (const [victim, from] of victims)
      lines.push(await killed(random, victim, from, Math.ceil(points / victims.length)));
    return lines;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function prepare(folder: string): Record<'brands' | 'imported' | 'decided', string> {
  const [brands, imported, decided] = ['brands.db', 'imported.db', 'decided.db'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const brand of ['harbourline', 'brightwave']) run(brands, ['brand', 'add', brand, `@${brand}`]);
  copyFileSync(brands, imported);
  run(imported, ['import', MENTIONS, '--sampling', 'complete']);
  copyFileSync(imported, decided);
  run(decided, ['classify']);
  const posts = ask(decided, "SELECT asked_post FROM turns WHERE status = 'unanswered' ORDER BY 1 LIMIT 100");
  run(decided, ['triage', '-', '--as', 'note', '--note', 'seen', '--actor', 'jo'], posts.join('\n'));
  writeFileSync(join(folder, 'dump.jsonl'), run(decided, ['dump']));
  return { brands, imported, decided };
}

async function killed(random: Random, victim: Victim, from: string, points: number): Promise<Line> {
  const folder = mkdtempSync(join(tmpdir(), 'socialcare-killed-'));
  const path = join(folder, 'care.db');
  const line: Line = { what: `kill -9: ${victim.name}`, faults: 0, lost: 0, doubled: 0, leaked: 0, hung: 0, broken: 0 };
  try {
    copyFileSync(from, path);
    const started = performance.now();
    run(path, victim.argv, victim.stdin);
    const length = performance.now() - started;
    const wanted = contents(path);
    if (wanted.rows.size === 0) throw new Error(`${victim.name} stores nothing`);
    for (let point = 0; point < points; point++) {
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
      copyFileSync(from, path);
      await runKilled(path, victim, random() * length);
      line.faults++;
      run(path, victim.argv, victim.stdin);
      compare(line, wanted, contents(path));
      if (victim.gone && readdirSync(folder).some((name) => holds(join(folder, name), victim.gone!))) line.leaked++;
    }
    return line;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runKilled(db: string, { argv, stdin = '' }: Victim, milliseconds: number): Promise<void> {
  return new Promise((ended) => {
    const child = spawn(process.execPath, [PROGRAM, '--db', db, ...argv], {
      cwd: join(db, '..'),
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
    setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.on('exit', () => ended());
  });
}

function run(db: string, argv: string[], input = ''): string {
  const options = { cwd: join(db, '..'), input, encoding: 'utf8', maxBuffer: 1e9 } as const;
  const { stdout } = spawnSync(process.execPath, [PROGRAM, '--db', db, ...argv], options);
  return stdout;
}

function ask(db: string, sql: string): string[][] {
  const sqlite = new Sqlite(db, { readonly: true });
  sqlite.function('fold_name', (text: string) => text);
  sqlite.function('search_text', (text: string) => text);
  try {
    return sqlite.prepare(sql).raw().all() as string[][];
  } finally {
    sqlite.close();
  }
}

const KEPT = {
  posts: 'SELECT channel, id, text, created_at FROM post',
  turns: 'SELECT brand, channel, asked_post, asked_at, answer_post, answered_at, status FROM turns',
  decisions: 'SELECT channel, post, brand, action, value, note, actor FROM decision',
  labels: 'SELECT p.channel, p.id, l.intent, l.urgency, l.reply_act FROM post_label l JOIN post p ON p.key = l.post',
};

interface Contents {
  rows: Map<string, number>;
  isSound: boolean;
}

/** Every row that must be there, by how often. */
function contents(db: string): Contents {
  const rows = new Map<string, number>();
  for (const [name, sql] of Object.entries(KEPT))
    for (const row of ask(db, sql)) {
      const key = createHash('md5')
        .update(JSON.stringify([name, row]))
        .digest('base64');
      rows.set(key, (rows.get(key) ?? 0) + 1);
    }
  return { rows, isSound: ask(db, 'PRAGMA integrity_check')[0]![0] === 'ok' };
}

function compare(line: Line, wanted: Contents, found: Contents): void {
  for (const [key, n] of wanted.rows) line.lost += Math.max(0, n - (found.rows.get(key) ?? 0));
  for (const [key, n] of found.rows) line.doubled += Math.max(0, n - (wanted.rows.get(key) ?? 0));
  if (!found.isSound) line.broken++;
}

function holds(path: string, word: string): boolean {
  const bytes = readFileSync(path);
  return [word, word.toLowerCase()].some(
    (each) => bytes.includes(each) || bytes.includes(Buffer.from(each, 'utf16le')),
  );
}
