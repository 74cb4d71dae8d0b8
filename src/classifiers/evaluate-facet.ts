/** Evaluating a facet: what the classifiers say of posts a person has labelled, value by value where several may hold. */
import { UsageError } from '../errors.ts';
import type { TextContext } from './classifier.ts';
import { type Evaluation, evaluate, type Judged } from './evaluate.ts';
import type { Classifiers } from './index.ts';

export interface Gold extends TextContext {
  /** One value; for a facet of several, all that hold, or none. */
  values: readonly string[];
}

/**
 * Evaluates one facet on labelled posts. A single-valued facet gives one evaluation under its own name; one of several
 * values gives one per value, each as a question of `true` or `false`.
 * Throws UsageError when there is no such facet, or a post's direction or number of values does not fit it.
 */
export async function evaluateFacet(
  classifiers: Classifiers,
  name: string,
  gold: readonly Gold[],
  options: { draws?: number; seed?: number } = {},
): Promise<Record<string, Evaluation>> {
  const facet = classifiers.facets.find((known) => known.name === name);
  if (!facet) throw new UsageError(`there is no facet "${name}"`);
  const labels = await classifiers.classifyTexts(gold);
  const found = labels.map((label, at) => {
    const given = label[name];
    if (!given) throw new UsageError(`${name} does not apply to ${gold[at]!.direction} posts`);
    return given;
  });
  if (!facet.multiple) {
    const judged = gold.map(({ values }, at): Judged => {
      const label = found[at]!;
      if (values.length !== 1 || !('value' in label)) throw new UsageError(`${name} holds exactly one value`);
      return { gold: values[0]!, predicted: label.value, confidence: label.confidence };
    });
    const known = new Set([...(facet.values ?? []), ...judged.flatMap((each) => [each.gold, each.predicted])]);
    return { [name]: evaluate(judged, [...known], options) };
  }
  const evaluations: Record<string, Evaluation> = {};
  for (const value of facet.values ?? []) {
    const judged = gold.map(({ values }, at): Judged => {
      const label = found[at]!;
      const predicted = 'values' in label && label.values.includes(value);
      return { gold: String(values.includes(value)), predicted: String(predicted), confidence: label.confidence };
    });
    evaluations[value] = evaluate(judged, ['true', 'false'], options);
  }
  return evaluations;
}
