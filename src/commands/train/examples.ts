/** The labels that people gave, as examples to learn from, and what the shipped classifier makes of the same posts. */
import type { Example } from '../../classifiers/learning/train.ts';
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { type FacetName, SENTIMENTS } from '../../domain/label.ts';
import { UsageError } from '../../errors.ts';
import type { Store } from '../../store/open.ts';
import type { FacetScores } from '../classify/scoring.ts';

export const FOLDS = 5;
export const LEAST_EXAMPLES = 30;

export interface Examples {
  examples: Example[];
  /** Values with too few labels to learn from, with how many there are. */
  left: Record<string, number>;
  /** What the shipped classifier makes of the same posts. */
  shipped: FacetScores;
}

/** @throws UsageError where there are too few */
export async function readExamples(context: Context, store: Store, facet: FacetName): Promise<Examples> {
  const [{ handLabelled }, { facetValues, openClassifiers }, { scoreFacet }] = await Promise.all([
    import('../../store/labels/hand-labels.ts'),
    import('../classify/versions.ts'),
    import('../classify/scoring.ts'),
  ]);
  const labels = (await handLabelled(store, facet)).filter(({ outbound }) => !outbound);
  const counts = new Map<string, number>();
  for (const { value } of labels) counts.set(value, (counts.get(value) ?? 0) + 1);
  const enough = labels.filter(({ value }) => counts.get(value)! >= FOLDS);
  if (enough.length < LEAST_EXAMPLES || new Set(enough.map(({ value }) => value)).size < 2)
    throw new UsageError(
      `${amount(labels.length, 'label')} of ${facet} ${labels.length === 1 ? 'is' : 'are'} too few to train with`,
      `At least ${LEAST_EXAMPLES}, ${FOLDS} of each of two values: socialcare label --sample 100 --facet ${facet}`,
    );
  const missing = SENTIMENTS.filter((value) => !enough.some((each) => each.value === value));
  if (facet === 'sentiment' && missing.length > 0)
    throw new UsageError(
      `too few labels of ${missing.join(' and ')} to train sentiment with`,
      `At least ${FOLDS} of each: the shipped model, which yours starts from, has all three.`,
    );
  const shippedLabels = await (await openClassifiers(context)).classifyTexts(
    enough.map(({ text, lang }) => ({ text, direction: 'inbound', ...(lang !== null && { lang }) })),
  );
  const ruled = shippedLabels.map((each) => facetValues(each)[facet]);
  const shipped = await scoreFacet(
    facet,
    enough.map(({ value }) => ({ truth: value })),
    ruled,
  );
  const examples = enough.map(({ text, value }, at) => ({
    text,
    value,
    ...(facet !== 'sentiment' && { hint: ruled[at]!.value }),
  }));
  return { examples, left: Object.fromEntries([...counts].filter(([, count]) => count < FOLDS)), shipped };
}
