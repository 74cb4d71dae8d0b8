/** Labels against the truth: confusion, scores with intervals, calibration; a facet of several values is scored value by value. */
import {
  FACET_VALUES,
  type FacetName,
  type FacetValue,
  facetShape,
  NEEDS,
  type Need,
  needOfIntent,
} from '../../domain/label.ts';
import type { Calibration } from '../../statistics/calibration.ts';
import type { ClassificationScores, Confusion } from '../../statistics/classification.ts';
import type { KnownText } from './examples.ts';

export interface FacetScores {
  facet: FacetName;
  confusion: Confusion;
  scores: ClassificationScores;
  calibration: Calibration;
  /** Texts of which the labels or the truth leave open what they are: neither right nor wrong, and in no score. */
  unknown: number;
  /** Of a facet of several values: value -> confusion of whether it is true and whether it was given. */
  values?: Record<string, ClassificationScores>;
}

/** The value of labels that leave the question open. */
const OPEN: Need = 'unknown';

/** @param labels one per text, in order */
export async function scoreFacet(
  facet: FacetName,
  texts: readonly Pick<KnownText, 'truth'>[],
  labels: readonly (FacetValue | undefined)[],
): Promise<FacetScores> {
  const [{ confusionOf, scoresOf }, { calibrationOf }] = await Promise.all([
    import('../../statistics/classification.ts'),
    import('../../statistics/calibration.ts'),
  ]);
  const list = facetShape(facet).kind === 'list';
  const sorted = (value: string) => (list ? value.split(',').filter(Boolean).sort().join(',') : value);
  const pairs = texts.map(({ truth }, at) => ({ truth: sorted(truth), label: sorted(labels[at]?.value ?? '') }));
  const canBeOpen = FACET_VALUES[facet]?.includes(OPEN) ?? false;
  const isOpen = ({ truth, label }: { truth: string; label: string }) =>
    canBeOpen && (truth === OPEN || label === OPEN);
  const unknown = pairs.filter(isOpen).length;
  const calibration = calibrationOf(
    pairs.flatMap((pair, at) =>
      isOpen(pair) ? [] : [{ confidence: labels[at]?.confidence ?? 0, right: pair.truth === pair.label }],
    ),
  );
  const confusion = confusionOf(pairs);
  const scores = scoresOf(unknown === 0 ? confusion : confusionOf(pairs.filter((pair) => !isOpen(pair))));
  if (!list) return { facet, confusion, scores, calibration, unknown };
  const split = pairs.map(({ truth, label }) => [new Set(truth.split(',')), new Set(label.split(','))] as const);
  const said = [...new Set(split.flatMap(([truth, label]) => [...truth, ...label]))].filter(Boolean).sort();
  const values = said.map((value) => [
    value,
    scoresOf(
      confusionOf(
        split.map(([truth, label]) => ({ truth: String(truth.has(value)), label: String(label.has(value)) })),
      ),
    ),
  ]);
  return { facet, confusion, scores, calibration, unknown, values: Object.fromEntries(values) };
}

/** The confusion of needs-reply that follows from a confusion of intents. */
export function needsOfIntents({ labels, counts }: Confusion): Confusion {
  const values = [...NEEDS].sort();
  const cells = values.map(() => values.map(() => 0));
  const place = (intent: string) => values.indexOf(needOfIntent(intent));
  for (const [truth, row] of counts.entries())
    for (const [label, count] of row.entries()) cells[place(labels[truth]!)]![place(labels[label]!)]! += count;
  return { labels: values, counts: cells };
}
