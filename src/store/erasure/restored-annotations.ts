/** Annotations from a dump that is older than an erasure: ids of erased posts become tombstones. */
import type { Annotation } from '../../domain/annotation.ts';
import { ERASED } from '../../domain/erased-text.ts';
import type { Database } from '../database.ts';
import { list, records } from '../dialect.ts';
import { removedBefore } from './removals.ts';
import { openTombstones } from './tombstones.ts';

/**
 * The annotations as they may be stored; notes that were erased here stay erased. Where conversations were removed, those
 * that are as old and of no stored post are left out.
 */
export async function withoutErased(db: Database, given: readonly Annotation[]): Promise<Annotation[]> {
  const annotations = await withoutRemoved(db, given);
  const tombstone = await openTombstones(db);
  const nameOf = ({ row }: Annotation) => tombstone('post', row.channel, row.post);
  const erased = new Set(
    await db.readColumn<string>(
      `SELECT id FROM post WHERE key IN (SELECT post FROM erased_post) AND id IN ${list('names', 'text')}
       UNION SELECT name FROM erased_name WHERE name IN ${list('names', 'text')}
       UNION SELECT post FROM decision WHERE post IN ${list('names', 'text')}
       UNION SELECT post FROM label WHERE post IN ${list('names', 'text')}`,
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

async function withoutRemoved(db: Database, annotations: readonly Annotation[]): Promise<readonly Annotation[]> {
  const before = (await removedBefore(db)) ?? Number.NEGATIVE_INFINITY;
  const timeOf = ({ kind, row }: Annotation) => (kind === 'label' ? row.at : row.decided_at);
  const old = annotations.filter((annotation) => timeOf(annotation) < before);
  if (old.length === 0) return annotations;
  const tombstone = await openTombstones(db);
  const named = old.map(({ row: { channel, post } }) => ({ channel, post, erased: tombstone('post', channel, post) }));
  const stored = new Set(
    await db.readColumn<string>(
      `SELECT a.channel || '\n' || a.post FROM ${records('posts', { channel: 'text', post: 'text', erased: 'text' })} a
       JOIN post p ON p.channel = a.channel AND p.id IN (a.post, a.erased)`,
      { posts: named },
    ),
  );
  return annotations.filter(
    (annotation) => timeOf(annotation) >= before || stored.has(`${annotation.row.channel}\n${annotation.row.post}`),
  );
}
