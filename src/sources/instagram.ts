/** Instagram professional accounts: comments and replies under own media, and media that tag the account. */
import { postsOfInstagram } from '../payloads/instagram.ts';
import { idAt, recordAt, textAt } from '../payloads/json.ts';
import { AccountError } from './account-error.ts';
import { type CommentFeed, commentPage, rereadEach } from './comment-walk.ts';
import { addressedTo, checkPermissions, type GraphGet, listPage, openGraph, refuseSearch } from './graph.ts';
import { idOrThrow, listOrThrow } from './no-answer.ts';
import type { Account, Connection, LiveSource, Source } from './source.ts';

const MEDIA_FIELDS = 'id,caption,media_type,timestamp,permalink,username,owner';
const COMMENT_FIELDS =
  'id,text,timestamp,username,from,parent_id,media,replies.limit(100){id,text,timestamp,username,from,parent_id}';
const PERMISSIONS = ['instagram_basic', 'instagram_manage_comments', 'pages_show_list'];
const LOGIN = 'socialcare auth login instagram';

export const instagram: Source = {
  name: 'instagram',
  channel: 'instagram',
  title: 'Instagram',
  secrets: [[{ key: 'access_token', env: 'META_ACCESS_TOKEN', label: 'Access token' }]],
  help: `developers.facebook.com: a token with ${PERMISSIONS.join(', ')}.`,
  defaults: { base_url: 'https://graph.facebook.com', api_version: 'v23.0' },
  family: { name: 'meta' },
  rereadSize: 25,
  rereadEverySeconds: 6 * 3600,
  placesEnd: true,
  price: () => 0,
  connect,
};

async function connect({ secrets, settings, http }: Connection): Promise<LiveSource> {
  const get = openGraph(http, settings, secrets.access_token!, LOGIN);
  return {
    async check() {
      const me = await get('me', { fields: 'id,name' });
      idOrThrow('Meta', me);
      await checkPermissions(get, PERMISSIONS, 'me/accounts');
      return { as: textAt(me, 'name') ?? 'unknown', can: 'comments under the media of its own accounts' };
    },

    async streams(account, { via }) {
      refuseSearch(via, 'Instagram has no search of comments', 'accounts that gave you a token');
      const { id, name } = await lookUp(get, account);
      const shared = {
        channel: 'instagram',
        account: { ...account, id },
        sampling: 'complete',
        target: { id },
      } as const;
      return [
        { ...shared, name: `comments:@${name}`, kind: 'both', pageSize: { min: 1, max: 50 } },
        { ...shared, name: `tags:@${name}`, kind: 'mentions', pageSize: { min: 1, max: 50 } },
      ];
    },

    async page(stream, walk) {
      const id = stream.target.id!;
      return stream.kind === 'both'
        ? commentPage(get, mediaFeed(id), walk)
        : listPage(get, `${id}/tags`, { fields: MEDIA_FIELDS }, 'timestamp', walk, (json) =>
            addressedTo(postsOf(json), stream.account),
          );
    },

    async reread(stream, posts) {
      // Media of others may be listed, but not be asked for.
      if (stream.kind !== 'both') return { posts: [], gone: [], bill: [] };
      return rereadEach(
        get,
        posts,
        ({ isReply }) => (isReply ? 'id,text,timestamp,username,from' : MEDIA_FIELDS),
        postsOf,
      );
    },
  };
}

/** The id of the account, by its name, among those of the token's pages. */
async function lookUp(get: GraphGet, { handle, id }: Account): Promise<{ id: string; name: string }> {
  if (id !== null) return { id, name: handle ?? id };
  const json = await get('me/accounts', { fields: 'instagram_business_account{id,username}', limit: 100 });
  const found = listOrThrow('Meta', json, 'data')
    .map((page) => recordAt(page, 'instagram_business_account'))
    .find((account) => textAt(account, 'username')?.toLowerCase() === handle?.toLowerCase());
  const own = idAt(found, 'id');
  if (own === undefined)
    throw new AccountError(
      `no page of this token is joined to the Instagram account @${handle}`,
      'Join it to a Facebook page, or give its id: socialcare brand add NAME instagram:id=NUMBER',
    );
  return { id: own, name: handle ?? own };
}

function mediaFeed(id: string): CommentFeed {
  return {
    path: `${id}/media`,
    query: { fields: `${MEDIA_FIELDS},comments.limit(50){${COMMENT_FIELDS}}` },
    time: 'timestamp',
    comments: { fields: COMMENT_FIELDS },
    newestFirst: false,
    read: postsOf,
  };
}

function postsOf(json: unknown, parent?: Parameters<CommentFeed['read']>[1]) {
  return postsOfInstagram(json, parent).posts;
}
