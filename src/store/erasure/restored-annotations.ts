/** Annotations from a dump that is older than an erasure: ids of erased posts become tombstones. */
import type { Annotation } from '../../domain/annotation.ts';
import { ERASED } from '../../domain/erased-text.ts';
import type { Database } from '../database.ts';
import { list } from '../dialect.ts';
import { openTombstones } from './tombstones.ts';

/** The annotations as they may be stored; notes that were erased here stay erased. */
export async function withoutErased(db: Database, annotations: readonly Annotation[]): Promise<Annotation[]> {
  const tombstone = await openTombstones(db);
  const nameOf = ({ row }: Annotation) => tombstone('post', row.channel, row.post);
  const erased = new Set(
    await db.readColumn<string>(
      `SELECT id FROM post WHERE key IN (SELECT post FROM erased_post) AND id IN ${list('names', 'text')}
       UNION SELECT name FROM erased_name WHERE name IN ${list('names', 'text')}`,
      { names: [...new Set(annotations.map(nameOf))] },
    ),
  );
  const scrubbed = new Map(
    await db.readRaw<[id: string, note: string]>(
      `SELECT id, note FROM decision WHERE id IN ${list('ids', 'text')} AND (note = :erased OR note LIKE '%erased\\_%' ESCAPE '\\')`,
      { ids: annotations.map(({ row }) => row.id), erased: ERASED },
    ),
  );
  return annotations.map((annotation) => {
    const name = nameOf(annotation);
    const isErased = erased.has(name);
    const post = isErased ? name : annotation.row.post;
    if (annotation.kind === 'label') return { kind: 'label', row: { ...annotation.row, post } };
    const { row } = annotation;
    const note = row.note && (scrubbed.get(row.id) ?? (isErased ? ERASED : row.note));
    return { kind: 'decision', row: { ...row, post, note } };
  });
}
