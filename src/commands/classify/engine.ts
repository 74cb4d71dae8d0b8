/** classify --engine: where the model is, what it is asked, what the person must know first, and its answers as labels. */

import type { Direction, Facet, Label, Labels, MultiLabel, TextContext } from '../../classifiers/classifier.ts';
import { valueIn } from '../../classifiers/classifier.ts';
import type { Classifiers } from '../../classifiers/index.ts';
import { refuseUntrustedAddress } from '../../config/trust.ts';
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { type FacetName, needOfIntent, SENTIMENTS, withFollowing } from '../../domain/label.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { EngineOptions } from '../../engines/openai.ts';
import type { Answer, FacetQuestion } from '../../engines/questions.ts';
import { ConfigError, UsageError } from '../../errors.ts';
import { stopping } from './stopping.ts';

export interface EngineFlags {
  engine?: string;
  /** The folder of --engine onnx. */
  model?: string;
  facet?: FacetName[] | undefined;
  limit?: number;
  yes?: boolean;
}

/** The estimated cost of the requests. */
export interface CostEstimate {
  posts: number;
  inputTokens: number;
  outputTokens: number;
  /** In the currency of the configured prices; absent without them. */
  cost?: number;
}

export interface Engine {
  /** The facets that its answers decide. */
  answered: readonly FacetName[];
  /** The facets with the model as version where it is asked. */
  facets: readonly Facet[];
  estimate(contexts: readonly TextContext[]): CostEstimate;
  /** Labels of this machine, with the model's in the place of those it is asked for. Private data is masked first. */
  label(contexts: readonly TextContext[]): Promise<Labels[]>;
  /** Says what will be sent where, and asks unless --yes. Returns whether to go on. */
  permitted(estimate: CostEstimate): Promise<boolean>;
  /** Says what was clipped, once all is labelled. */
  finished?(): void;
  /** What to throw for a failure after so many posts: Ctrl-C is one of them. */
  stopped(error: unknown, posts: number): unknown;
}

/** Posts that are asked about, and kept, together. */
export const BATCH_POSTS = 20;

const ASKED: readonly FacetName[] = ['sentiment', 'intent', 'needs-reply', 'urgency', 'topic', 'reply-act'];

/** @throws ConfigError without an address or a model; UsageError for a facet that is not asked about */
export async function openEngine(context: Context, classifiers: Classifiers, flags: EngineFlags): Promise<Engine> {
  if (flags.engine === 'onnx') return (await import('./onnx-engine.ts')).openOnnxEngine(context, classifiers, flags);
  const { environment, terminal } = context;
  const [options, { askEngine, engineNotice, estimateUsage }, { maskPrivateData }] = await Promise.all([
    optionsOf(context),
    import('../../engines/openai.ts'),
    import('../../classifiers/facets/private-data.ts'),
  ]);
  const wrong = flags.facet?.find((name) => !ASKED.includes(name));
  if (wrong) throw new UsageError(`a model is not asked for ${wrong}`, `It is asked for ${ASKED.join(', ')}.`);
  const asked = flags.facet ?? ASKED;
  const answered = withFollowing(asked);
  const isAsked = (name: string) => asked.some((each) => each === name);
  const questionsFor = (direction: Direction): FacetQuestion[] =>
    classifiers.facets
      .filter((facet) => isAsked(facet.name) && facet.direction === direction)
      .map(({ name, values = [], multiple }) => {
        return { name, values: name === 'sentiment' ? SENTIMENTS : values, ...(multiple && { multiple }) };
      });
  const sides = (['inbound', 'outbound'] as const)
    .map((direction) => ({ direction, questions: questionsFor(direction) }))
    .filter(({ questions }) => questions.length > 0);

  // Versions are listed with commas between them.
  const version = `openai ${options.model.replaceAll(',', ';')}`;
  return {
    answered,
    facets: classifiers.facets.map((facet) =>
      answered.some((name) => name === facet.name) ? { ...facet, classifier: 'model', version } : facet,
    ),
    estimate(contexts) {
      let all: CostEstimate = { posts: 0, inputTokens: 0, outputTokens: 0 };
      for (const { direction, questions } of sides) {
        const texts = contexts.filter((each) => each.direction === direction).map(({ text }) => text);
        all = sumOf(all, { posts: texts.length, ...estimateUsage(texts, questions, { price: options.price }) });
      }
      return all;
    },
    async label(contexts) {
      const labels = await classifiers.classifyTexts(contexts);
      for (const { direction, questions } of sides) {
        const mine = contexts.flatMap((each, at) => (each.direction === direction ? [at] : []));
        const texts = mine.map((at) => maskPrivateData(contexts[at]!.text, valueIn(labels[at]!, 'language')));
        const { answers } = await askEngine(texts, questions, { ...options, signal: environment.signal });
        for (const [nth, at] of mine.entries()) {
          const said = withAnswers(labels[at]!, answers[nth]!, questions, options.model);
          labels[at] = answered.length > asked.length && direction === 'inbound' ? withNeed(said, options.model) : said;
        }
      }
      return labels;
    },
    async permitted({ posts, inputTokens, outputTokens, cost }) {
      const money =
        cost === undefined ? 'cost unknown without price_input and price_output' : `cost ${cost.toFixed(4)}`;
      const host = new URL(options.baseUrl).host;
      terminal.warn(
        `${safeLine(engineNotice(options))}\n` +
          `${amount(posts, 'post')}, private data masked, to ${host}: about ${inputTokens} tokens in, ${outputTokens} out, ${money}.`,
      );
      if (flags.yes) return true;
      const { confirm } = await import('../../terminal/prompt.ts');
      return confirm(terminal, { message: `Send ${amount(posts, 'post')} to ${host}?`, flag: '--yes' });
    },
    stopped: stopping(context),
  };
}

export function sumOf(one: CostEstimate, other: CostEstimate): CostEstimate {
  return {
    posts: one.posts + other.posts,
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    ...(other.cost !== undefined && { cost: (one.cost ?? 0) + other.cost }),
  };
}

/** A facet that the model left without a known answer has no label. */
function withAnswers(
  labels: Labels,
  answers: Readonly<Record<string, Answer>>,
  questions: readonly FacetQuestion[],
  model: string,
): Labels {
  const asked = new Map(questions.map((question) => [question.name, question]));
  return Object.fromEntries(
    Object.entries(labels).flatMap(([name, label]): [string, Label | MultiLabel][] => {
      const question = asked.get(name);
      if (!question) return [[name, label]];
      const answer = answers[name];
      if (!answer) return [];
      const { values, confidence } = answer;
      const said = { confidence, reason: `given by ${model}` };
      return [[name, question.multiple ? { ...said, values } : { ...said, value: values[0]! }]];
    }),
  );
}

/** The need of a reply as it follows from the intent that the model named. */
function withNeed(labels: Labels, model: string): Labels {
  const { intent, 'needs-reply': _machine, ...rest } = labels;
  if (!intent || !('value' in intent)) return rest;
  const value = needOfIntent(intent.value);
  const need: Label = { value, confidence: intent.confidence, reason: `follows from the intent that ${model} names` };
  return { ...rest, intent, 'needs-reply': need };
}

async function optionsOf({ config, environment }: Context): Promise<EngineOptions> {
  const { openai = {} } = (await config()).sources;
  const { base_url, model, price_input, price_output } = openai;
  const baseUrl = base_url?.value;
  if (typeof baseUrl !== 'string' || !/^https?:/i.test(baseUrl))
    throw new ConfigError(
      baseUrl === undefined ? '--engine openai needs an address' : 'sources.openai.base_url must begin with http',
      'Set SOCIALCARE_OPENAI_BASE_URL=http://localhost:11434/v1, or [sources.openai] base_url in socialcare.toml.',
    );
  if (typeof model?.value !== 'string' || model.value === '')
    throw new ConfigError('--engine openai needs a model', 'Set [sources.openai] model = "…" in socialcare.toml.');
  const [input, output] = [price_input, price_output].map((setting) => setting?.value);
  const apiKey = environment.env.OPENAI_API_KEY?.trim();
  if (apiKey) refuseUntrustedAddress(await config(), base_url!, 'the key and the posts');
  return {
    baseUrl,
    model: model.value,
    ...(apiKey && { apiKey }),
    ...(typeof input === 'number' && typeof output === 'number' && { price: { input, output } }),
  };
}
