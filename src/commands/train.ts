/** train: teaches the classifiers with the user's labels, and puts a model to use only when it is better. */
import type { Example } from '../classifiers/learning/train.ts';
import type { Context } from '../context.ts';
import { amount } from '../domain/amount.ts';
import { FACET_VALUES, type FacetName, SENTIMENTS } from '../domain/label.ts';
import { facetNamed } from '../domain/label-value.ts';
import { RefusedError, UsageError } from '../errors.ts';
import type { Store } from '../store/open.ts';
import type { FacetScores } from './classify/scoring.ts';
import type { Register } from './command.ts';

const TRAINABLE: readonly FacetName[] = ['intent', 'needs-reply', 'sentiment', 'urgency', 'topic'];
const FOLDS = 5;
const LEAST_EXAMPLES = 30;

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
    .option('--seed <n>', 'of folds and shuffling', (text) => Number.parseInt(text, 10), 1)
    .option('--format <name>', 'table, markdown, csv or json (default: table)')
    .option('--json', 'as JSON')
    .addHelpText('after', HELP);
  command.action(async (flags: Flags) => train(await begin(command), flags));
};

async function train(context: Context, flags: Flags): Promise<void> {
  const facet = facetNamed(flags.facet);
  if (!TRAINABLE.includes(facet))
    throw new UsageError(`${facet} cannot be trained`, `Facets that can be: ${TRAINABLE.join(', ')}.`);
  const store = await context.store({ mustExist: true });
  const models = await import('../store/labels/models.ts');
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

interface Examples {
  examples: Example[];
  /** Values with too few labels to learn from, with how many there are. */
  left: Record<string, number>;
  /** What the shipped classifier makes of the same posts. */
  shipped: FacetScores;
}

async function readExamples(context: Context, store: Store, facet: FacetName): Promise<Examples> {
  const [{ handLabelled }, { facetValues, openClassifiers }, { scoreFacet }] = await Promise.all([
    import('../store/labels/hand-labels.ts'),
    import('./classify/versions.ts'),
    import('./classify/scoring.ts'),
  ]);
  const labels = (await handLabelled(store, facet)).filter(({ outbound }) => !outbound);
  const counts = new Map<string, number>();
  for (const { value } of labels) counts.set(value, (counts.get(value) ?? 0) + 1);
  const enough = labels.filter(({ value }) => counts.get(value)! >= FOLDS);
  if (enough.length < LEAST_EXAMPLES || new Set(enough.map(({ value }) => value)).size < 2)
    throw new UsageError(
      `${amount(labels.length, 'label')} of ${facet} ${labels.length === 1 ? 'is' : 'are'} too few to train with`,
      `At least ${LEAST_EXAMPLES}, ${FOLDS} of each of two values: socialcare label --sample 100 --facet ${facet}`,
    );
  const missing = SENTIMENTS.filter((value) => !enough.some((each) => each.value === value));
  if (facet === 'sentiment' && missing.length > 0)
    throw new UsageError(
      `too few labels of ${missing.join(' and ')} to train sentiment with`,
      `At least ${FOLDS} of each: the shipped model, which yours starts from, has all three.`,
    );
  const shippedLabels = await (await openClassifiers(context)).classifyTexts(
    enough.map(({ text, lang }) => ({ text, direction: 'inbound', ...(lang !== null && { lang }) })),
  );
  const ruled = shippedLabels.map((each) => facetValues(each)[facet]);
  const shipped = await scoreFacet(
    facet,
    enough.map(({ value }) => ({ truth: value })),
    ruled,
  );
  const examples = enough.map(({ text, value }, at) => ({
    text,
    value,
    ...(facet !== 'sentiment' && { hint: ruled[at]!.value }),
  }));
  return { examples, left: Object.fromEntries([...counts].filter(([, count]) => count < FOLDS)), shipped };
}

interface Fitted {
  version: string;
  bytes: Uint8Array;
  cross: FacetScores;
}

async function fitModel(store: Store, facet: FacetName, examples: Example[], seed: number): Promise<Fitted> {
  const [
    { TWEET_FIT, trainLinear },
    { crossValidate },
    { SMALL_SHAPE },
    { encodeModel },
    { shippedSentimentModel },
    { scoreFacet },
    { countModels },
  ] = await Promise.all([
    import('../classifiers/learning/train.ts'),
    import('../classifiers/learning/cross-validation.ts'),
    import('../classifiers/learning/learned.ts'),
    import('../classifiers/learning/linear.ts'),
    import('../classifiers/facets/sentiment.ts'),
    import('./classify/scoring.ts'),
    import('../store/labels/models.ts'),
  ]);
  const given = new Set(examples.map(({ value }) => value));
  const start = facet === 'sentiment' ? shippedSentimentModel() : undefined;
  const order = FACET_VALUES[facet] ?? [...given].sort();
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
async function keepEvaluation(context: Context, store: Store, { facet, confusion }: FacetScores): Promise<void> {
  const [{ openClassifiers, versionsOf }, { classifierKey }, { saveEvaluation }, { needsOfIntents }] =
    await Promise.all([
      import('./classify/versions.ts'),
      import('../store/labels/classifiers.ts'),
      import('../store/labels/evaluations.ts'),
      import('./classify/scoring.ts'),
    ]);
  const { facets } = await openClassifiers(context, store);
  const classifier = await classifierKey(store, versionsOf(facets));
  const about = { classifier, source: 'cross-validation', at: context.now() };
  await saveEvaluation(store, { ...about, facet, confusion });
  if (facet === 'intent')
    await saveEvaluation(store, { ...about, facet: 'needs-reply', confusion: needsOfIntents(confusion) });
}

interface TrainingOutcome {
  facet: FacetName;
  fitted: Fitted;
  shipped: FacetScores;
  examples: number;
  left: Record<string, number>;
  /** Macro recall of the model that was in use. */
  rival: number | undefined;
  used: boolean;
}

async function printOutcome(context: Context, flags: Flags, outcome: TrainingOutcome): Promise<void> {
  const { terminal } = context;
  const { facet, fitted, shipped, examples, left, rival, used } = outcome;
  if (flags.json) {
    const { scores, confusion, calibration } = fitted.cross;
    const object = { facet, model: fitted.version, examples, left_out: left, used, ...scores, confusion, calibration };
    terminal.out(JSON.stringify({ version: 1, ...object, shipped: shipped.scores, model_in_use: rival ?? null }));
    return;
  }
  const [{ evaluationReport }, { rendererNamed }] = await Promise.all([
    import('./classify/scores-report.ts'),
    import('../renderers/index.ts'),
  ]);
  const report = evaluationReport([fitted.cross], {
    source: `${FOLDS}-fold cross-validation over ${examples} labels`,
    learnt: new Set(),
    versions: { [facet]: `model ${fitted.version}` },
    asOf: context.now(),
    timezone: (await context.config()).timezone.value,
  });
  const { width, unicode, palette } = terminal;
  await terminal.write(rendererNamed(flags.format ?? 'table').render(report, { width, unicode, palette }));
  for (const [value, count] of Object.entries(left))
    terminal.note(`left out: ${value}, with ${amount(count, 'label')} only`);
  terminal.note(
    `Macro recall: new model ${points(recallOf(fitted.cross.scores))}, shipped ${points(recallOf(shipped.scores))}` +
      `, on the same ${examples} posts.` +
      `${rival === undefined ? '' : ` Your model in use: ${points(rival)}, on the labels it was trained with.`}`,
  );
  if (used) terminal.note(`${facet} is classified by model ${fitted.version} from now on. Next: socialcare classify`);
}

function recallOf({ macro_recall }: FacetScores['scores']): number {
  return macro_recall.value ?? 0;
}

function points(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
