/** Requests to a Mastodon server and what its refusals mean. */
import { AuthError } from '../errors.ts';
import { isRecord, textAt } from '../payloads/json.ts';
import { type HttpAnswer, HttpFailure } from './http.ts';
import { PermissionError } from './permission-error.ts';
import { withCause } from './refusals.ts';
import type { Connection } from './source.ts';

export interface MastodonClient {
  /** @param base 'https://social.example' */
  get(base: string, path: string, query?: Record<string, string | number | undefined | string[]>): Promise<HttpAnswer>;
  /** Whether it is shown to whoever asks, without a token. */
  isPublic(base: string, path: string): Promise<boolean>;
}

export function openMastodonClient({ secrets, http }: Connection): MastodonClient {
  const token = secrets.access_token;
  const headers = token === undefined ? undefined : () => ({ authorization: `Bearer ${token}` });
  return {
    async get(base, path, query = {}) {
      const url = new URL(`${base}/api/v1/${path}`);
      for (const [key, value] of Object.entries(query))
        for (const one of Array.isArray(value) ? value : [value])
          if (one !== undefined) url.searchParams.append(key, String(one));
      try {
        return await http.json({ url, headers });
      } catch (error) {
        throw error instanceof HttpFailure ? withCause(error, meaningOf(error, path, token !== undefined)) : error;
      }
    },
    async isPublic(base, path) {
      try {
        return isRecord((await http.json({ url: `${base}/api/v1/${path}` })).body);
      } catch (error) {
        if (error instanceof HttpFailure || error instanceof AuthError) return false;
        throw error;
      }
    },
  };
}

function meaningOf(failure: HttpFailure, path: string, isLoggedIn: boolean): Error {
  const { status, host, body } = failure;
  const detail = textAt(body, 'error') ?? '';
  if (!isLoggedIn && (status === 401 || status === 403 || status === 422))
    return new AuthError(
      `${host} shows this only to logged-in users: ${detail || `it answered ${status}`}`,
      'Log in: socialcare auth login mastodon\nor set SOCIALCARE_MASTODON_BASE_URL and MASTODON_ACCESS_TOKEN.',
    );
  const renew =
    'Make a token on your server (Preferences, Development), then: socialcare auth login mastodon\nor set MASTODON_ACCESS_TOKEN.';
  if (status === 401)
    return new AuthError(`${host} refused the access token: ${detail || 'expired or revoked'}`, renew);
  if (status === 403 && /scope/i.test(detail))
    return new PermissionError(
      `the access token lacks a scope for ${path}`,
      'Give the application read:notifications, read:statuses and read:accounts, and create a new token.',
    );
  if (status === 403 && !path.startsWith('statuses/'))
    return new AuthError(
      `${host} does not let this account in: ${detail || 'suspended or not confirmed'}`,
      'Log in on the website to see why.',
    );
  return failure;
}

/** A parameter of the page that the Link header names. */
export function linked({ headers }: HttpAnswer, relation: 'next' | 'prev', parameter: string): string | undefined {
  for (const link of (headers.get('link') ?? '').split(',')) {
    const [address = '', ...attributes] = link.split(';').map((part) => part.trim());
    if (!attributes.includes(`rel="${relation}"`)) continue;
    const url = address.slice(1, -1);
    return URL.canParse(url) ? (new URL(url).searchParams.get(parameter) ?? undefined) : undefined;
  }
  return undefined;
}
