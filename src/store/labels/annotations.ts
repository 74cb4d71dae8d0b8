/** Export and import of annotations: labels and decisions made by people. */

import { type Annotation, annotationLine } from '../../domain/annotation.ts';
import type { Decision } from '../../domain/decision.ts';
import type { HandLabel } from '../../domain/label.ts';
import type { Database } from '../database.ts';
import { list, records } from '../dialect.ts';
import { withoutErased } from '../erasure/restored-annotations.ts';
import { appendDecisions, STORED_DECISION_COLUMNS } from '../work/decisions.ts';
import { appendLabels, LABEL_COLUMNS } from './hand-labels.ts';

/** Labels, then decisions, each in the order they were made, batch by batch. */
export async function* dumpAnnotations(db: Database): AsyncGenerator<Annotation[]> {
  const labels = db.stream<HandLabel>(`SELECT ${LABEL_COLUMNS.join(', ')} FROM label ORDER BY at, key`);
  for await (const rows of labels) yield rows.map((row) => ({ kind: 'label', row }));
  const decisions = db.stream<Decision>(
    `SELECT ${STORED_DECISION_COLUMNS.join(', ')} FROM decision ORDER BY decided_at, key`,
  );
  for await (const rows of decisions) yield rows.map((row) => ({ kind: 'decision', row }));
}

export interface Restored {
  labels: number;
  decisions: number;
  /** Already present, identical. */
  same: number;
  /** Ids present with other contents: nothing was written. */
  conflicts: string[];
  /** About posts that are not stored; they wait for them. */
  orphaned: number;
  /** Of conversations that retention removed; not restored. */
  removed: number;
}

/** All of it or, when one id has two different contents, nothing. */
export function restoreAnnotations(db: Database, annotations: readonly Annotation[]): Promise<Restored> {
  return db.transaction(async (tx) => {
    const given = await withoutErased(tx, annotations);
    const labels = given.flatMap(({ kind, row }) => (kind === 'label' ? [row] : []));
    const decisions = given.flatMap(({ kind, row }) => (kind === 'decision' ? [row] : []));
    const { same, conflicts } = await compare(tx, given);
    const orphaned = await countOrphaned(tx, given);
    const removed = annotations.length - given.length;
    if (conflicts.length > 0) return { labels: 0, decisions: 0, same, conflicts, orphaned, removed };
    return {
      labels: await appendLabels(tx, labels),
      decisions: await appendDecisions(tx, decisions),
      same,
      conflicts,
      orphaned,
      removed,
    };
  });
}

async function compare(
  db: Database,
  annotations: readonly Annotation[],
): Promise<Pick<Restored, 'same' | 'conflicts'>> {
  const stored = new Map<string, string>();
  const find = async (kind: Annotation['kind'], columns: readonly string[]) => {
    const ids = annotations.flatMap((annotation) => (annotation.kind === kind ? [annotation.row.id] : []));
    const sql = `SELECT ${columns.join(', ')} FROM ${kind} WHERE id IN ${list('ids', 'text')}`;
    for (const row of await db.read<Annotation['row']>(sql, { ids }))
      stored.set(`${kind} ${row.id}`, annotationLine({ kind, row } as Annotation));
  };
  await find('label', LABEL_COLUMNS);
  await find('decision', STORED_DECISION_COLUMNS);
  const conflicts: string[] = [];
  let same = 0;
  for (const annotation of annotations) {
    const line = stored.get(`${annotation.kind} ${annotation.row.id}`);
    if (line === undefined) continue;
    if (line === annotationLine(annotation)) same++;
    else conflicts.push(annotation.row.id);
  }
  return { same, conflicts };
}

async function countOrphaned(db: Database, annotations: readonly Annotation[]): Promise<number> {
  const count = await db.oneValue<number>(
    `SELECT count(*) FROM ${records('posts', { channel: 'text', post: 'text' })} a
     WHERE NOT EXISTS (SELECT 1 FROM post p WHERE p.channel = a.channel AND p.id = a.post)`,
    { posts: annotations.map(({ row: { channel, post } }) => ({ channel, post })) },
  );
  return count!;
}
