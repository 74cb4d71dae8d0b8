/** Requests to Bluesky: one session, renewed when it expires, kept between runs where that is allowed. */
import { AuthError, CareError } from '../errors.ts';
import { textAt } from '../payloads/json.ts';
import { AccountError } from './account-error.ts';
import { HttpFailure } from './http.ts';
import { PermissionError } from './permission-error.ts';
import { withCause } from './refusals.ts';
import type { Connection } from './source.ts';
import { NotFound } from './unavailable.ts';

export interface BlueskyClient {
  /** Requests as the account of the credentials, or without a login where there are none. Lists become repeated parameters. */
  get(method: string, query: Record<string, string | number | string[] | undefined>): Promise<unknown>;
  /** Requests without a login: blocks and mutes of the account do not matter. */
  getPublic(method: string, query: Record<string, string | number | string[] | undefined>): Promise<unknown>;
  session(): Promise<BlueskySession>;
  isLoggedIn: boolean;
}

export interface BlueskySession {
  did: string;
  handle: string;
  accessJwt: string;
  refreshJwt: string;
}

const BLUESKY = 'https://bsky.social';
const APP_VIEW = 'https://public.api.bsky.app';
const STALE = new Set(['ExpiredToken', 'InvalidToken']);

export function openBlueskyClient({ secrets, settings, http, keep }: Connection): BlueskyClient {
  const { base_url } = settings;
  const publicUrl = settings.public_url || (base_url === BLUESKY ? APP_VIEW : base_url);
  const isLoggedIn = secrets.app_password !== undefined;
  let opening: Promise<BlueskySession> | undefined;

  async function create(): Promise<BlueskySession> {
    const body = { identifier: secrets.identifier, password: secrets.app_password };
    return remember(await post('com.atproto.server.createSession', body));
  }

  async function renew({ refreshJwt }: BlueskySession): Promise<BlueskySession> {
    try {
      return await remember(await post('com.atproto.server.refreshSession', undefined, refreshJwt));
    } catch (error) {
      if (error instanceof HttpFailure) return create();
      throw error;
    }
  }

  async function remember(json: unknown): Promise<BlueskySession> {
    const [did, handle, accessJwt, refreshJwt] = ['did', 'handle', 'accessJwt', 'refreshJwt'].map((key) =>
      textAt(json, key),
    );
    if (!did || !handle || !accessJwt || !refreshJwt)
      throw new CareError(
        `${base_url} is not a Bluesky server: its session has no tokens`,
        'Check sources.bluesky.base_url.',
      );
    const session = { did, handle, accessJwt, refreshJwt };
    for (const token of [accessJwt, refreshJwt]) http.hide(token);
    await keep.write(JSON.stringify({ identifier: secrets.identifier, ...session }));
    return session;
  }

  /** The session of an earlier run, when it is this account's. */
  async function kept(): Promise<BlueskySession | undefined> {
    const text = await keep.read();
    if (text === undefined) return undefined;
    const session = JSON.parse(text) as BlueskySession & { identifier: string };
    return session.identifier === secrets.identifier ? session : undefined;
  }

  function session(): Promise<BlueskySession> {
    opening ??= kept().then((found) => {
      for (const token of found ? [found.accessJwt, found.refreshJwt] : []) http.hide(token);
      return found ?? create();
    });
    return opening;
  }

  async function post(method: string, body?: unknown, token?: string): Promise<unknown> {
    const headers = bearer(token);
    try {
      return (await http.json({ url: `${base_url}/xrpc/${method}`, method: 'POST', body, headers })).body;
    } catch (error) {
      throw error instanceof HttpFailure && method.endsWith('createSession') ? meaningOf(error) : error;
    }
  }

  async function ask(base: string, method: string, query: Parameters<BlueskyClient['get']>[1], token?: string) {
    const url = new URL(`${base}/xrpc/${method}`);
    for (const [key, value] of Object.entries(query))
      for (const one of Array.isArray(value) ? value : [value])
        if (one !== undefined) url.searchParams.append(key, String(one));
    const headers = bearer(token);
    return (await http.json({ url, headers })).body;
  }

  async function getPublic(method: string, query: Parameters<BlueskyClient['get']>[1]): Promise<unknown> {
    try {
      return await ask(publicUrl, method, query);
    } catch (error) {
      throw error instanceof HttpFailure ? withCause(error, meaningOf(error, query.actor)) : error;
    }
  }

  return {
    session,
    isLoggedIn,
    async get(method, query) {
      if (!isLoggedIn) return getPublic(method, query);
      const open = await session();
      try {
        return await ask(base_url, method, query, open.accessJwt);
      } catch (error) {
        if (!(error instanceof HttpFailure)) throw error;
        if (!STALE.has(textAt(error.body, 'error') ?? '')) throw withCause(error, meaningOf(error, query.actor));
      }
      opening = renew(open);
      try {
        return await ask(base_url, method, query, (await opening).accessJwt);
      } catch (error) {
        throw error instanceof HttpFailure ? withCause(error, meaningOf(error, query.actor)) : error;
      }
    },
    getPublic,
  };
}

function bearer(token: string | undefined): () => Record<string, string> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return () => headers;
}

/** @param actor whom the request was about, if anybody */
function meaningOf(failure: HttpFailure, actor?: unknown): Error {
  const { status, body } = failure;
  const code = textAt(body, 'error') ?? '';
  const message = textAt(body, 'message') ?? '';
  if (status === 400 && code === 'NotFound') return new NotFound(`Bluesky shows no such post: ${message}`);
  const isTakenDown =
    code === 'AccountTakedown' || code === 'AccountDeactivated' || /suspended|taken down|deactivated/i.test(message);
  if (actor !== undefined && status === 400 && isTakenDown)
    return new AccountError(
      `Bluesky has suspended @${actor}, or it is deactivated`,
      'Nothing of it can be read. Remove it from the brand, or wait.',
    );
  if (actor !== undefined && status === 400 && /not found|resolve/i.test(message))
    return new AccountError(`Bluesky has no account @${actor}`, 'Check the spelling: socialcare brand list');
  if (actor !== undefined && status === 400 && !STALE.has(code))
    return new AccountError(
      `Bluesky answered 400 about @${actor}: ${message || code}`,
      'Check the handles: socialcare brand list',
    );
  if (isTakenDown)
    return new AuthError(
      `Bluesky has taken this account down: ${message}`,
      'Appeal at Bluesky; until then nothing of it can be read.',
    );
  if (code === 'AuthFactorTokenRequired')
    return new AuthError(
      'Bluesky asks for a second factor',
      'Use an app password (Settings, Privacy and security, App passwords), not the password of the account.',
    );
  if (status === 401 || STALE.has(code))
    return new AuthError(
      'Bluesky refused the credentials: identifier or app password are wrong or revoked',
      'Make an app password (Settings, Privacy and security, App passwords), then: socialcare auth login bluesky\nor set BLUESKY_IDENTIFIER and BLUESKY_APP_PASSWORD.',
    );
  if (status === 403)
    return new PermissionError(
      `Bluesky does not let this account read this: ${message || code}`,
      'Log in with an account that may.',
    );
  return new CareError(
    `Bluesky answered ${status}: ${message || code || 'no reason given'}`,
    'Check the handles: socialcare brand list',
  );
}
