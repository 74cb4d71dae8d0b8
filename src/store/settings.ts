/** Single values that the database keeps by name. */
import type { Database } from './database.ts';

export function readSetting(db: Database, name: string): Promise<string | undefined> {
  return db.oneValue('SELECT value FROM setting WHERE name = :name', { name });
}

export async function writeSetting(db: Database, name: string, value: string): Promise<void> {
  await db.write(
    'INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    { name, value },
  );
}

export async function dropSetting(db: Database, name: string): Promise<void> {
  await db.write('DELETE FROM setting WHERE name = :name', { name });
}
