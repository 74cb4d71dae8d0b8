/** Erases people's notes on the posts to erase, and notes elsewhere that quote these posts. */
import { ERASED } from '../../domain/erased-text.ts';
import { groupedBy } from '../../domain/group.ts';
import { searchText } from '../../domain/search-text.ts';
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';

/** Words in a row that make a quotation. */
const QUOTED_WORDS = 5;

/** To be called before the texts of the posts are erased. */
export async function eraseNotes(db: Database): Promise<void> {
  const keys = [...(await notesOnGoing(db)), ...(await notesQuoting(db))].map(({ key }) => key);
  await erase(db, keys);
}

/** Erases only the notes that quote a post to erase. */
export async function eraseQuotingNotes(db: Database): Promise<void> {
  await erase(
    db,
    (await notesQuoting(db)).map(({ key }) => key),
  );
}

/** Ids of the decisions whose notes would be erased. */
export async function goingNotes(db: Database): Promise<Set<string>> {
  return new Set([...(await notesOnGoing(db)), ...(await notesQuoting(db))].map(({ id }) => id));
}

interface Note {
  key: number;
  id: string;
  note: string;
}

function notesOnGoing(db: Database): Promise<Note[]> {
  return db.read(
    'SELECT key, id, note FROM decision WHERE note IS NOT NULL AND (channel, post) IN (SELECT channel, old FROM going_id)',
  );
}

async function notesQuoting(db: Database): Promise<Note[]> {
  const notes = await db.read<Note>('SELECT key, id, note FROM decision WHERE note IS NOT NULL AND note <> :erased', {
    erased: ERASED,
  });
  const runs = groupedBy(
    notes.flatMap((note) => wordRuns(note.note).map((run) => ({ run, note }))),
    ({ run }) => run,
  );
  if (runs.size === 0) return [];
  const quoting = new Set<Note>();
  const texts = db.stream<{ text: string }>('SELECT p.text FROM going_post g JOIN post p ON p.key = g.post');
  for await (const rows of texts)
    for (const { text } of rows)
      for (const run of wordRuns(text)) for (const { note } of runs.get(run) ?? []) quoting.add(note);
  return [...quoting];
}

async function erase(db: Database, keys: readonly number[]): Promise<void> {
  await db.write(`UPDATE decision SET note = :erased WHERE key IN ${list('keys')}`, { erased: ERASED, keys });
}

function wordRuns(text: string): string[] {
  const words = searchText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(QUOTED_WORDS - 1).map((_, at) => words.slice(at, at + QUOTED_WORDS).join(' '));
}
