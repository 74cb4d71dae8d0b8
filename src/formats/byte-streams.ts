/** Bytes on their way in: counted, gathered, unpacked, and why they cannot be read. */
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FormatError } from '../errors.ts';

export const PIECE_BYTES = 1 << 16;
const MAX_STDIN_ZIP = 512 * 1024 * 1024;

export async function* chain(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (;;) {
    const { value, done } = await rest.next();
    if (done) return;
    yield value;
  }
}

/** A zip's directory stands at its end, so a piped one is read into memory. */
export async function gather(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > MAX_STDIN_ZIP)
      throw new FormatError('a zip of this size cannot be read from a pipe', 'Save it to a file and import the file.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

export async function* counted(
  stream: Readable,
  add: (bytes: number) => void,
  onBytes?: (bytes: Buffer) => void,
): AsyncGenerator<Buffer> {
  for await (const piece of stream) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : (piece as Buffer);
    add(bytes.length);
    onBytes?.(bytes);
    yield bytes;
  }
}

/** Passes bytes through, gunzipped when they begin like gzip. */
export async function* unpacked(bytes: AsyncGenerator<Buffer>, name: string): AsyncGenerator<Buffer> {
  try {
    const { value: first } = await bytes.next();
    if (!first) return;
    const whole = chain(first, bytes);
    if (first[0] !== 0x1f || first[1] !== 0x8b) {
      yield* whole;
      return;
    }
    yield* pipeline(Readable.from(whole, { objectMode: false }), createGunzip({ chunkSize: PIECE_BYTES }), () => {});
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!code.startsWith('Z_')) throw cannotRead(name, error as NodeJS.ErrnoException);
    throw new FormatError(`${name}: its compressed data is damaged or incomplete`, 'Download or copy the file again.');
  } finally {
    await bytes.return(undefined);
  }
}

export function cannotRead(path: string, error: NodeJS.ErrnoException): Error {
  if (error instanceof FormatError) return error;
  if (error.code === 'ENOENT') return new FormatError(`${path}: no such file`, 'Check the name and the folder.');
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return new FormatError(
      `${path}: no permission to read it`,
      'Change its permissions, or run as the user who owns it.',
    );
  return new FormatError(
    `${path} cannot be read: ${error.message}`,
    'Check the disk or the connection, then try again.',
  );
}
