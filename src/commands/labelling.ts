/** What a report says of its labels: who made them, and how good they were found to be. */
import { amount } from '../domain/amount.ts';
import type { ClassifierRecord } from '../statistics/labelled-rate.ts';
import type { Store } from '../store/open.ts';

/**
 * 'intent 1, needs-reply 1 by machine; 12 posts by hand', or 'none' before anything was labelled. Where several versions
 * answered, each with its number of posts.
 * @param facets that the numbers rest on
 */
export async function labelMethod({ db }: Store, facets: readonly string[]): Promise<string> {
  const [{ heldLabellers, modelsOf }, { countHandLabels }] = await Promise.all([
    import('../store/classifiers.ts'),
    import('../store/hand-labels.ts'),
  ]);
  const machines = new Map<string, number>();
  for (const { versions, posts } of heldLabellers(db)) {
    const used = versions.split(', ').filter((each) => facets.some((name) => each.startsWith(`${name} `)));
    const method = `${used.join(', ')} by ${modelsOf(used.join(', ')) === undefined ? 'machine' : 'model'}`;
    if (used.length > 0) machines.set(method, (machines.get(method) ?? 0) + posts);
  }
  const hand = countHandLabels(db);
  const parts = [...machines].map(([method, posts]) =>
    machines.size > 1 ? `${method} (${amount(posts, 'post')})` : method,
  );
  return [...parts, ...(hand > 0 ? [`${amount(hand, 'post')} by hand`] : [])].join('; ') || 'none';
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

/** Whether answers of several versions to needs-reply stand side by side: after a break, or where a model was asked about some posts. */
export async function hasMixedLabels({ db }: Store): Promise<boolean> {
  const { heldVersions } = await import('../store/classifiers.ts');
  return heldVersions(db, 'needs-reply').length > 1;
}
