/** What a folder holds: rows of its database, files beside it, and whether they are whole. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

const KEPT = {
  posts: 'SELECT channel, id, text, created_at FROM post',
  turns: 'SELECT brand, channel, asked_post, asked_at, answer_post, answered_at, status FROM turns',
  decisions: 'SELECT channel, post, brand, action, value, note, actor FROM decision',
  labels: 'SELECT p.channel, p.id, l.intent, l.urgency, l.reply_act FROM post_label l JOIN post p ON p.key = l.post',
  hand: 'SELECT channel, post, facet, value FROM label',
  charges: 'SELECT unit, id FROM charge',
};
/** Rows of these come whole in one step, at whatever point a command stops. */
const AT_ONCE = new Set(['posts', 'decisions', 'hand', 'charges']);

export interface Contents {
  /** Every row that must be there, by how often. */
  rows: Map<string, number>;
  /** Those of the rows that no command writes in parts. */
  atOnce: Set<string>;
  isSound: boolean;
}

/** Looks at a copy: opening the file itself would mend what a fault left behind. */
export function contentsOf(db: string): Contents {
  return onCopy(db, (ask) => {
    const rows = new Map<string, number>();
    const atOnce = new Set<string>();
    const isSound = ask('PRAGMA integrity_check')[0]?.[0] === 'ok' && ask('PRAGMA foreign_key_check').length === 0;
    const tables = new Set(ask('SELECT name FROM sqlite_schema').map(([name]) => name));
    if (!tables.has('post')) return { rows, atOnce, isSound };
    for (const [name, sql] of Object.entries(KEPT))
      for (const row of ask(sql)) {
        const key = hashOf(JSON.stringify([name, row]));
        rows.set(key, (rows.get(key) ?? 0) + 1);
        if (AT_ONCE.has(name)) atOnce.add(key);
      }
    return { rows, atOnce, isSound };
  });
}

export function ask(db: string, sql: string): string[][] {
  return onCopy(db, (asked) => asked(sql));
}

function onCopy<Found>(db: string, look: (ask: (sql: string) => string[][]) => Found): Found {
  const folder = mkdtempSync(join(tmpdir(), 'socialcare-look-'));
  try {
    for (const end of ['', '-wal', '-journal'])
      if (existsSync(db + end)) copyFileSync(db + end, join(folder, `copy.db${end}`));
    const sqlite = new Sqlite(join(folder, 'copy.db'));
    for (const name of ['fold_name', 'search_text']) sqlite.function(name, { deterministic: true }, (text) => text);
    try {
      return look((sql) => sqlite.prepare(sql).raw().all() as string[][]);
    } finally {
      sqlite.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Sizes of the files that a command was to write: the digits of times in them differ, their lengths do not. */
export function fileSizes(folder: string, names: readonly string[]): (number | undefined)[] {
  return names.map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size);
}

/** Names of the backups that are damaged, or are not as the sum beside them says. */
export function brokenBackups(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => {
    if (!name.endsWith('.db')) return false;
    const path = join(folder, name);
    const isSummed = existsSync(`${path}.sha256`);
    if (isSummed && !readFileSync(`${path}.sha256`, 'utf8').startsWith(sumOf(path))) return true;
    return !contentsOf(path).isSound;
  });
}

/** Whether any file in a folder holds a word, as it is written or folded, in one of SQLite's encodings. */
export function filesHolding(folder: string, word: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    if (!statSync(path).isFile()) return false;
    const bytes = readFileSync(path);
    return [word, word.toLowerCase()].some(
      (each) => bytes.includes(each) || bytes.includes(Buffer.from(each, 'utf16le')),
    );
  });
}

const hashOf = (text: string) => createHash('md5').update(text).digest('base64');
const sumOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
