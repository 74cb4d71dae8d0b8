/** Asks a time-stamping authority over HTTP, as RFC 3161 says. */
import { bodyPieces } from '../domain/body-pieces.ts';
import { withinTime } from '../domain/time-limit.ts';
import { CareError, UsageError } from '../errors.ts';
import type { HttpSettings } from './http.ts';
import { sender } from './sender.ts';

const TIMEOUT_MS = 30_000;
const LARGEST_BYTES = 1024 * 1024;

/** @throws UsageError for an address that is none, CareError when no answer comes */
export async function askTimeStamp(
  address: string,
  query: Buffer,
  { env, userAgent, signal }: Pick<HttpSettings, 'env' | 'userAgent' | 'signal'>,
): Promise<Buffer> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UsageError(`--tsa: "${address}" is not an address`, 'Example: --tsa https://freetsa.org/tsr');
  const send = await sender({ env });
  const failed = (why: string) =>
    new CareError(`--tsa: ${url.host} ${why}`, 'Try again later or ask another authority, or seal without --tsa.');
  const ask = async (limit: AbortSignal) => {
    const response = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', 'user-agent': userAgent },
      body: new Uint8Array(query),
      signal: limit,
    });
    if (!response.ok) throw failed(`answered ${response.status}`);
    const pieces: Uint8Array[] = [];
    let bytes = 0;
    for await (const piece of bodyPieces(response, limit)) {
      pieces.push(piece);
      bytes += piece.byteLength;
      if (bytes > LARGEST_BYTES) throw failed('answered with more than a time stamp');
    }
    return Buffer.concat(pieces);
  };
  return withinTime(TIMEOUT_MS, signal, ask).catch((error: Error) => {
    if (error instanceof CareError) throw error;
    const cause = error.cause as NodeJS.ErrnoException | undefined;
    throw failed(`cannot be reached: ${cause?.code ?? cause?.message ?? error.message}`);
  });
}
