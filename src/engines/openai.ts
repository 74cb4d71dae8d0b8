/** The OpenAI-compatible engine: asks a chat endpoint, local or hosted, for labels by JSON schema. Off unless asked for. */
import { bodyPieces } from '../domain/body-pieces.ts';
import { withinTime } from '../domain/time-limit.ts';
import { AuthError, CareError, RateStop } from '../errors.ts';
import { type Answer, answerSchema, type FacetQuestion, instructions, readAnswers } from './questions.ts';

export interface EngineOptions {
  /** Up to and including the version: http://localhost:11434/v1, https://api.openai.com/v1 */
  baseUrl: string;
  model: string;
  /** Sent as a bearer token; local servers need none. */
  apiKey?: string;
  /** Seconds until one request is given up; default 60. */
  timeoutSeconds?: number;
  /** Posts per request; default 10. */
  batchSize?: number;
  /** Money per million tokens, for {@link EngineResult}.cost. */
  price?: { input: number; output: number };
  signal?: AbortSignal;
  onBatch?(done: number, total: number): void;
}

export interface EngineResult {
  /** One per text, in order; a facet the model did not answer with a known value is absent. */
  answers: Record<string, Answer>[];
  inputTokens: number;
  outputTokens: number;
  /** In the currency of the price, when one was given. */
  cost?: number;
}

interface Completion {
  choices?: { message?: { content?: string; refusal?: string } }[];
  usage?: { prompt_tokens?: number; completion_tokens?: number };
}

const TIMEOUT_SECONDS = 60;
const BATCH_SIZE = 10;
/** English and most European languages, by the rule of thumb of four characters a token. */
const CHARACTERS_PER_TOKEN = 4;
const ANSWER_TOKENS = 30;

/**
 * Asks the endpoint about every text. Texts leave this machine as they are given here: mask private data first.
 * Throws AuthError on 401 and 403, RateStop on 429, CareError when the server cannot be reached, is broken, or does not
 * keep to the schema. Batches answered before are lost with the error; ask in portions that may be asked again.
 */
export async function askEngine(
  texts: readonly string[],
  questions: readonly FacetQuestion[],
  options: EngineOptions,
): Promise<EngineResult> {
  const result: EngineResult = { answers: [], inputTokens: 0, outputTokens: 0 };
  const size = options.batchSize ?? BATCH_SIZE;
  for (let from = 0; from < texts.length; from += size) {
    const batch = texts.slice(from, from + size);
    const completion = await complete(batch, questions, options);
    result.answers.push(...readAnswers(contentOf(completion), batch.length, questions));
    result.inputTokens += completion.usage?.prompt_tokens ?? 0;
    result.outputTokens += completion.usage?.completion_tokens ?? 0;
    options.onBatch?.(Math.min(texts.length, from + size), texts.length);
  }
  if (options.price) result.cost = costOf(result.inputTokens, result.outputTokens, options.price);
  return result;
}

/** What asking would cost, roughly, before anything is sent. */
export function estimateUsage(
  texts: readonly string[],
  questions: readonly FacetQuestion[],
  { batchSize = BATCH_SIZE, price }: Pick<EngineOptions, 'batchSize' | 'price'> = {},
): { inputTokens: number; outputTokens: number; cost?: number } {
  const batches = Math.ceil(texts.length / batchSize);
  const preamble = instructions(questions).length + JSON.stringify(answerSchema(questions, batchSize)).length;
  const characters = texts.reduce((sum, text) => sum + text.length, 0) + batches * preamble;
  const inputTokens = Math.ceil(characters / CHARACTERS_PER_TOKEN);
  const outputTokens = texts.length * questions.length * ANSWER_TOKENS;
  return { inputTokens, outputTokens, cost: price && costOf(inputTokens, outputTokens, price) };
}

/** What the person must know before posts are sent: where they go, and whether that is this machine. */
export function engineNotice({ baseUrl, model }: Pick<EngineOptions, 'baseUrl' | 'model'>): string {
  const { hostname } = new URL(baseUrl);
  if (['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return `Posts are sent to ${model} on this machine.`;
  return `Posts of real people are sent to ${model} at ${hostname}. Check that you may, and what it costs.`;
}

async function complete(
  batch: readonly string[],
  questions: readonly FacetQuestion[],
  options: EngineOptions,
): Promise<Completion> {
  const seconds = options.timeoutSeconds ?? TIMEOUT_SECONDS;
  const url = `${options.baseUrl.replace(/\/+$/, '')}/chat/completions`;
  let response: Response;
  let body: string;
  try {
    ({ response, body } = await withinTime(seconds * 1000, options.signal, async (signal) => {
      const response = await fetch(url, {
        method: 'POST',
        // Posts go to the host that the person was shown, and to no other.
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          ...(options.apiKey === undefined ? {} : { authorization: `Bearer ${options.apiKey}` }),
        },
        body: JSON.stringify({
          model: options.model,
          temperature: 0,
          messages: [
            { role: 'system', content: instructions(questions) },
            { role: 'user', content: JSON.stringify(batch.map((text, at) => ({ post: at + 1, text }))) },
          ],
          response_format: {
            type: 'json_schema',
            json_schema: { name: 'labels', strict: true, schema: answerSchema(questions, batch.length) },
          },
        }),
        signal,
      });
      const decoder = new TextDecoder();
      let body = '';
      for await (const piece of bodyPieces(response, signal)) body += decoder.decode(piece, { stream: true });
      return { response, body: body + decoder.decode() };
    }));
  } catch (error) {
    if (options.signal?.aborted) throw error;
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    const reason = late ? `did not answer in ${seconds} s` : 'cannot be reached';
    throw new CareError(
      `${new URL(url).host} ${reason}`,
      'Check that the server is running and that the address is right.',
    );
  }
  if (!response.ok) throw failure(response, body, options);
  try {
    return JSON.parse(body) as Completion;
  } catch {
    throw new CareError(
      `${new URL(url).host} answered with something that is not JSON`,
      'Check that the address ends in /v1.',
    );
  }
}

function failure(response: Response, body: string, { model, apiKey }: EngineOptions): CareError {
  const said = (apiKey ? body.replaceAll(apiKey, '(hidden)') : body).slice(0, 300).replace(/\s+/g, ' ').trim();
  const { status } = response;
  if (status === 401 || status === 403) return new AuthError(`the model server refused the key (${status})`, said);
  if (status === 429) {
    const wait = response.headers.get('retry-after');
    return new RateStop('the model server asks to slow down', wait ? `Try again in ${wait} s.` : said);
  }
  return new CareError(
    `the model server answered ${status} for ${model}: ${said}`,
    'Check that it has this model and supports JSON schema output.',
  );
}

function contentOf({ choices }: Completion): string {
  const message = choices?.[0]?.message;
  if (message?.refusal) throw new CareError(`the model refused: ${message.refusal.slice(0, 200)}`);
  if (!message?.content) throw new CareError('the model sent an empty answer', 'Try fewer posts per request.');
  return message.content;
}

function costOf(input: number, output: number, price: { input: number; output: number }): number {
  return (input * price.input + output * price.output) / 1e6;
}
