/** Learned facets: a facet answered by a model trained on the user's labels, with the rules' answer as a hint. */
import type { Facet, Label, PostReading } from '../classifier.ts';
import type { FeatureShape } from './features.ts';
import { type LinearModel, modelReader } from './linear.ts';

/** What few labels are trained with: a small model over words, letters and the hint of the rules. */
export const SMALL_SHAPE: FeatureShape = {
  buckets: 1 << 16,
  words: 2,
  skips: false,
  letters: [4, 5],
  negation: 4,
  polar: true,
};

/** What the second layer of intent is trained with: some thousands of posts, and the signs of the rules. */
export const LAYER_SHAPE: FeatureShape = { ...SMALL_SHAPE, buckets: 1 << 15 };

/** The rules found nothing: that is not an answer to stand by. */
const NO_CLAIM = 'other';

/**
 * The facet with the model's answer in place of its own. The model must have been trained with the rules' hints. Where
 * the rules say a value that it never learnt, theirs stands: too few labels of complaints must not end all complaints.
 */
export function learnedFacet(facet: Facet, model: LinearModel): Facet {
  const read = modelReader(model);
  return {
    ...facet,
    version: model.version,
    classifier: 'linear+rules',
    values: facet.values ?? model.classes,
    classify(reading: PostReading): Label {
      const ruled = facet.classify(reading);
      if (!('value' in ruled)) throw new Error(`${facet.name} holds several values and cannot be learned`);
      if (ruled.value !== NO_CLAIM && !model.classes.includes(ruled.value)) return ruled;
      const shares = read(reading.tokens, ruled.value);
      const best = shares.indexOf(Math.max(...shares));
      return {
        value: model.classes[best]!,
        confidence: shares[best]!,
        reason: `learned; the rules say ${ruled.value}: ${ruled.reason}`,
        shares: Object.fromEntries(model.classes.map((value, at) => [value, shares[at]!])),
      };
    },
  };
}
