/** Replaces a person's names in all other texts of the database: file names, reasons of gaps, notes, cursors. */
import type { Scrubber } from '../../domain/scrubber.ts';
import type { Database } from '../database.ts';

/** Columns with free text, or text of a platform, in which a name may stand. */
const TEXTS = [
  ['batch', 'file'],
  ['arrival', 'name'],
  ['batch', 'query'],
  ['batch', 'reading'],
  ['batch', 'skipped'],
  ['coverage', 'stream'],
  ['coverage', 'reason'],
  ['missing_post', 'reason'],
  ['unread_object', 'reason'],
  ['quoted_post', 'open'],
  ['setting', 'value'],
  ['decision', 'value'],
  ['decision', 'note'],
  ['label', 'value'],
] as const;

export async function scrubTexts(db: Database, scrubber: Scrubber): Promise<void> {
  for (const [table, column] of TEXTS) {
    const values = await db.readColumn<string>(`SELECT DISTINCT ${column} FROM ${table} WHERE ${column} IS NOT NULL`);
    const changed = values.flatMap((old) => {
      const value = scrubber.text(old, false);
      return value === old ? [] : [{ old, value }];
    });
    await db.writeMany(`UPDATE ${table} SET ${column} = :value WHERE ${column} = :old`, changed);
  }
  await restartCursors(db, scrubber);
}

/** Resets cursors that contain one of the ids: the next pull finds its place by time. */
async function restartCursors(db: Database, scrubber: Scrubber): Promise<void> {
  const cursors = await db.read<{ source: string; stream: string; state: string }>(
    'SELECT source, stream, state FROM cursor',
  );
  for (const { state, ...cursor } of cursors) {
    if (scrubber.text(state, false) === state) continue;
    const { open: _, mark: __, ...rest } = JSON.parse(state) as Record<string, unknown>;
    await db.write('UPDATE cursor SET state = :state WHERE source = :source AND stream = :stream', {
      ...cursor,
      state: JSON.stringify({ ...rest, open: null }),
    });
  }
}
