/** A model trained on examples, with what cross-validation says of it. */
import type { Example } from '../../classifiers/learning/train.ts';
import type { Context } from '../../context.ts';
import { type FacetName, valuesToSay } from '../../domain/label.ts';
import type { Store } from '../../store/open.ts';
import type { FacetScores } from '../classify/scoring.ts';
import { FOLDS } from './examples.ts';

export interface Fitted {
  version: string;
  bytes: Uint8Array;
  cross: FacetScores;
}

export async function fitModel(store: Store, facet: FacetName, examples: Example[], seed: number): Promise<Fitted> {
  const [
    { TWEET_FIT, trainLinear },
    { crossValidate },
    { SMALL_SHAPE },
    { encodeModel },
    { shippedSentimentModel },
    { scoreFacet },
    { countModels },
  ] = await Promise.all([
    import('../../classifiers/learning/train.ts'),
    import('../../classifiers/learning/cross-validation.ts'),
    import('../../classifiers/learning/learned.ts'),
    import('../../classifiers/learning/linear.ts'),
    import('../../classifiers/facets/sentiment.ts'),
    import('../classify/scoring.ts'),
    import('../../store/labels/models.ts'),
  ]);
  const given = new Set(examples.map(({ value }) => value));
  const start = facet === 'sentiment' ? shippedSentimentModel() : undefined;
  const order = valuesToSay(facet) ?? [...given].sort();
  const version = `own-${(await countModels(store, facet)) + 1}`;
  const options = {
    name: facet,
    version,
    classes: start?.classes ?? order.filter((value) => given.has(value)),
    shape: start?.shape ?? SMALL_SHAPE,
    ...TWEET_FIT,
    seed,
    ...(start && { start }),
  };
  const { scored, temperature } = crossValidate(examples, options, FOLDS);
  const cross = await scoreFacet(
    facet,
    scored.map(({ gold }) => ({ truth: gold })),
    scored.map(({ predicted, confidence }) => ({ value: predicted, confidence })),
  );
  return { version, bytes: encodeModel({ ...trainLinear(examples, options), temperature }), cross };
}

/** The cross-validation is how good the new classifiers are known to be. */
export async function keepEvaluation(context: Context, store: Store, { facet, confusion }: FacetScores): Promise<void> {
  const [{ openClassifiers, versionsOf }, { classifierKey }, { saveEvaluation }, { needsOfIntents }] =
    await Promise.all([
      import('../classify/versions.ts'),
      import('../../store/labels/classifiers.ts'),
      import('../../store/labels/evaluations.ts'),
      import('../classify/scoring.ts'),
    ]);
  const { facets } = await openClassifiers(context, store);
  const classifier = await classifierKey(store, versionsOf(facets));
  const about = { classifier, source: 'cross-validation', at: context.now() };
  await saveEvaluation(store, { ...about, facet, confusion });
  if (facet === 'intent')
    await saveEvaluation(store, { ...about, facet: 'needs-reply', confusion: needsOfIntents(confusion) });
}
