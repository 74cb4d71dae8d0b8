/** Network errors, where no answer came: names, connections, certificates, proxies. */
import { CareError } from '../errors.ts';
import type { Redactor } from './redactor.ts';

/** The answer ended early because the connection was closed; worth another attempt. */
export class TruncatedAnswer extends Error {}

/** The cause that Node and undici give for a failed request. */
interface Cause extends Error {
  code?: string;
  hostname?: string;
  address?: string;
  port?: number;
}

/** @param tries how often the request was sent */
export function networkError(
  error: unknown,
  url: URL,
  tries: number,
  { timeoutSeconds, redactor }: { timeoutSeconds: number; redactor: Redactor },
): CareError {
  const cause = (error instanceof Error && error.cause instanceof Error ? error.cause : error) as Cause;
  const host = whoFailed(cause, url);
  const known: Record<string, string> = {
    ENOTFOUND: `the name ${cause.hostname ?? url.hostname} cannot be resolved`,
    EAI_AGAIN: `the name ${cause.hostname ?? url.hostname} cannot be resolved just now`,
    ECONNREFUSED: `${host} refuses connections`,
    ECONNRESET: `${host} cut the connection`,
    UND_ERR_SOCKET: `${host} cut the connection`,
    TimeoutError: `${url.host} did not answer within ${timeoutSeconds} s`,
    CERT_HAS_EXPIRED: `the certificate of ${url.host} has expired`,
    SELF_SIGNED_CERT_IN_CHAIN: `the certificate of ${url.host} is signed by an unknown authority`,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: `the certificate of ${url.host} is signed by an unknown authority`,
  };
  const what =
    known[typeof cause.code === 'string' ? cause.code : cause.name] ??
    (cause instanceof TruncatedAnswer
      ? `${url.host} ended its answer early`
      : `${url.host}: ${redactor.redact(cause.message)}`);
  return new CareError(
    `${what} (tried ${tries} times)`,
    'Check the network, HTTPS_PROXY and base_url. Nothing is lost: run the same command again to continue from here.',
  );
}

/** What no further attempt helps against: a proxy that refuses to pass a request on, more headers than are read. */
export function finalError(error: unknown, url: URL): CareError | undefined {
  let inner = error;
  while (inner instanceof Error && inner.cause !== undefined) inner = inner.cause;
  if ((inner as Cause | undefined)?.code === 'UND_ERR_HEADERS_OVERFLOW')
    return new CareError(
      `${url.host} answered with more headers than any answer of the interface has`,
      'If a base_url is configured, check it. Nothing of the answer was kept.',
    );
  const status = inner instanceof Error ? /^Proxy response \((\d{3})\)/.exec(inner.message)?.[1] : undefined;
  if (status === undefined) return undefined;
  return status === '407'
    ? new CareError(
        'the proxy requires a name and a password',
        'Write them in it: HTTPS_PROXY=http://name:password@proxy:port',
      )
    : new CareError(
        `the proxy does not pass requests on: it answered ${status}`,
        'Check HTTPS_PROXY, or leave the host out by NO_PROXY.',
      );
}

/** The host that was asked, or the proxy at another address in between. */
function whoFailed({ address, port }: Cause, url: URL): string {
  const asked = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  return port === undefined || port === asked ? url.host : `the proxy ${address}:${port}`;
}
