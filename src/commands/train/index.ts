/** train: teaches the classifiers with the user's labels, and puts a model to use only when it is better. */

import type { Context } from '../../context.ts';
import type { FacetName } from '../../domain/label.ts';
import { facetNamed } from '../../domain/label-value.ts';
import { RefusedError, UsageError } from '../../errors.ts';
import { addFormatOption } from '../../reporting/late-help.ts';
import type { Register } from '../command.ts';
import { FOLDS, LEAST_EXAMPLES, readExamples } from './examples.ts';
import { fitModel, keepEvaluation } from './model.ts';
import { points, printOutcome, recallOf } from './outcome.ts';

const TRAINABLE: readonly FacetName[] = ['intent', 'needs-reply', 'sentiment', 'urgency', 'topic'];

interface Flags {
  facet: string;
  force?: boolean;
  dryRun?: boolean;
  retire?: boolean;
  seed: number;
  format?: string;
  json?: boolean;
}

const HELP = `
A linear model over words and letters is trained with the labels of people (socialcare label), starting from what is
shipped: the sentiment model, or the answer of the rules. It is measured by ${FOLDS}-fold cross-validation against what is in
use, on the same posts, by macro-averaged recall; a model that is not better is not used unless you --force it.
Models stay in the database. From ${LEAST_EXAMPLES} labels on; some hundreds are better.

Examples:
  $ socialcare train --facet intent
  $ socialcare train --facet intent --dry-run      only the scores
  $ socialcare train --facet intent --retire       back to the shipped classifier`;

export const registerTrain: Register = (program, begin) => {
  const command = program
    .command('train')
    .summary('train a classifier with your labels')
    .description('Train a model with the labels of people; classify uses it from then on.')
    .requiredOption('--facet <name>', TRAINABLE.join(', '))
    .option('--dry-run', 'measure only, change nothing')
    .option('--force', 'use it even if it is worse')
    .option('--retire', 'stop using your model')
    .option('--seed <n>', 'of folds and shuffling', (text) => Number.parseInt(text, 10), 1);
  addFormatOption(command).option('--json', 'as JSON').addHelpText('after', HELP);
  command.action(async (flags: Flags) => train(await begin(command), flags));
};

async function train(context: Context, flags: Flags): Promise<void> {
  const facet = facetNamed(flags.facet);
  if (!TRAINABLE.includes(facet))
    throw new UsageError(`${facet} cannot be trained`, `Facets that can be: ${TRAINABLE.join(', ')}.`);
  const store = await context.store({ mustExist: true });
  await store.checkOwner('train');
  const models = await import('../../store/labels/models.ts');
  if (flags.retire) {
    const was = await models.retireModel(store, facet);
    context.terminal.done(
      was ? `The shipped classifier of ${facet} is used again.` : `There is no model of yours for ${facet}.`,
    );
    if (was) context.terminal.note(`Next: socialcare classify`);
    return;
  }
  const { examples, left, shipped } = await readExamples(context, store, facet);
  const fitted = await fitModel(store, facet, examples, flags.seed);
  const active = (await models.activeModels(store)).find((model) => model.facet === facet);
  const rival = active ? recallOf(JSON.parse(active.scores)) : recallOf(shipped.scores);
  const better = recallOf(fitted.cross.scores) > rival;
  const used = !flags.dryRun && (better || flags.force === true);
  if (used) {
    const scores = JSON.stringify(fitted.cross.scores);
    const { bytes, version } = fitted;
    await models.activateModel(store, {
      facet,
      version,
      trained_at: context.now(),
      examples: examples.length,
      scores,
      bytes,
    });
    await keepEvaluation(context, store, fitted.cross);
  }
  await printOutcome(context, flags, {
    facet,
    fitted: fitted,
    shipped,
    examples: examples.length,
    left,
    rival: active && rival,
    used,
  });
  if (!better && !used && !flags.dryRun)
    throw new RefusedError(
      `the new model is no better than ${active ? 'your model in use' : 'the shipped classifier'} and is not used`,
      `Macro recall ${points(recallOf(fitted.cross.scores))} against ${points(rival)}. Label more posts (socialcare label --sample 100 --facet ${facet}), or pass --force.`,
    );
}
