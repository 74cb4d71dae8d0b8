/** The classifiers as the commands use them: the shipped ones, with the user's own models in their place. */
import type { Facet, Labels } from '../../classifiers/classifier.ts';
import type { Classifiers } from '../../classifiers/index.ts';
import { type FacetName, type FacetValue, isFacet } from '../../domain/label.ts';
import type { Store } from '../../store/open.ts';

/** @param store whose trained models stand in for the shipped ones; left out: as shipped */
export async function openClassifiers(store?: Store): Promise<Classifiers> {
  const { createClassifiers } = await import('../../classifiers/index.ts');
  if (!store) return createClassifiers();
  const [{ activeModels }, { decodeModel }] = await Promise.all([
    import('../../store/models.ts'),
    import('../../classifiers/linear.ts'),
  ]);
  const models = activeModels(store.db).map(({ facet, bytes }) => [facet, decodeModel(bytes)] as const);
  return createClassifiers({ models: Object.fromEntries(models) });
}

/** 'language 1, sentiment linear 2, …': another text means that posts are worth classifying again. */
export function versionsOf(facets: readonly Facet[]): string {
  return facets.map(({ name, version }) => `${name} ${version}`).join(', ');
}

/** Labels as the store keeps them. */
export function facetValues(labels: Labels): Partial<Record<FacetName, FacetValue>> {
  const values: Partial<Record<FacetName, FacetValue>> = {};
  for (const name in labels) {
    if (!isFacet(name)) continue;
    const label = labels[name]!;
    values[name] = { value: 'value' in label ? label.value : label.values.join(','), confidence: label.confidence };
  }
  return values;
}
