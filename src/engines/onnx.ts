/** The ONNX engine: a text classifier in a folder of this computer, as transformers exports it. Nothing leaves this machine. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CareError, UsageError } from '../errors.ts';

export interface OnnxClassifier {
  /** The folder's name and the beginning of the model's SHA-256. */
  name: string;
  /** What its classes are called, in lower case. */
  labels: readonly string[];
  /** One probability per label for each text; `clipped` counts texts with more tokens than the model reads. */
  classify(texts: readonly string[]): Promise<{ shares: number[][]; clipped: number }>;
}

interface Tensor {
  data: ArrayLike<number>;
  dims: readonly number[];
}

/** What is used of onnxruntime-node. */
interface Runtime {
  Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => unknown;
  InferenceSession: {
    create(path: string): Promise<{
      inputNames: readonly string[];
      outputNames: readonly string[];
      run(feeds: Record<string, unknown>): Promise<Record<string, Tensor>>;
    }>;
  };
}

/** What is used of \@huggingface/tokenizers. */
interface Tokenizers {
  Tokenizer: new (tokenizer: unknown, config: unknown) => { encode(text: string): { ids: number[] } };
}

interface ModelConfig {
  id2label?: Record<string, string>;
  max_position_embeddings?: number;
  pad_token_id?: number;
}

const FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'model.onnx'] as const;
const PACKAGES = 'onnxruntime-node @huggingface/tokenizers';
/** Posts are shorter; attention costs the square of it. */
const MOST_TOKENS = 256;
/** Positions that RoBERTa keeps for padding. */
const KEPT_POSITIONS = 2;
const HASH_DIGITS = 8;

/**
 * Opens a model. The packages that run it are loaded here and nowhere else.
 * @param folder holds config.json, tokenizer.json, tokenizer_config.json and model.onnx
 * @throws UsageError for a folder without these; CareError where a package is not installed or a file is not what it says
 */
export async function openOnnxModel(folder: string): Promise<OnnxClassifier> {
  const missing = FILES.find((file) => !existsSync(join(folder, file)));
  if (missing)
    throw new UsageError(
      `${folder} holds no ${missing}`,
      `A model is a folder with ${FILES.join(', ')}: optimum-cli export onnx --model NAME ${folder}`,
    );
  const [runtime, tokenizers] = (await Promise.all([
    load('onnxruntime-node', () => import('onnxruntime-node')),
    load('@huggingface/tokenizers', () => import('@huggingface/tokenizers')),
  ])) as [Runtime, Tokenizers];
  const [config, tokenizerFile, tokenizerConfig] = FILES.slice(0, 3).map((file) => readJson(join(folder, file)));
  const { id2label = {}, max_position_embeddings: positions, pad_token_id: pad = 0 } = config as ModelConfig;
  const labels = Object.entries(id2label)
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, label]) => label.toLowerCase());
  const path = join(folder, 'model.onnx');
  const { session, tokenizer } = await opened(path, async () => ({
    session: await runtime.InferenceSession.create(path),
    tokenizer: new tokenizers.Tokenizer(tokenizerFile, tokenizerConfig),
  }));
  const most = Math.min(MOST_TOKENS, positions === undefined ? MOST_TOKENS : positions - KEPT_POSITIONS);
  const hash = createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, HASH_DIGITS);

  async function classify(texts: readonly string[]): Promise<{ shares: number[][]; clipped: number }> {
    if (texts.length === 0) return { shares: [], clipped: 0 };
    const all = texts.map((text) => tokenizer.encode(plainNames(text)).ids);
    const clipped = all.filter((ids) => ids.length > most).length;
    // The last token closes the text.
    const rows = all.map((ids) => (ids.length > most ? [...ids.slice(0, most - 1), ids.at(-1)!] : ids));
    const width = Math.max(1, ...rows.map((ids) => ids.length));
    const fill = (value: (ids: readonly number[], at: number) => number) =>
      new runtime.Tensor(
        'int64',
        BigInt64Array.from(rows.flatMap((ids) => Array.from({ length: width }, (_none, at) => BigInt(value(ids, at))))),
        [rows.length, width],
      );
    const known: Record<string, () => unknown> = {
      input_ids: () => fill((ids, at) => ids[at] ?? pad),
      attention_mask: () => fill((ids, at) => Number(at < ids.length)),
      token_type_ids: () => fill(() => 0),
    };
    const unknown = session.inputNames.find((name) => !known[name]);
    if (unknown) throw new CareError(`${path} asks for "${unknown}"`, `Known are ${Object.keys(known).join(', ')}.`);
    const feeds = Object.fromEntries(session.inputNames.map((name) => [name, known[name]!()]));
    const { data, dims } = (await session.run(feeds))[session.outputNames[0]!]!;
    if (dims.at(-1) !== labels.length || data.length !== rows.length * labels.length)
      throw new CareError(
        `${path} gives ${dims.join(' × ')} numbers for ${rows.length} texts and ${labels.length} labels`,
        'Export it for text classification.',
      );
    const shares = rows.map((_ids, row) =>
      softmaxOf(Array.from({ length: labels.length }, (_none, k) => data[row * labels.length + k]!)),
    );
    return { shares, clipped };
  }
  return { name: `${basename(folder)} ${hash}`, labels, classify };
}

/** Handles and links as the models of tweets were taught them. */
function plainNames(text: string): string {
  return text.replace(/@\w+/g, '@user').replace(/https?:\/\/\S+/g, 'http');
}

function softmaxOf(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

async function load(name: string, bring: () => Promise<unknown>): Promise<unknown> {
  try {
    return await bring();
  } catch {
    throw new CareError(
      `--engine onnx needs the package ${name}`,
      `Install it beside the program: npm install ${PACKAGES}`,
    );
  }
}

async function opened<T>(path: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    const said = error instanceof Error ? error.message.split('\n')[0]!.slice(0, 200) : String(error);
    throw new CareError(`${path} cannot be opened: ${said}`, 'Export the model again.');
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new CareError(`${path} is not JSON`, 'Export the model again.');
  }
}
