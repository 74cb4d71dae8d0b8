/** One member as decoded text whose beginning can be looked at before it is read. */
import { FormatError } from '../errors.ts';
import { decoder } from './encoding.ts';
import { refuseWebPage } from './foreign.ts';
import type { Sibling, TextInput } from './format.ts';

export interface ByteSource {
  bytes: AsyncGenerator<Buffer>;
  /** Bytes of the file consumed so far. */
  read(): number;
}

const HEAD_CHARACTERS = 1 << 16;

/**
 * Reads the head, finds the encoding, and hands over the rest as it is asked for.
 * @throws FormatError when the member is empty, a web page, or not text
 */
export async function textInput(
  name: string,
  source: ByteSource,
  encoding: string | undefined,
  siblings: () => Sibling[],
): Promise<TextInput> {
  let bytes: Buffer = Buffer.alloc(0);
  let ended = false;
  while (bytes.length < HEAD_CHARACTERS && !ended) {
    const { value, done } = await source.bytes.next();
    if (done) ended = true;
    else bytes = bytes.length === 0 ? value : Buffer.concat([bytes, value]);
  }
  const decoding = decoder(bytes, encoding);
  const first = decoding.decode(bytes, ended);
  if (first.trim() === '') {
    await source.bytes.return(undefined);
    throw new FormatError(`${name} is empty`, 'Export or download it again.');
  }
  const text = first.slice(0, HEAD_CHARACTERS);
  refuseWebPage(text, name);
  return {
    name,
    head: { name, text },
    get encoding() {
      return decoding.encoding;
    },
    text: pieces(),
    bytesRead: source.read,
    notes: decoding.notes,
    siblings,
    close: async () => {
      await source.bytes.return(undefined);
    },
  };

  async function* pieces(): AsyncGenerator<string> {
    yield first;
    if (ended) return;
    for await (const piece of source.bytes) yield decoding.decode(piece, false);
    yield decoding.decode(new Uint8Array(), true);
  }
}
