/** Threads: own posts and replies, mentions, and the replies under own posts. */
import { textAt } from '../payloads/json.ts';
import { postsOfThreads } from '../payloads/threads.ts';
import { AccountError } from './account-error.ts';
import { withAddressee } from './addressee.ts';
import { POST_LIFE_SECONDS, rereadEach } from './comment-walk.ts';
import { cursorAfter, type GraphGet, listPage, openGraph, refuseSearch } from './graph.ts';
import { readEach, readPages } from './nested.ts';
import type { Connection, LiveSource, Page, Source, Stream, Walk } from './source.ts';
import { idOrThrow, listOrThrow } from './unexpected-answer.ts';

const FIELDS = 'id,text,timestamp,username,permalink,media_type,is_reply,replied_to,root_post,quoted_post';

export const threadsSource: Source = {
  name: 'threads',
  channel: 'threads',
  title: 'Threads',
  secrets: [[{ key: 'access_token', env: 'THREADS_ACCESS_TOKEN', label: 'Access token' }]],
  help: 'developers.facebook.com: a Threads app; a token with threads_basic, threads_read_replies, threads_manage_mentions.',
  defaults: { base_url: 'https://graph.threads.net', api_version: 'v1.0' },
  // Its interface counts its own versions, and its tokens are its own.
  family: { name: 'meta', without: ['api_version', 'access_token', 'access_token_command'] },
  rereadSize: 25,
  rereadEverySeconds: 6 * 3600,
  cursorsExpire: true,
  price: () => 0,
  connect,
};

async function connect({ secrets, settings, http }: Connection): Promise<LiveSource> {
  const get = openGraph(http, settings, secrets.access_token!, 'socialcare auth login threads');
  return {
    async check() {
      const can = 'its own posts, mentions of it, replies to it';
      const me = await get('me', { fields: 'id,username' });
      idOrThrow('Meta', me);
      for (const edge of ['threads', 'replies', 'mentions'])
        listOrThrow('Meta', await get(`me/${edge}`, { fields: 'id', limit: 1 }), 'data');
      return { as: `@${textAt(me, 'username') ?? 'unknown'}`, can, notices: [...get.notices] };
    },

    async streams(account, { via }) {
      refuseSearch(via, 'Threads searches for words, not for mentions', 'the account of the token');
      const me = await get('me', { fields: 'id,username' });
      const [id, name] = [idOrThrow('Meta', me), textAt(me, 'username') ?? ''];
      if (name.toLowerCase() !== account.handle?.toLowerCase() && id !== account.id)
        throw new AccountError(
          `this token belongs to @${name}, not to @${account.handle ?? account.id}`,
          'Log in as that account: socialcare auth login threads',
        );
      const shared: Omit<Stream, 'name' | 'kind' | 'target'> = {
        channel: 'threads',
        account: { ...account, id },
        sampling: 'complete',
        pageSize: { min: 1, max: 100 },
      };
      const streams: Stream[] = [
        { ...shared, name: `own:@${name}`, kind: 'own', target: { path: `${id}/replies` } },
        { ...shared, name: `mentions:@${name}`, kind: 'mentions', target: { path: `${id}/mentions` } },
        {
          ...shared,
          name: `threads:@${name}`,
          kind: 'mentions',
          target: { path: `${id}/threads`, conversations: 'yes' },
        },
      ];
      return streams;
    },

    async page({ target: { path = '', conversations }, kind, account }: Stream, walk) {
      if (conversations) return conversationPage(get, path, walk);
      const read = (json: unknown) => (kind === 'mentions' ? withAddressee(account.id!, postsOf(json)) : postsOf(json));
      return listPage(get, path, { fields: FIELDS, since: walk.since }, 'timestamp', walk, read);
    },

    async reread(_, posts) {
      return rereadEach(get, posts, () => FIELDS, postsOf);
    },
  };
}

function postsOf(json: unknown) {
  return postsOfThreads(json).posts;
}

/** The replies under each own post, deeper ones too. */
async function conversationPage(get: GraphGet, path: string, walk: Walk): Promise<Page> {
  const since = walk.since - POST_LIFE_SECONDS;
  const query = { fields: FIELDS, limit: Math.min(walk.limit, 10), since };
  const page = await listPage(get, path, query, 'timestamp', { ...walk, since }, postsOf);
  const conversations = await readEach(
    page.posts.map(({ id }) => id),
    (id) => {
      const wanted = walk.unread.get(id) ?? walk.since;
      return readPages(async (after) => {
        const replies = await get(`${id}/conversation`, { fields: FIELDS, reverse: 'true', limit: 100, after });
        listOrThrow('Meta', replies, 'data');
        const found = postsOf(replies);
        const isOld = found.some(({ createdAt }) => createdAt < wanted);
        const posts = found.filter(({ createdAt }) => createdAt >= wanted);
        return { posts, next: isOld ? undefined : cursorAfter(replies) };
      });
    },
  );
  return { ...page, ...conversations, context: page.posts, oldest: walk.since };
}
