/** A tiny text classifier as an ONNX file, written byte by byte: each word has a score per label, a text has the sum of its words'. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FLOAT = 1;
const INT64 = 7;
const PAD = '[PAD]';
const UNKNOWN = '[UNK]';

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

/** A field of a protobuf message: a number, or bytes with their length. */
function field(number: number, value: number | string | readonly number[]): number[] {
  if (typeof value === 'number') return [...varint(number * 8), ...varint(value)];
  const bytes = typeof value === 'string' ? [...Buffer.from(value)] : value;
  return [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes];
}

function node(type: string, inputs: readonly string[], output: string, attributes: readonly number[] = []): number[] {
  return field(1, [...inputs.flatMap((name) => field(1, name)), ...field(2, output), ...field(4, type), ...attributes]);
}

function attribute(name: string, value: number): number[] {
  return field(5, [...field(1, name), ...field(3, value), ...field(20, 2)]);
}

function tensor(name: string, type: number, dims: readonly number[], data: ArrayBufferView): number[] {
  const bytes = [...Buffer.from(data.buffer, data.byteOffset, data.byteLength)];
  return field(5, [...dims.flatMap((dim) => field(1, dim)), ...field(2, type), ...field(8, name), ...field(9, bytes)]);
}

function port(number: number, name: string, type: number, dims: readonly (string | number)[]): number[] {
  const shape = dims.flatMap((dim) => field(1, typeof dim === 'string' ? field(2, dim) : field(1, dim)));
  return field(number, [...field(1, name), ...field(2, field(1, [...field(1, type), ...field(2, shape)]))]);
}

/** The bytes of the model; the scores of unknown words and of padding are 0. */
function modelBytes(scores: readonly (readonly number[])[], labels: number): Uint8Array {
  const table = Float32Array.from(scores.flat());
  const graph = [
    ...node('Gather', ['table', 'input_ids'], 'found'),
    ...node('Cast', ['attention_mask'], 'mask', attribute('to', FLOAT)),
    ...node('Unsqueeze', ['mask', 'last'], 'column'),
    ...node('Mul', ['found', 'column'], 'kept'),
    ...node('ReduceSum', ['kept', 'words'], 'logits', attribute('keepdims', 0)),
    ...field(2, 'tiny'),
    ...tensor('table', FLOAT, [scores.length, labels], table),
    ...tensor('last', INT64, [1], BigInt64Array.of(-1n)),
    ...tensor('words', INT64, [1], BigInt64Array.of(1n)),
    ...port(11, 'input_ids', INT64, ['batch', 'words']),
    ...port(11, 'attention_mask', INT64, ['batch', 'words']),
    ...port(12, 'logits', FLOAT, ['batch', labels]),
  ];
  return Uint8Array.from([...field(1, 8), ...field(7, graph), ...field(8, field(2, 13))]);
}

/**
 * Writes the four files of a model into a folder.
 * @param words what each word scores, one number per label
 * @param positions how many tokens it reads, and two
 */
export function writeOnnxModel(
  folder: string,
  labels: readonly string[],
  words: Readonly<Record<string, readonly number[]>>,
  positions = 66,
): void {
  mkdirSync(folder, { recursive: true });
  const vocabulary = Object.fromEntries([PAD, UNKNOWN, ...Object.keys(words)].map((word, id) => [word, id]));
  const nothing = labels.map(() => 0);
  const json = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value));
  writeFileSync(join(folder, 'model.onnx'), modelBytes([nothing, nothing, ...Object.values(words)], labels.length));
  json('config.json', {
    id2label: Object.fromEntries(labels.map((label, id) => [id, label])),
    max_position_embeddings: positions,
    pad_token_id: 0,
  });
  json('tokenizer_config.json', { tokenizer_class: 'BertTokenizer', unk_token: UNKNOWN, pad_token: PAD });
  json('tokenizer.json', {
    version: '1.0',
    added_tokens: [PAD, UNKNOWN].map((content, id) => ({ id, content, special: true })),
    normalizer: { type: 'BertNormalizer', clean_text: true, lowercase: true, strip_accents: null },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: null,
    model: {
      type: 'WordPiece',
      unk_token: UNKNOWN,
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: vocabulary,
    },
  });
}
