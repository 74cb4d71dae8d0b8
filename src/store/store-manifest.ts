/** The note in an exported store that says what it is, and how much of it there must be. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../errors.ts';
import { EXPORTED_TABLES, POSTS } from './exported-tables.ts';
import { MIGRATIONS } from './migrations/index.ts';

export const MANIFEST = 'socialcare-store.json';

export interface StoreManifest {
  /** Of the program that wrote it. */
  version: string;
  /** How many changes of the schema its tables have seen. */
  schema: number;
  posts: number;
}

export function manifestText(version: string, posts: number): string {
  const manifest: StoreManifest = { version, schema: MIGRATIONS.length, posts };
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

/** Whether a folder is no exported store, and none from which something was removed. */
export function isPostsAlone(folder: string): boolean {
  if (existsSync(join(folder, MANIFEST))) return false;
  return ![...EXPORTED_TABLES.keys()].some((table) =>
    existsSync(join(folder, table === POSTS ? POSTS : `${table}.parquet`)),
  );
}

function parsed(text: string): StoreManifest | undefined {
  try {
    const { version, schema, posts } = JSON.parse(text) as Partial<StoreManifest>;
    if (typeof version !== 'string' || !Number.isSafeInteger(schema) || !Number.isSafeInteger(posts)) return undefined;
    return { version, schema: schema!, posts: posts! };
  } catch {
    return undefined;
  }
}
