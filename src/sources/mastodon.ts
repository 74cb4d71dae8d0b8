/** Mastodon: notifications and posts of the own account; of others, what the own server knows of threads and tags. */
import { AuthError, CareError } from '../errors.ts';
import { idAt, recordAt, recordsAt, textAt, timeAt } from '../payloads/json.ts';
import { postsOfMastodon } from '../payloads/mastodon.ts';
import { AccountError } from './account-error.ts';
import { withAddressee } from './addressee.ts';
import { type HttpAnswer, HttpFailure } from './http.ts';
import { linked, type MastodonClient, openMastodonClient } from './mastodon-client.ts';
import { lookAt } from './mastodon-reread.ts';
import { readEach } from './nested.ts';
import { listOf, type SourceSettings } from './settings.ts';
import type { Account, Connection, LiveSource, Page, Route, Source, Stream, Walk } from './source.ts';
import { bareListOrThrow, idOrThrow, listOrThrow } from './unexpected-answer.ts';

/** Threads of others are followed for this long. */
const THREAD_LIFE_SECONDS = 7 * 86_400;

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
      const { base = '', id = '', tag } = stream.target;
      if (tag) return forwardPage(client, base, `timelines/tag/${encodeURIComponent(tag)}`, {}, walk);
      if (stream.kind === 'own' || stream.target.threads) {
        const query = { limit: walk.limit, max_id: walk.next, exclude_reblogs: 'true' };
        const answer = await client.get(base, `accounts/${id}/statuses`, query);
        if (!stream.target.threads) return feedPage(answer, walk);
        return threadsPage(
          client,
          base,
          feedPage(answer, { ...walk, since: walk.since - THREAD_LIFE_SECONDS }),
          answer,
          stream.kind === 'more',
        );
      }
      const query = { 'types[]': ['mention', 'quote'], include_filtered: 'true' };
      return notificationPage(id, await forwardPage(client, base, 'notifications', query, walk));
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

function streamsOf(
  account: Account,
  base: string,
  { id, acct }: { id: string; acct: string },
  ownFeed: boolean,
  tags: readonly string[],
): Stream[] {
  const shared = { channel: 'mastodon', account, target: { base, id } } as const;
  const own: Stream = {
    ...shared,
    name: `own:@${acct}`,
    kind: 'own',
    sampling: 'complete',
    pageSize: { min: 1, max: 40 },
  };
  if (ownFeed)
    return [
      own,
      { ...shared, name: `mentions:@${acct}`, kind: 'mentions', sampling: 'complete', pageSize: { min: 1, max: 80 } },
      {
        ...shared,
        name: `threads:@${acct}`,
        kind: 'more',
        sampling: 'complete',
        pageSize: { min: 1, max: 40 },
        target: { base, id, threads: 'yes' },
      },
    ];
  return [
    own,
    {
      ...shared,
      name: `threads:@${acct}`,
      kind: 'mentions',
      sampling: 'federated-partial',
      pageSize: { min: 1, max: 20 },
      target: { base, id, threads: 'yes' },
    },
    ...tags.map(
      (tag): Stream => ({
        ...shared,
        name: `tag:@${acct}#${tag}`,
        kind: 'mentions',
        sampling: 'federated-partial',
        pageSize: { min: 1, max: 40 },
        target: { base, id, tag },
      }),
    ),
  ];
}

/** The tags that are configured for the brand, else its own name, as far as a tag may hold it. */
function tagsOf({ tags }: SourceSettings, { brandName }: Account, acct: string): readonly string[] {
  return listOf(tags, brandName) ?? [acct.split('@')[0]!.replace(/[^\p{L}\p{N}_]/gu, '')].filter((tag) => tag !== '');
}

/** A notification is for the account, whatever the post spells: names of servers differ, and other software writes other HTML. */
function notificationPage(id: string, page: Page): Page {
  return {
    ...page,
    posts: page.posts.map((post) => (post.quoteOfAuthorId === id ? post : withAddressee(id, [post])[0]!)),
  };
}

function feedPage(answer: HttpAnswer, { since }: Walk): Page {
  bareListOrThrow('Mastodon', answer.body);
  const { posts, context, skipped } = postsOfMastodon(answer.body);
  const oldest = recordsAt({ list: answer.body }, 'list')
    .map((item) => timeAt(item, 'created_at'))
    .filter((time) => time !== undefined);
  const reached = oldest.some((time) => time < since);
  return {
    posts,
    context,
    reportedDeleted: [],
    next: reached ? undefined : linked(answer, 'next', 'max_id'),
    oldest: oldest.length > 0 ? Math.min(...oldest) : undefined,
    bill: [],
    rejected: Array<string>(skipped['not a post'] ?? 0).fill('not a post'),
  };
}

/** What the own server knows of the threads under an account's posts. @param deep under its replies in threads of others as well */
async function threadsPage(
  client: MastodonClient,
  base: string,
  page: Page,
  answer: HttpAnswer,
  deep: boolean,
): Promise<Page> {
  const roots = recordsAt({ list: answer.body }, 'list').filter(
    (status) => (deep || idAt(status, 'in_reply_to_id') === undefined) && Number(status.replies_count ?? 0) > 0,
  );
  const ids = roots.map((root) => idAt(root, 'id') ?? '');
  const threads = await readEach(ids, async (id) => {
    const { body } = await client.get(base, `statuses/${id}/context`);
    return postsOfMastodon(listOrThrow('Mastodon', body, 'descendants')).posts;
  });
  return { ...page, ...threads, context: page.posts };
}

/**
 * Walks forward from the mark of an earlier walk, where there is one, for min_id skips nothing; else back from the
 * newest. The place of a forward walk is written 'min:ID', that of a backward walk 'max:ID'.
 */
async function forwardPage(
  client: MastodonClient,
  base: string,
  path: string,
  query: Record<string, string | string[]>,
  walk: Walk,
): Promise<Page> {
  const [direction, place] = (walk.next ?? (walk.mark === undefined ? 'max:' : `min:${walk.mark}`)).split(':');
  const answer = await client.get(base, path, {
    ...query,
    limit: walk.limit,
    [`${direction}_id`]: place || undefined,
  });
  const list = recordsAt({ list: answer.body }, 'list');
  const page = feedPage(answer, walk);
  const marks = list.map((item) => ({ mark: idAt(item, 'id') ?? '', at: timeAt(item, 'created_at') ?? 0 }));
  if (direction === 'max') return { ...page, marks, next: page.next && `max:${page.next}` };
  const newest = marks[0];
  return { ...page, marks, forward: true, next: newest && `min:${newest.mark}` };
}
