/** Requests to Meta's Graph interfaces (Facebook, Instagram, Threads) and what their refusals mean. */
import { AuthError, CareError } from '../errors.ts';
import { countAt, recordAt, textAt } from '../payloads/json.ts';
import { AccountError } from './account-error.ts';
import { type Http, HttpFailure } from './http.ts';
import { waitSeconds } from './rate-headers.ts';
import type { SourceSettings } from './settings.ts';

export type GraphGet = (path: string, query?: Record<string, string | number | undefined>) => Promise<unknown>;

/** Codes that mean "too many calls": of the app, the user, the page, the business. */
const LIMITS = new Set([4, 17, 32, 613, 80000, 80001, 80002]);
const UNTOLD_WAIT_SECONDS = 300;

/** @param login what to run after making a new token, e.g. 'socialcare auth login facebook' */
export function openGraph(http: Http, settings: SourceSettings, token: string, login: string): GraphGet {
  const root = settings.api_version === '' ? settings.base_url : `${settings.base_url}/${settings.api_version}`;
  const headers = () => ({ authorization: `Bearer ${token}` });
  return async (path, query = {}) => {
    const url = new URL(`${root}/${path}`);
    for (const [key, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(key, String(value));
    try {
      return (await http.json({ url, headers, rateLimit: (failure) => limitOf(failure, http.now()) })).body;
    } catch (error) {
      throw error instanceof HttpFailure ? meaningOf(error, path, login) : error;
    }
  };
}

function limitOf({ body, headers }: HttpFailure, now: number): number | undefined {
  const code = countAt(body, 'error', 'code');
  return code !== undefined && LIMITS.has(code) ? (waitSeconds(headers, now) ?? UNTOLD_WAIT_SECONDS) : undefined;
}

function meaningOf(failure: HttpFailure, path: string, login: string): Error {
  const error = recordAt(failure.body, 'error');
  const code = countAt(error, 'code');
  const message = textAt(error, 'message') ?? 'no reason given';
  if (code === 190)
    return new AuthError(
      `Meta refused the access token: ${message}`,
      `Tokens expire: make a long-lived one, then: ${login}`,
    );
  if (code === 10 || (code !== undefined && code >= 200 && code < 300))
    return new AuthError(
      `the access token lacks a permission for /${path}: ${message}`,
      'Grant the permissions that the page on this source names, and make the token anew.',
    );
  if (code === 368)
    return new AuthError(`Meta has blocked this account or app: ${message}`, 'See the account quality page of Meta.');
  if (code === 803 || code === 100)
    return new AccountError(
      `Meta knows nothing called /${path}, or does not show it: ${message}`,
      'Check the account: socialcare brand list. Ids work where names do not.',
    );
  return new CareError(`Meta answered ${failure.status} to /${path}: ${message}`, 'Run the same command again later.');
}
