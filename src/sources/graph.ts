/** Requests to Meta's Graph interfaces (Facebook, Instagram, Threads) and what their refusals mean. */
import type { SourcePost } from '../domain/post.ts';
import { AuthError, CareError } from '../errors.ts';
import { countAt, recordAt, recordsAt, textAt, timeAt } from '../payloads/json.ts';
import { AccountError } from './account-error.ts';
import { type Http, HttpFailure } from './http.ts';
import { PermissionError } from './permission-error.ts';
import { waitSeconds } from './rate-headers.ts';
import { TooMuchData, withCause } from './refusals.ts';
import type { SourceSettings } from './settings.ts';
import type { Page, Route, Walk } from './source.ts';
import { NotFound } from './unavailable.ts';
import { listOrThrow } from './unexpected-answer.ts';

export interface GraphGet {
  (path: string, query?: Record<string, string | number | undefined>): Promise<unknown>;
  /** What the platform's answers said of the version that was asked for: that it ends, or has ended. */
  notices: ReadonlySet<string>;
}

/** The newest version of Facebook's and Instagram's interface that was known when this was written (2026-11). */
export const GRAPH_VERSION = 'v26.0';

/** Codes that mean "too many calls": of the app, the user, the page, the business. */
const LIMITS = new Set([4, 17, 32, 613, ...Array.from({ length: 10 }, (_, n) => 80_000 + n), 80_014]);
const UNTOLD_WAIT_SECONDS = 300;
const CHECK_ACCOUNT = 'Check the account: socialcare brand list. Ids work where names do not.';

/** @param login what to run after making a new token, e.g. 'socialcare auth login facebook' */
export function openGraph(http: Http, settings: SourceSettings, token: string, login: string): GraphGet {
  const root = settings.api_version === '' ? settings.base_url : `${settings.base_url}/${settings.api_version}`;
  const headers = () => ({ authorization: `Bearer ${token}` });
  const notices = new Set<string>();
  const get = async (path: string, query: Record<string, string | number | undefined> = {}) => {
    const url = new URL(`${root}/${path}`);
    for (const [key, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(key, String(value));
    try {
      const rateLimit = (failure: HttpFailure) => limitOf(failure, http.now());
      const answer = await http.json({ url, headers, rateLimit, final: tooMuch });
      for (const notice of noticesOf(answer.headers, settings.api_version)) notices.add(notice);
      return answer.body;
    } catch (error) {
      throw error instanceof HttpFailure ? withCause(error, meaningOf(error, path, login)) : error;
    }
  };
  return Object.assign(get, { notices });
}

/** @throws CareError where a person asks for a search that the platform does not have */
export function refuseSearch(via: Route, lacks: string, whose: string): void {
  if (via === 'search' || via === 'archive')
    throw new CareError(lacks, `Leave --via out: only ${whose} can be pulled.`);
}

/**
 * Asks which permissions the token was granted; the token of a page gets no answer to that, so it has to read something.
 * @throws PermissionError naming those that are missing
 */
export async function checkPermissions(get: GraphGet, needed: readonly string[], probe: string): Promise<void> {
  const answer = await get('me/permissions').catch((error: unknown) => {
    if (error instanceof AccountError) return undefined;
    throw error;
  });
  const permissions = recordsAt(answer, 'data');
  if (permissions.length === 0) {
    listOrThrow('Meta', await get(probe, { limit: 1, fields: 'id' }), 'data');
    return;
  }
  const granted = new Set(permissions.filter(({ status }) => status === 'granted').map(({ permission }) => permission));
  const lacking = needed.filter((permission) => !granted.has(permission));
  if (lacking.length > 0)
    throw new PermissionError(
      `the access token lacks ${lacking.join(', ')}`,
      'Grant them to the app, and create a new token.',
    );
}

/** A page of a list that has its newest entries first. @param time field that holds when an entry was made */
export async function listPage(
  get: GraphGet,
  path: string,
  query: Record<string, string | number>,
  time: string,
  walk: Walk,
  read: (json: unknown) => SourcePost[],
): Promise<Page> {
  const json = await get(path, { limit: walk.limit, ...query, after: walk.next });
  const reached = listOrThrow('Meta', json, 'data').some((item) => (timeAt(item, time) ?? walk.since) < walk.since);
  return { posts: read(json), reportedDeleted: [], next: reached ? undefined : cursorAfter(json), bill: [] };
}

/** Where a list goes on; undefined at its end. */
export function cursorAfter(json: unknown): string | undefined {
  return textAt(json, 'paging', 'next') === undefined ? undefined : textAt(json, 'paging', 'cursors', 'after');
}

function limitOf({ body, headers }: HttpFailure, now: number): number | undefined {
  const code = countAt(body, 'error', 'code');
  return code !== undefined && LIMITS.has(code) ? (waitSeconds(headers, now) ?? UNTOLD_WAIT_SECONDS) : undefined;
}

/** Headers in which a version is said to end, or another one to have answered in its place. */
function noticesOf(headers: Headers, asked: string): string[] {
  const answered = headers.get('facebook-api-version');
  const said = ['x-api-version-warning', 'x-ad-api-version-warning', 'deprecation', 'sunset'].flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [`${name}: ${value}`];
  });
  return answered !== null && asked !== '' && answered !== asked
    ? [...said, `version ${asked} was asked for and ${answered} answered`]
    : said;
}

function tooMuch({ body }: HttpFailure): Error | undefined {
  const message = textAt(body, 'error', 'message') ?? '';
  if (countAt(body, 'error', 'code') !== 1 || !/reduce the amount of data/i.test(message)) return undefined;
  return new TooMuchData(`Meta refused so much data in one answer: ${message}`, 'Run the same command again later.');
}

function meaningOf(failure: HttpFailure, path: string, login: string): Error {
  const error = recordAt(failure.body, 'error');
  const code = countAt(error, 'code');
  const message = textAt(error, 'message') ?? 'no reason given';
  if (code === 190 || code === 102)
    return new AuthError(
      `Meta refused the access token: ${message}`,
      `Tokens expire: make a long-lived one, then: ${login}`,
    );
  if (code === 10 || (code !== undefined && code >= 200 && code < 300))
    return new PermissionError(
      `the access token lacks a permission for /${path}: ${message}`,
      'Grant the permissions that the page on this source names, and create a new token.',
    );
  if (code === 368)
    return new AuthError(`Meta has blocked this account or app: ${message}`, 'See the account quality page of Meta.');
  // Code 100 does not distinguish what is deleted from what is not shown.
  if (failure.status === 404 && code !== 100)
    return new NotFound(`Meta has no object called /${path}: ${message}`, CHECK_ACCOUNT);
  if (code === 803 || code === 100)
    return new AccountError(`Meta has no object called /${path}, or does not show it: ${message}`, CHECK_ACCOUNT);
  return new CareError(`Meta answered ${failure.status} to /${path}: ${message}`, 'Run the same command again later.');
}
