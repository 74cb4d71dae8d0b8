/** Joined models: several of one shape in one table, so that a post is read once for all of them. */
import { type LinearModel, packWeights, unpackWeights } from './linear.ts';

/**
 * One model whose classes are those of all the others, one after the other, to be read by {@link partsReader}; their
 * temperatures are worked into the weights.
 */
export function joinModels(models: readonly LinearModel[]): LinearModel {
  const first = models[0]!;
  const classes = models.flatMap((model) => model.classes);
  const width = classes.length;
  const weights = new Float32Array((first.weights.length / first.classes.length) * width);
  const bias: number[] = [];
  for (const model of models) {
    const from = bias.length;
    const own = model.classes.length;
    const unpacked = unpackWeights(model);
    for (let at = 0; at < unpacked.length; at++)
      weights[Math.floor(at / own) * width + from + (at % own)] = unpacked[at]! / model.temperature;
    bias.push(...model.bias.map((each) => each / model.temperature));
  }
  return { ...first, classes, bias: Float64Array.from(bias), ...packWeights(weights), temperature: 1 };
}
