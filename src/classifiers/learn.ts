/** Learning: trains a facet on a user's labels and says, on labels kept out, whether it beats what answers now. */
import { UsageError } from '../errors.ts';
import type { Facet, TextContext } from './classifier.ts';
import { type CrossValidation, crossValidate } from './cross-validation.ts';
import { type Evaluation, evaluate, type Judged } from './evaluate.ts';
import type { Classifiers } from './index.ts';
import { SMALL_SHAPE } from './learned.ts';
import type { LinearModel } from './linear.ts';
import { shippedSentimentModel } from './sentiment.ts';
import { type Example, type TrainOptions, TWEET_FIT, TWEET_SHAPE, trainLinear } from './train.ts';

export interface Labelled extends TextContext {
  /** What a person says it is. */
  value: string;
}

export interface Lesson {
  model: LinearModel;
  /** The learned model on examples kept out of its training. */
  learned: CrossValidation;
  /** What answers now, on the same examples. */
  current: Evaluation;
}

export interface LearnOptions {
  /** Stored with the model, so that `classify` labels again with the new one. */
  version: string;
  folds?: number;
  seed?: number;
}

/** Each value needs at least this many labels. */
export const LEAST_LABELS = 10;

/**
 * Trains a single-valued facet on labels. Sentiment starts from the shipped model and is pulled back to it; other
 * facets start from nothing but take what the rules say as a hint.
 * Throws UsageError when the facet cannot be learned or a value has fewer than {@link LEAST_LABELS} labels.
 */
export async function learnFacet(
  classifiers: Classifiers,
  name: string,
  labelled: readonly Labelled[],
  { version, folds = 5, seed = 1 }: LearnOptions,
): Promise<Lesson> {
  const facet = classifiers.facets.find((known) => known.name === name);
  const values = valuesOf(facet, name, labelled);
  const labels = await classifiers.classifyTexts(labelled);
  const judged: Judged[] = labelled.map(({ value }, at) => {
    const label = labels[at]![name];
    if (!label || !('value' in label))
      throw new UsageError(`${name} does not apply to ${labelled[at]!.direction} posts`);
    return { gold: value, predicted: label.value, confidence: label.confidence };
  });
  const sentiment = name === 'sentiment';
  const classes = sentiment ? [...facet!.values!] : values;
  const examples: Example[] = labelled.map(({ text, value }, at) => {
    return sentiment ? { text, value } : { text, value, hint: judged[at]!.predicted };
  });
  const options: TrainOptions = {
    ...TWEET_FIT,
    name,
    version,
    classes,
    seed,
    shape: sentiment ? TWEET_SHAPE : SMALL_SHAPE,
    start: sentiment ? shippedSentimentModel() : undefined,
  };
  const learned = crossValidate(examples, options, folds);
  const model = { ...trainLinear(examples, options), temperature: learned.temperature };
  const known = [...new Set([...values, ...judged.map((each) => each.predicted)])];
  return { model, learned, current: evaluate(judged, known, { seed }) };
}

function valuesOf(facet: Facet | undefined, name: string, labelled: readonly Labelled[]): string[] {
  if (!facet) throw new UsageError(`there is no facet "${name}"`);
  if (facet.multiple || !facet.values)
    throw new UsageError(`${name} cannot be trained`, 'Its answers come from rules.');
  const values = facet.values.filter((value) => labelled.some((each) => each.value === value));
  const stray = labelled.find((each) => !facet.values!.includes(each.value));
  if (stray) throw new UsageError(`"${stray.value}" is no value of ${name}`, `It knows ${facet.values.join(', ')}.`);
  const few = values.filter((value) => labelled.filter((each) => each.value === value).length < LEAST_LABELS);
  if (few.length > 0 || values.length < 2)
    throw new UsageError(
      `too few labels to learn ${name} from${few.length > 0 ? `: ${few.join(', ')}` : ''}`,
      `Label at least ${LEAST_LABELS} posts of each of two or more values.`,
    );
  return values;
}
