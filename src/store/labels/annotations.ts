/** Everything people judged, out of one database and into another. */

import { type Annotation, annotationLine } from '../../domain/annotation.ts';
import type { Decision } from '../../domain/decision.ts';
import type { HandLabel } from '../../domain/label.ts';
import type { Db, Store } from '../open.ts';
import { appendDecisions, DECISION_COLUMNS } from '../work/decisions.ts';
import { appendLabels, LABEL_COLUMNS } from './hand-labels.ts';

/** Labels, then decisions, each in the order they were made. */
export function* dumpAnnotations({ db }: Store): IterableIterator<Annotation> {
  const labels = db.prepare(`SELECT ${LABEL_COLUMNS.join(', ')} FROM label ORDER BY at, key`).iterate();
  for (const row of labels as IterableIterator<HandLabel>) yield { kind: 'label', row };
  const decisions = db
    .prepare(`SELECT ${DECISION_COLUMNS.join(', ')} FROM decision ORDER BY decided_at, key`)
    .iterate();
  for (const row of decisions as IterableIterator<Decision>) yield { kind: 'decision', row };
}

export interface Restored {
  labels: number;
  decisions: number;
  /** Were here already, the same. */
  same: number;
  /** Ids that stand here for something else: nothing was written. */
  conflicts: string[];
  /** About posts that are not held; they wait for them. */
  homeless: number;
}

/** All of it or, when an id stands for two different things, nothing. */
export function restoreAnnotations({ db }: Store, annotations: readonly Annotation[]): Restored {
  return db
    .transaction(() => {
      const { same, conflicts } = compare(db, annotations);
      const homeless = countHomeless(db, annotations);
      if (conflicts.length > 0) return { labels: 0, decisions: 0, same, conflicts, homeless };
      const labels = annotations.flatMap(({ kind, row }) => (kind === 'label' ? [row] : []));
      const decisions = annotations.flatMap(({ kind, row }) => (kind === 'decision' ? [row] : []));
      return {
        labels: appendLabels(db, labels),
        decisions: appendDecisions(db, decisions),
        same,
        conflicts,
        homeless,
      };
    })
    .immediate();
}

function compare(db: Db, annotations: readonly Annotation[]): Pick<Restored, 'same' | 'conflicts'> {
  const find = {
    label: db.prepare(`SELECT ${LABEL_COLUMNS.join(', ')} FROM label WHERE id = ?`),
    decision: db.prepare(`SELECT ${DECISION_COLUMNS.join(', ')} FROM decision WHERE id = ?`),
  };
  const conflicts: string[] = [];
  let same = 0;
  for (const annotation of annotations) {
    const held = find[annotation.kind].get(annotation.row.id);
    if (held === undefined) continue;
    if (annotationLine({ kind: annotation.kind, row: held } as Annotation) === annotationLine(annotation)) same++;
    else conflicts.push(annotation.row.id);
  }
  return { same, conflicts };
}

function countHomeless(db: Db, annotations: readonly Annotation[]): number {
  const held = db.prepare('SELECT 1 FROM post WHERE channel = ? AND id = ?').pluck();
  return annotations.filter(({ row: { channel, post } }) => held.get(channel, post) === undefined).length;
}
