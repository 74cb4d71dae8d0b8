/** What a reader must know of shares of labels: that a machine made them, and how often it is right where that was measured. */
import type { Confusion } from '../statistics/classification.ts';
import type { Settings } from './metric.ts';

/** Facets of which some metric prints shares. */
export type SharedFacet = 'reply-act' | 'intent';

/** Facet → truth against label, by the newest measurement that speaks for the stored labels; left out where there is none. */
export type LabelRecords = Partial<Record<SharedFacet, Confusion>>;

/** Values of a facet whose share is printed. */
export interface SharedLabels {
  facet: SharedFacet;
  /** Left out where the share of each value is printed. */
  values?: readonly string[];
}

/** @returns the note beside shares of these labels */
export function labelErrorNote({ facet, values }: SharedLabels, { labelRecords }: Settings): string {
  const confusion = labelRecords?.[facet];
  const record = confusion && recordOfValues(confusion, values);
  const what = values ? `${facet} ${values.join(', ')}` : facet;
  return record && record.labelled > 0 && record.true > 0
    ? `${MADE} (${what} as measured: precision ${shareOf(record.right, record.labelled)}, recall ${shareOf(record.right, record.true)})`
    : `${MADE}: measure them with socialcare classify --evaluate, or label by hand`;
}

const MADE = 'labels are made by machine; their errors are not in the interval';

export function isLabelErrorNote(note: string): boolean {
  return note.startsWith(MADE);
}

/** Labels given, labels due, and those that are both, over all of the values; of a facet of several each counts. */
function recordOfValues({ labels, counts }: Confusion, values?: readonly string[]) {
  const sets = labels.map((label) => label.split(',').filter((each) => values?.includes(each) ?? each !== ''));
  const record = { right: 0, labelled: 0, true: 0 };
  for (const [truth, row] of counts.entries())
    for (const [label, count] of row.entries()) {
      record.true += count * sets[truth]!.length;
      record.labelled += count * sets[label]!.length;
      record.right += count * sets[label]!.filter((each) => sets[truth]!.includes(each)).length;
    }
  return record;
}

/** '84.2 % of 120' */
export function shareOf(count: number, n: number): string {
  return `${((100 * count) / n).toFixed(1)} % of ${n}`;
}
