/** How a report describes its labels: who made them, and how they were evaluated. */
import { amount } from '../domain/amount.ts';
import type { ReplyFact } from '../domain/reply-columns.ts';
import type { LabelRecords, SharedFacet } from '../metrics/label-errors.ts';
import type { ClassifierRecord } from '../statistics/labelled-rate.ts';
import type { AnsweredBy, Evaluation } from '../store/labels/evaluations.ts';
import type { Store } from '../store/open.ts';

/**
 * 'intent 1, needs-reply 1 by machine; 12 posts by hand', or 'none' before anything was labelled. Where several versions
 * answered, each with its number of posts.
 * @param facets that the numbers rest on
 */
export async function labelMethod(store: Store, facets: readonly string[]): Promise<string> {
  const [{ modelsOf, storedLabellers }, { countHandLabels }] = await Promise.all([
    import('../store/labels/classifiers.ts'),
    import('../store/labels/hand-labels.ts'),
  ]);
  const machines = new Map<string, number>();
  for (const { versions, posts } of await storedLabellers(store)) {
    const used = versions.split(', ').filter((each) => facets.some((name) => each.startsWith(`${name} `)));
    const method = `${used.join(', ')} by ${modelsOf(used.join(', ')) === undefined ? 'machine' : 'model'}`;
    if (used.length > 0) machines.set(method, (machines.get(method) ?? 0) + posts);
  }
  const hand = await countHandLabels(store);
  const parts = [...machines].map(([method, posts]) =>
    machines.size > 1 ? `${method} (${amount(posts, 'post')})` : method,
  );
  return [...parts, ...(hand > 0 ? [`${amount(hand, 'post')} by hand`] : [])].join('; ') || 'none';
}

/** Fewest texts of each kind in an evaluation of needs-reply that is used to correct a rate. */
export const LEAST_MEASURED = 10;

/**
 * Sensitivity and specificity of needs-reply, from a confusion matrix. The rate that they correct counts turns labelled
 * true alone, so that a text labelled unknown was not found if it needed a reply, and spared if it did not.
 */
export function recordOf({ labels, counts }: Evaluation['confusion']): ClassifierRecord {
  const count = (truth: string, label: string) => counts[labels.indexOf(truth)]?.[labels.indexOf(label)] ?? 0;
  const [found, missed] = [count('true', 'true'), count('true', 'false') + count('true', 'unknown')];
  const [spared, taken] = [count('false', 'false') + count('false', 'unknown'), count('false', 'true')];
  return {
    sensitivity: { count: found, n: found + missed },
    specificity: { count: spared, n: spared + taken },
  };
}

/** Whether an evaluation holds enough texts of either kind. */
export function isTelling({ sensitivity, specificity }: ClassifierRecord): boolean {
  return sensitivity.n >= LEAST_MEASURED && specificity.n >= LEAST_MEASURED;
}

/** The newest evaluation with enough texts of needs-reply by the versions in use, as counts. */
export async function needsReplyRecord(store: Store): Promise<ClassifierRecord | undefined> {
  const { evaluationsOf } = await import('../store/labels/evaluations.ts');
  return (await evaluationsOf(store, 'needs-reply')).map(({ confusion }) => recordOf(confusion)).find(isTelling);
}

/** Which versions made the stored needs-reply labels. */
export async function needsAnsweredBy(store: Store): Promise<AnsweredBy> {
  const { answeredBy } = await import('../store/labels/evaluations.ts');
  return answeredBy(store, 'needs-reply');
}

/** How the labels did whose shares are printed; undefined where none of these is read. */
export async function labelRecordsOf(
  store: Store,
  facets: readonly string[],
  replyFacts: readonly ReplyFact[],
): Promise<LabelRecords | undefined> {
  const shared: SharedFacet[] = [
    ...(facets.includes('intent') ? (['intent'] as const) : []),
    ...(replyFacts.includes('acts') ? (['reply-act'] as const) : []),
  ];
  if (shared.length === 0) return undefined;
  const { evaluationsOf } = await import('../store/labels/evaluations.ts');
  const records: LabelRecords = {};
  for (const facet of shared) {
    const [newest] = await evaluationsOf(store, facet);
    if (newest) records[facet] = newest.confusion;
  }
  return records;
}
