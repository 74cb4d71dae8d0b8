/** The note in an exported store that says what it is, and how much of it there must be. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { StoreError } from '../errors.ts';
import { EXPORTED_TABLES, POSTS } from './exported-tables.ts';
import { MIGRATIONS } from './migrations/index.ts';

export const MANIFEST = 'socialcare-store.json';
const PIECE_BYTES = 1 << 18;

export interface StoreManifest {
  /** Of the program that wrote it. */
  version: string;
  /** How many changes of the schema its tables have seen. */
  schema: number;
  posts: number;
  /** Path below the folder, between slashes → SHA-256, in hex. */
  files: Record<string, string>;
}

/** @param folder with all files but the note */
export async function manifestText(folder: string, version: string, posts: number): Promise<string> {
  const files: StoreManifest['files'] = {};
  for (const path of (await readdir(folder, { recursive: true })).sort())
    if (path.endsWith('.parquet')) files[path.replaceAll(sep, '/')] = await sumOf(join(folder, path));
  const manifest: StoreManifest = { version, schema: MIGRATIONS.length, posts, files };
  return `${JSON.stringify({ kind: 'socialcare store', ...manifest }, null, 2)}\n`;
}

/** What to do about a folder that is not as it was written. */
export const AGAIN = 'Write the folder again: socialcare export store -o FOLDER';

/** @throws StoreError for a folder that is not there, is no exported store, or one of another schema */
export function readManifest(folder: string): StoreManifest {
  if (!existsSync(folder))
    throw new StoreError(`there is no folder ${folder}`, 'Write one: socialcare export store -o FOLDER');
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) throw new StoreError(`${folder} is no exported store: it holds no ${MANIFEST}`, AGAIN);
  const manifest = parsed(readFileSync(path, 'utf8'));
  if (!manifest) throw new StoreError(`${path} is damaged`, AGAIN);
  if (manifest.schema !== MIGRATIONS.length)
    throw new StoreError(
      `${folder} was written by socialcare ${manifest.version}, whose tables are others (schema ${manifest.schema}, this program reads ${MIGRATIONS.length})`,
      manifest.schema > MIGRATIONS.length ? 'Update socialcare: npm install -g socialcare@latest' : AGAIN,
    );
  return manifest;
}

/** @throws StoreError for a file that is there and not as it was written; those that are missing are found by what they lack */
export async function checkFiles(folder: string, { files }: StoreManifest): Promise<void> {
  for (const [path, sum] of Object.entries(files)) {
    const file = join(folder, path);
    if (existsSync(file) && (await sumOf(file)) !== sum)
      throw new StoreError(`${file} is damaged, or of another export: its SHA-256 is not that of ${MANIFEST}`, AGAIN);
  }
}

async function sumOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/** Whether a folder is no exported store, and none from which something was removed. */
export function isPostsAlone(folder: string): boolean {
  if (existsSync(join(folder, MANIFEST))) return false;
  return ![...EXPORTED_TABLES.keys()].some((table) =>
    existsSync(join(folder, table === POSTS ? POSTS : `${table}.parquet`)),
  );
}

function parsed(text: string): StoreManifest | undefined {
  try {
    const { version, schema, posts, files } = JSON.parse(text) as Partial<StoreManifest>;
    if (typeof version !== 'string' || !Number.isSafeInteger(schema) || !Number.isSafeInteger(posts)) return undefined;
    // Of a newer program it is enough to know that it is newer.
    if (schema === MIGRATIONS.length && (typeof files !== 'object' || files === null)) return undefined;
    return { version, schema: schema!, posts: posts!, files: files ?? {} };
  } catch {
    return undefined;
  }
}
