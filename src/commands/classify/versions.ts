/** The classifiers as the commands use them: the shipped ones, with the user's topics and own models in their place. */
import type { Facet, Labels } from '../../classifiers/classifier.ts';
import type { Classifiers } from '../../classifiers/index.ts';
import type { PhraseRule } from '../../classifiers/text/phrases.ts';
import type { Context } from '../../context.ts';
import { type FacetName, type FacetValue, isFacet } from '../../domain/label.ts';
import { ConfigError } from '../../errors.ts';
import type { Store } from '../../store/open.ts';

/** A phrase of the user's outweighs the shipped ones. */
const TOPIC_WEIGHT = 4;

/** @param store whose trained models stand in for the shipped ones; left out: as shipped */
export async function openClassifiers(context: Context, store?: Store): Promise<Classifiers> {
  const [{ createClassifiers }, topicRules] = await Promise.all([
    import('../../classifiers/index.ts'),
    readTopics(context),
  ]);
  if (!store) return createClassifiers({ topicRules });
  const [{ activeModels }, { decodeModel }] = await Promise.all([
    import('../../store/labels/models.ts'),
    import('../../classifiers/learning/linear.ts'),
  ]);
  const models = (await activeModels(store)).map(({ facet, bytes }) => [facet, decodeModel(bytes)] as const);
  return createClassifiers({ topicRules, models: Object.fromEntries(models) });
}

/** The [topics] of the configuration. @throws ConfigError for a phrase that cannot be read */
async function readTopics(context: Context): Promise<PhraseRule[]> {
  const topics = Object.entries((await context.config()).topics);
  if (topics.length === 0) return [];
  const { checkPhrase } = await import('../../classifiers/text/phrases.ts');
  return topics.map(([value, { value: phrases, origin }]) => {
    for (const phrase of phrases)
      try {
        checkPhrase(phrase);
      } catch (error) {
        throw new ConfigError(`${origin}: topics.${value}: ${(error as Error).message}`, 'Fix the phrase.');
      }
    return { value, weight: TOPIC_WEIGHT, language: '*', phrases };
  });
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
