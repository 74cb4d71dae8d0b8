/** Bluesky: notifications and posts of the own account, search for any, and who is missing from the notifications. */
import { AuthError, CareError } from '../errors.ts';
import { textAt } from '../payloads/json.ts';
import { AccountError } from './account-error.ts';
import { type BlueskyClient, openBlueskyClient } from './bluesky-client.ts';
import { notificationPage, ownPage, searchPage, threadsPage } from './bluesky-pages.ts';
import { lookAt } from './bluesky-reread.ts';
import { openStreams, streamsOf } from './bluesky-streams.ts';
import type { Account, Connection, LiveSource, Source } from './source.ts';
import { idOrThrow, listOrThrow } from './unexpected-answer.ts';

export const blueskySource: Source = {
  name: 'bluesky',
  channel: 'bluesky',
  title: 'Bluesky',
  secrets: [
    [
      { key: 'identifier', env: 'BLUESKY_IDENTIFIER', label: 'Handle or e-mail address', open: true },
      { key: 'app_password', env: 'BLUESKY_APP_PASSWORD', label: 'App password' },
    ],
  ],
  open: {
    reads: 'the posts of the brand and the threads under them, but no mention elsewhere',
    handleOf: (typed) => /^@?((?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*)$/i.exec(typed)?.[1],
  },
  help: 'Bluesky: Settings, Privacy and security, App passwords.',
  defaults: { base_url: 'https://bsky.social' },
  rereadSize: 25,
  price: () => 0,
  connect,
};

async function connect(connection: Connection): Promise<LiveSource> {
  const client = openBlueskyClient(connection);
  return {
    async check() {
      const { handle } = await client.session();
      listOrThrow(
        'Bluesky',
        await client.get('app.bsky.notification.listNotifications', { limit: 1 }),
        'notifications',
      );
      return { as: `@${handle}`, can: 'its notifications, posts of anybody, search' };
    },

    async streams(account, { via }) {
      const { did, handle } = await profileOf(client, account);
      if (via === 'archive') throw new CareError('Bluesky has no archive of its own', 'Use --via search.');
      if (!client.isLoggedIn) {
        if (via !== 'auto') throw loginNeeded(via === 'search' ? 'search' : 'the notifications of an account');
        return openStreams({ ...account, id: did }, did, handle);
      }
      const isOwn = (await client.session()).did === did;
      if (via === 'feed' && !isOwn)
        throw new AccountError(
          `the notifications of @${handle} belong to @${handle} alone`,
          'Log in as that account, or use --via search.',
        );
      return streamsOf({ ...account, id: did }, did, handle, isOwn && via !== 'search');
    },

    async page(stream, walk) {
      const { did, handle } = stream.target as { did: string; handle: string };
      if (stream.name.startsWith('search:')) return searchPage(client, did, handle, walk);
      if (stream.target.threads) return threadsPage(client, did, walk);
      return (stream.kind === 'own' ? ownPage : notificationPage)(client, did, walk);
    },

    reread: (_, young) => lookAt(client, young),
  };
}

async function profileOf(client: BlueskyClient, { handle, id }: Account): Promise<{ did: string; handle: string }> {
  const json = await client.get('app.bsky.actor.getProfile', { actor: id ?? handle ?? '' });
  const did = idOrThrow('Bluesky', json, 'did');
  return { did, handle: textAt(json, 'handle') ?? handle ?? did };
}

function loginNeeded(what: string): AuthError {
  return new AuthError(
    `Bluesky shows ${what} only to logged-in users`,
    'Log in: socialcare auth login bluesky\nor leave --via out: the posts of the brand and the threads under them are open to everybody.',
  );
}
