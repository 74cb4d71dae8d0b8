/** Requests to the X API: signed by twitter-api-v2, sent by the one helper that waits, retries and tells what is wrong. */
import { AuthError, CareError } from '../errors.ts';
import { recordsAt, textAt } from '../payloads/json.ts';
import { type Http, HttpFailure } from './http.ts';
import { PermissionError } from './permission-error.ts';
import { because } from './refusals.ts';
import type { Connection } from './source.ts';

export interface XClient {
  /** @param path without the leading slash: 'users/123/mentions' */
  get(path: string, query: Record<string, string | number | undefined>): Promise<unknown>;
  /** Credentials of a person, not of the app alone. */
  isUser: boolean;
}

export async function openXClient({ secrets, settings, http }: Connection): Promise<XClient> {
  const { TwitterApi } = await import('twitter-api-v2');
  const { bearer_token, api_key, api_secret, access_token, access_secret } = secrets;
  const isUser = bearer_token === undefined;
  const tokens = isUser
    ? { appKey: api_key!, appSecret: api_secret!, accessToken: access_token!, accessSecret: access_secret! }
    : bearer_token;
  // Given an answer before the request, the library sends none of its own: it has no time-out and takes no http: address.
  const client = new TwitterApi(tokens as string, {
    plugins: [
      { onBeforeRequestConfig: ({ client: signer, params }) => send(http, signer as unknown as Signer, params) },
    ],
  });
  const prefix = `${settings.base_url}/`;
  return {
    isUser,
    async get(path, query) {
      try {
        return await client.v2.get(path, query as Record<string, string>, { prefix });
      } catch (error) {
        throw error instanceof HttpFailure ? because(error, meaningOf(error, path)) : error;
      }
    },
  };
}

interface Signer {
  getHttpRequestArgs(params: object): { url: URL; headers: Record<string, string> };
}

async function send(http: Http, signer: Signer, params: { url: string; method: string }) {
  const { url } = signer.getHttpRequestArgs({ ...params });
  const answer = await http.json({ url, headers: () => signer.getHttpRequestArgs({ ...params, headers: {} }).headers });
  return { headers: {}, data: answer.body };
}

/** What a refusal means and what to do, from the problem document that X sends. */
function meaningOf(failure: HttpFailure, path: string): Error {
  const { status, body } = failure;
  const errors = recordsAt(body, 'errors');
  const detail = textAt(body, 'detail') ?? textAt(errors[0], 'message') ?? textAt(errors[0], 'detail') ?? '';
  const reason = textAt(body, 'reason') ?? textAt(body, 'title') ?? '';
  if (status === 401)
    return new AuthError(
      'X refused the credentials: expired, revoked or mistyped',
      'Make new ones in the developer portal (developer.x.com), then: socialcare auth login x\nor set X_BEARER_TOKEN.',
    );
  if (status === 402)
    return new AuthError(
      'X wants payment: the account has no credits left',
      'Add credits in the developer portal, or lower --max-cost.',
    );
  if (status === 403 && /suspend/i.test(detail))
    return new AuthError(
      `X has suspended this account or app: ${detail}`,
      'Appeal in the developer portal; until then X answers nothing.',
    );
  if (status === 403)
    return new PermissionError(
      `X does not let these credentials read ${path}${detail ? `: ${detail}` : ''}`,
      /client-not-enrolled|unsupported/i.test(reason + detail)
        ? 'The app needs a project with access to the v2 interface; full-archive search needs a bearer token.'
        : 'Check the permissions of the app and the access level of the project in the developer portal.',
    );
  return new CareError(
    `X answered ${status} to ${path}: ${detail || reason || 'no reason given'}`,
    'This is not your data; please report it with the command line you used.',
  );
}
