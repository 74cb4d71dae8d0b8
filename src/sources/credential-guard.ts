/** Where credentials may go: to the server they were given for, over an encrypted connection. */
import { isLoopback } from '../domain/loopback.ts';
import { AuthError, CareError } from '../errors.ts';

/** @throws AuthError for an address to which credentials would be sent in plain text */
export function refusePlainHttp(url: URL): void {
  const { protocol, host } = url;
  if (protocol === 'https:' || isLoopback(url)) return;
  throw new AuthError(
    `credentials are not sent to ${host} over plain http, where others could read them`,
    'Write https:// in base_url. Plain http is for this computer alone (localhost).',
  );
}

/**
 * Where a redirect may be followed to.
 * @param carries credentials or a body, which go to no other server
 * @throws CareError when it leads elsewhere
 */
export function redirectTarget(from: URL, location: string, carries: boolean): URL {
  const target = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
  const isDowngrade = target !== undefined && from.protocol === 'https:' && target.protocol !== 'https:';
  if (target && (target.origin === from.origin || (!carries && !isDowngrade))) return target;
  throw new CareError(
    `${from.host} redirects to ${target?.host || 'an address that is none'}, where credentials are not sent`,
    'If the service has moved, set its new address as base_url. If not, a captive portal or a proxy may stand in between.',
  );
}
