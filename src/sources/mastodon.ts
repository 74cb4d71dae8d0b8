/** Mastodon: notifications and posts of the own account; of others, what the own server knows of threads and tags. */
import { AuthError, CareError } from '../errors.ts';
import { recordAt, textAt } from '../payloads/json.ts';
import { AccountError } from './account-error.ts';
import { type HttpAnswer, HttpFailure } from './http.ts';
import { type MastodonClient, openMastodonClient } from './mastodon-client.ts';
import { forwardPage, notificationPage, ownPage, threadsPage } from './mastodon-pages.ts';
import { lookAt } from './mastodon-reread.ts';
import { streamsOf, tagsOf } from './mastodon-streams.ts';
import type { Account, Connection, LiveSource, Route, Source } from './source.ts';
import { bareListOrThrow, idOrThrow } from './unexpected-answer.ts';

export const mastodonSource: Source = {
  name: 'mastodon',
  channel: 'mastodon',
  title: 'Mastodon',
  secrets: [[{ key: 'access_token', env: 'MASTODON_ACCESS_TOKEN', label: 'Access token' }]],
  open: {
    reads: 'the public posts of the brand and the threads under them, but no mention elsewhere',
    handleOf: (typed) => /^@?([\w.-]+@[\w.-]+)$/.exec(typed)?.[1],
  },
  help: 'Your server: Preferences, Development, New application, with the scopes read:notifications read:statuses read:accounts.',
  defaults: {},
  rereadSize: 20,
  rereadEverySeconds: 6 * 3600,
  price: () => 0,
  connect,
};

async function connect(connection: Connection): Promise<LiveSource> {
  const { settings, secrets } = connection;
  const isLoggedIn = secrets.access_token !== undefined;
  const client = openMastodonClient(connection);
  const me = new Map<string, Promise<HttpAnswer>>();
  const whoAmI = (base: string) => {
    const asked = me.get(base) ?? client.get(base, 'accounts/verify_credentials');
    me.set(base, asked);
    return asked;
  };
  /** The server that the token was made on: no other one, such as a rival's, may see it. Without one, the account's own. */
  const baseOf = (account?: Account) => {
    if (settings.base_url) return settings.base_url;
    const server = account?.handle?.split('@')[1] ?? 'your.server';
    if (!isLoggedIn) return `https://${server}`;
    throw new AuthError(
      'the Mastodon server of the access token is not configured',
      `Set SOCIALCARE_MASTODON_BASE_URL=https://${server}, or [sources.mastodon] base_url in socialcare.toml.`,
    );
  };

  return {
    async check(account) {
      const base = baseOf(account);
      const { body } = await whoAmI(base);
      const { host } = new URL(base);
      const mine = `accounts/${idOrThrow(host, body)}/statuses`;
      bareListOrThrow(host, (await client.get(base, 'notifications', { 'types[]': 'mention', limit: 1 })).body);
      bareListOrThrow(host, (await client.get(base, mine, { limit: 1 })).body);
      return { as: `@${textAt(body, 'acct')}@${host}`, can: 'its notifications, public posts' };
    },

    async streams(account, { via }) {
      const base = baseOf(account);
      const found = await lookUp(client, base, account);
      if (via === 'archive') throw new CareError('Mastodon has no archive of its own', 'Use --via search.');
      if (via !== 'auto' && !isLoggedIn) throw loginNeeded(via);
      const isOwn = isLoggedIn && idOrThrow(new URL(base).host, (await whoAmI(base)).body) === found.id;
      const known = { ...account, id: found.id };
      if (via === 'search') return streamsOf(known, base, found, false, tagsOf(settings, account, found.acct));
      return streamsOf(known, base, found, isOwn, []);
    },

    async page(stream, walk) {
      const { base = '', id = '', tag, threads } = stream.target;
      if (tag) return forwardPage(client, base, `timelines/tag/${encodeURIComponent(tag)}`, {}, walk);
      if (threads) return threadsPage(client, base, id, walk, stream.kind === 'more');
      return (stream.kind === 'own' ? ownPage : notificationPage)(client, base, id, walk);
    },

    reread: (stream, young) => lookAt(client, stream.target.base!, young),
  };
}

function loginNeeded(via: Route): AuthError {
  return new AuthError(
    `Mastodon shows ${via === 'feed' ? 'the notifications of an account' : 'what a search finds'} only to logged-in users`,
    'Log in: socialcare auth login mastodon\nor leave --via out: public posts of the brand and the threads under them are open to everybody.',
  );
}

async function lookUp(
  client: MastodonClient,
  base: string,
  { handle, id }: Account,
): Promise<{ id: string; acct: string }> {
  try {
    const { body } =
      handle === null
        ? await client.get(base, `accounts/${id}`)
        : await client.get(base, 'accounts/lookup', { acct: handle });
    if (recordAt(body)?.suspended === true)
      throw new AccountError(
        `${new URL(base).host} has suspended @${handle ?? id}`,
        'Nothing of it can be read there.',
      );
    return { id: idOrThrow(new URL(base).host, body), acct: handle ?? textAt(body, 'acct') ?? '' };
  } catch (error) {
    if (!(error instanceof HttpFailure) || error.status !== 404) throw error;
    throw new AccountError(
      `${new URL(base).host} has no account @${handle ?? id}`,
      'Write it with its server: socialcare brand add NAME mastodon:name@server',
    );
  }
}
