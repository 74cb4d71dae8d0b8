/** classify --engine onnx: labels of a model of the user's own, on this machine. */
import { resolve } from 'node:path';
import { type Labels, valueIn } from '../../classifiers/classifier.ts';
import type { Classifiers } from '../../classifiers/index.ts';
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { type FacetName, valuesToSay } from '../../domain/label.ts';
import { UsageError } from '../../errors.ts';
import type { Engine, EngineFlags } from './engine.ts';
import { stopping } from './stopping.ts';

/** Facets of one value that such a model can answer. */
const ANSWERABLE: readonly FacetName[] = ['sentiment', 'urgency'];
/** Posts read at once. */
const PORTION = 20;

/** @throws UsageError without --model, and for a model whose labels are no facet's */
export async function openOnnxEngine(context: Context, classifiers: Classifiers, flags: EngineFlags): Promise<Engine> {
  const { environment, terminal } = context;
  if (flags.model === undefined)
    throw new UsageError(
      '--engine onnx needs a model',
      'Add --model DIR, a folder with model.onnx and tokenizer.json.',
    );
  const { openOnnxModel } = await import('../../engines/onnx.ts');
  const model = await openOnnxModel(resolve(environment.cwd, flags.model));
  const facet = ANSWERABLE.find((name) => model.labels.every((label) => valuesToSay(name)!.includes(label)));
  if (!facet || model.labels.length < 2)
    throw new UsageError(
      `the labels of ${flags.model} are ${model.labels.join(', ') || 'not named'}`,
      `Name them in id2label of its config.json as those of a facet: ${ANSWERABLE.map((name) => `${name}: ${valuesToSay(name)!.join(', ')}`).join('; ')}.`,
    );
  const wrong = flags.facet?.find((name) => name !== facet);
  if (wrong) throw new UsageError(`${flags.model} labels ${facet}, not ${wrong}`, `Leave out --facet ${wrong}.`);
  const version = `onnx ${model.name.replaceAll(',', ';')}`;
  let clipped = 0;
  return {
    answered: [facet],
    facets: classifiers.facets.map((each) => (each.name === facet ? { ...each, classifier: 'model', version } : each)),
    estimate: (contexts) => ({
      posts: contexts.filter(({ direction }) => direction === 'inbound').length,
      inputTokens: 0,
      outputTokens: 0,
    }),
    async label(contexts) {
      const all: Labels[] = await classifiers.classifyTexts(contexts);
      const mine = contexts.flatMap(({ direction }, at) => (direction === 'inbound' ? [at] : []));
      for (let from = 0; from < mine.length; from += PORTION) {
        environment.signal.throwIfAborted();
        const places = mine.slice(from, from + PORTION);
        const read = await model.classify(places.map((at) => contexts[at]!.text));
        clipped += read.clipped;
        for (const [nth, at] of places.entries()) {
          const shares = read.shares[nth]!;
          const best = shares.indexOf(Math.max(...shares));
          const was = valueIn(all[at]!, facet);
          all[at] = {
            ...all[at]!,
            [facet]: {
              value: model.labels[best]!,
              confidence: shares[best]!,
              reason: `given by ${model.name}; the shipped classifier says ${was}`,
              shares: Object.fromEntries(model.labels.map((label, k) => [label, shares[k]!])),
            },
          };
        }
      }
      return all;
    },
    async permitted({ posts }) {
      terminal.note(`${amount(posts, 'post')} read by ${model.name} for ${facet}, on this machine.`);
      return true;
    },
    finished() {
      if (clipped > 0)
        terminal.warn(`${amount(clipped, 'post')} longer than the model reads: what is beyond it carries no label.`);
    },
    stopped: stopping(context),
  };
}
