/** Requests to the X API: signed by twitter-api-v2, sent by the HTTP client, which waits and retries. */
import { AuthError, CareError, RateStop } from '../errors.ts';
import { recordsAt, textAt } from '../payloads/json.ts';
import { type Http, HttpFailure } from './http.ts';
import { PermissionError } from './permission-error.ts';
import { withCause } from './refusals.ts';
import type { Connection } from './source.ts';

/** Whose credentials: those of the app alone, or of a person who uses it. */
export type XReader = 'app' | 'person';

export interface XClient {
  /** @param path without the leading slash: 'users/123/mentions' @param reader whose credentials there are */
  get(path: string, query: Record<string, string | number | undefined>, reader?: XReader): Promise<unknown>;
  has(reader: XReader): boolean;
  /** The person's id, where the token names it. */
  personId: string | undefined;
}

export async function openXClient({ secrets, settings, http }: Connection): Promise<XClient> {
  const { TwitterApi } = await import('twitter-api-v2');
  const { bearer_token, api_key, api_secret, access_token, access_secret } = secrets;
  // Given an answer before the request, the library sends none of its own: it has no time-out and takes no http: address.
  const open = (tokens: unknown) =>
    new TwitterApi(tokens as string, {
      plugins: [
        { onBeforeRequestConfig: ({ client: signer, params }) => send(http, signer as unknown as Signer, params) },
      ],
    });
  const app = bearer_token === undefined ? undefined : open(bearer_token);
  const person =
    access_secret === undefined
      ? undefined
      : open({ appKey: api_key, appSecret: api_secret, accessToken: access_token, accessSecret: access_secret });
  const prefix = `${settings.base_url}/`;
  return {
    has: (reader) => (reader === 'app' ? app : person) !== undefined,
    personId: /^(\d+)-/.exec(access_token ?? '')?.[1],
    async get(path, query, reader) {
      const client = (reader === 'person' ? person : undefined) ?? app ?? person!;
      try {
        return await client.v2.get(path, query as Record<string, string>, { prefix });
      } catch (error) {
        throw error instanceof HttpFailure ? withCause(error, meaningOf(error, path)) : error;
      }
    },
  };
}

interface Signer {
  getHttpRequestArgs(params: object): { url: URL; headers: Record<string, string> };
}

async function send(http: Http, signer: Signer, params: { url: string; method: string }) {
  const { url } = signer.getHttpRequestArgs({ ...params });
  const headers = () => signer.getHttpRequestArgs({ ...params, headers: {} }).headers;
  const answer = await http.json({ url, headers, final: capOf });
  return { headers: {}, data: answer.body };
}

/** Caps look like rate limits and missing permissions, but no wait of minutes ends them. */
function capOf({ body }: HttpFailure): Error | undefined {
  const errors = recordsAt(body, 'errors');
  const details = [body, ...errors].flatMap((one) =>
    ['title', 'type', 'reason', 'detail', 'code'].map((key) => textAt(one, key)),
  );
  const said = details.join(' ');
  if (/UsageCapExceeded|usage-capped|Monthly product cap/i.test(said))
    return new RateStop(
      'the monthly cap of posts that X returns is used up (UsageCapExceeded)',
      'It resets with the next billing month: see console.x.com. Everything so far is kept.',
    );
  if (/SpendCapReached|spend-cap/i.test(said))
    return new RateStop(
      'the spending limit that you set at X is reached (SpendCapReached)',
      'Raise it at console.x.com, or wait for the next month. Everything so far is kept.',
    );
  return undefined;
}

/** Whether a refusal is about the app, whatever it asks for. */
export function refusesApp({ body }: HttpFailure): boolean {
  const details = ['reason', 'title', 'detail'].map((key) => textAt(body, key));
  return /client-not-enrolled|unsupported/i.test(details.join(' '));
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
      'Make new ones in the console (console.x.com), then: socialcare auth login x\nor set X_BEARER_TOKEN.',
    );
  if (status === 402)
    return new AuthError(
      'X requires payment: the account has no credits left',
      'Add credits in the console (console.x.com), or lower --max-cost.',
    );
  if (status === 403 && /suspend/i.test(detail))
    return new AuthError(
      `X has suspended this account or app: ${detail}`,
      'Appeal in the console (console.x.com); until then X answers nothing.',
    );
  if (status === 403)
    return new PermissionError(
      `X does not let these credentials read ${path}${detail ? `: ${detail}` : ''}`,
      refusesApp(failure)
        ? 'The app needs a project with access to the v2 interface; full-archive search needs a bearer token.'
        : 'Check the permissions of the app and the access level of the project in the console (console.x.com).',
    );
  return new CareError(
    `X answered ${status} to ${path}: ${detail || reason || 'no reason given'}`,
    'This is not your data; please report it with the command line you used.',
  );
}
