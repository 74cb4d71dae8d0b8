/** Notes of people on what is erased, and notes elsewhere that quote it. */
import { ERASED } from '../../domain/erased-text.ts';
import { groupedBy } from '../../domain/group.ts';
import { searchText } from '../../domain/search-text.ts';
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';

/** Words in a row that make a quotation. */
const QUOTED_WORDS = 5;

/** To be called while the words are still there. */
export async function eraseNotes(db: Database): Promise<void> {
  await db.write(
    'UPDATE decision SET note = :erased WHERE note IS NOT NULL AND (channel, post) IN (SELECT channel, old FROM going_id)',
    { erased: ERASED },
  );
  await eraseQuotingNotes(db);
}

/** Only notes that quote what goes. */
export async function eraseQuotingNotes(db: Database): Promise<void> {
  const notes = await db.read<{ key: number; note: string }>(
    'SELECT key, note FROM decision WHERE note IS NOT NULL AND note <> :erased',
    {
      erased: ERASED,
    },
  );
  const runs = groupedBy(
    notes.flatMap(({ key, note }) => wordRuns(note).map((run) => ({ run, key }))),
    ({ run }) => run,
  );
  if (runs.size === 0) return;
  const quoting = new Set<number>();
  const texts = db.stream<{ text: string }>('SELECT p.text FROM going_post g JOIN post p ON p.key = g.post');
  for await (const rows of texts)
    for (const { text } of rows)
      for (const run of wordRuns(text)) for (const { key } of runs.get(run) ?? []) quoting.add(key);
  await db.write(`UPDATE decision SET note = :erased WHERE key IN ${list('quoting')}`, {
    erased: ERASED,
    quoting: [...quoting],
  });
}

/** Ids of the decisions whose notes are erased. */
export async function erasedNotes(db: Database): Promise<Set<string>> {
  return new Set(await db.readColumn<string>('SELECT id FROM decision WHERE note = :erased', { erased: ERASED }));
}

function wordRuns(text: string): string[] {
  const words = searchText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(QUOTED_WORDS - 1).map((_, at) => words.slice(at, at + QUOTED_WORDS).join(' '));
}
