/** What a report says of its labels: who made them, and how good they were found to be. */
import { amount } from '../domain/amount.ts';
import type { ClassifierRecord } from '../statistics/rogan-gladen.ts';
import type { Store } from '../store/open.ts';

/**
 * 'intent 1, needs-reply 1 by socialcare; 12 posts by hand', or 'none' before anything was labelled.
 * @param facets that the numbers rest on
 */
export async function labelMethod({ db }: Store, facets: readonly string[]): Promise<string> {
  const [{ currentClassifier }, { countHandLabels }] = await Promise.all([
    import('../store/post-labels.ts'),
    import('../store/hand-labels.ts'),
  ]);
  const classifier = currentClassifier(db);
  const posts = countHandLabels(db);
  const versions = (classifier?.versions ?? '')
    .split(', ')
    .filter((each) => facets.some((name) => each.startsWith(`${name} `)));
  const parts = [
    ...(versions.length > 0 ? [`${versions.join(', ')} by machine`] : []),
    ...(posts > 0 ? [`${amount(posts, 'post')} by hand`] : []),
  ];
  return parts.join('; ') || 'none';
}

/** The newest evaluation of needs-reply by the versions in use, as counts. */
export async function needsReplyRecord({ db }: Store): Promise<ClassifierRecord | undefined> {
  const { latestEvaluation } = await import('../store/evaluations.ts');
  const found = latestEvaluation(db, 'needs-reply');
  if (!found) return undefined;
  const { labels, counts } = found.confusion;
  const count = (truth: string, label: string) => counts[labels.indexOf(truth)]?.[labels.indexOf(label)] ?? 0;
  const record = (value: string, other: string) => ({
    count: count(value, value),
    n: count(value, value) + count(value, other),
  });
  const [sensitivity, specificity] = [record('true', 'false'), record('false', 'true')];
  return sensitivity.n > 0 && specificity.n > 0 ? { sensitivity, specificity } : undefined;
}
