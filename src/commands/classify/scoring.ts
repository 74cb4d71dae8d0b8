/** Labels against the truth: confusion, scores with intervals, calibration; a facet of several values is scored value by value. */
import { type FacetName, type FacetValue, facetShape, NEEDING_INTENTS } from '../../domain/label.ts';
import type { Calibration } from '../../statistics/calibration.ts';
import type { ClassificationScores, Confusion } from '../../statistics/classification.ts';
import type { KnownText } from './examples.ts';

export interface FacetScores {
  facet: FacetName;
  confusion: Confusion;
  scores: ClassificationScores;
  calibration: Calibration;
  /** Of a facet of several values: value -> confusion of whether it is true and whether it was given. */
  values?: Record<string, ClassificationScores>;
}

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
  const calibration = calibrationOf(
    pairs.map(({ truth, label }, at) => ({ confidence: labels[at]?.confidence ?? 0, right: truth === label })),
  );
  const confusion = confusionOf(pairs);
  const scores = scoresOf(confusion);
  if (!list) return { facet, confusion, scores, calibration };
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
  return { facet, confusion, scores, calibration, values: Object.fromEntries(values) };
}

/** The confusion of needs-reply that follows from a confusion of intents. */
export function needsOfIntents({ labels, counts }: Confusion): Confusion {
  const cells = [
    [0, 0],
    [0, 0],
  ];
  const place = (intent: string) => Number(NEEDING_INTENTS.has(intent));
  for (const [truth, row] of counts.entries())
    for (const [label, count] of row.entries()) cells[place(labels[truth]!)]![place(labels[label]!)]! += count;
  return { labels: ['false', 'true'], counts: cells };
}
