/** Instagram professional accounts: comments and replies under own media, and media that tag the account. */
import { postsOfInstagram } from '../payloads/instagram.ts';
import { idAt, recordAt, textAt } from '../payloads/json.ts';
import { AccountError } from './account-error.ts';
import { withAddressee } from './addressee.ts';
import { type CommentFeed, commentPage, rereadEach } from './comment-walk.ts';
import { checkPermissions, GRAPH_VERSION, type GraphGet, listPage, openGraph, refuseSearch } from './graph.ts';
import type { Account, Connection, LiveSource, Source } from './source.ts';
import { idOrThrow, listOrThrow } from './unexpected-answer.ts';

const MEDIA_FIELDS = 'id,caption,media_type,timestamp,permalink,username,owner';
const ME_FIELDS = 'id,user_id,username';
const REPLY_FIELDS = 'id,text,timestamp,username,from,parent_id';
const COMMENT_FIELDS = `id,text,timestamp,username,from,parent_id,media,replies.limit(100){${REPLY_FIELDS}}`;
const PERMISSIONS = ['instagram_basic', 'instagram_manage_comments', 'pages_show_list'];
const LOGIN_PERMISSIONS = ['instagram_business_basic', 'instagram_business_manage_comments'];
const LOGIN = 'socialcare auth login instagram';
const BY_PAGE = 'https://graph.facebook.com';
/** Tokens of Instagram Login are for this server. */
const BY_LOGIN = 'https://graph.instagram.com';

export const instagramSource: Source = {
  name: 'instagram',
  channel: 'instagram',
  title: 'Instagram',
  secrets: [
    [{ key: 'login_token', env: 'INSTAGRAM_ACCESS_TOKEN', label: 'Access token of Instagram Login' }],
    [{ key: 'access_token', env: 'META_ACCESS_TOKEN', label: 'Access token of a Facebook page' }],
  ],
  help: `developers.facebook.com: a token of Instagram Login with ${LOGIN_PERMISSIONS.join(', ')}; or one of a Facebook page with ${PERMISSIONS.join(', ')}.`,
  defaults: { base_url: BY_PAGE, api_version: GRAPH_VERSION },
  family: { name: 'meta' },
  rereadSize: 25,
  rereadEverySeconds: 6 * 3600,
  cursorsExpire: true,
  price: () => 0,
  connect,
};

async function connect({ secrets, settings, http }: Connection): Promise<LiveSource> {
  const { login_token, access_token } = secrets;
  const isLogin = login_token !== undefined;
  const base_url = isLogin && settings.base_url === BY_PAGE ? BY_LOGIN : settings.base_url;
  const get = openGraph(http, { ...settings, base_url }, login_token ?? access_token!, LOGIN);
  return {
    async check() {
      const can = 'comments under the media of its own accounts';
      const me = await get('me', { fields: isLogin ? ME_FIELDS : 'id,name' });
      idOrThrow('Meta', me);
      if (isLogin) await checkPermissions(get, LOGIN_PERMISSIONS, 'me/media');
      else await checkPermissions(get, PERMISSIONS, 'me/accounts');
      return { as: textAt(me, 'username') ?? textAt(me, 'name') ?? 'unknown', can, notices: [...get.notices] };
    },

    async streams(account, { via }) {
      refuseSearch(via, 'Instagram has no search of comments', 'accounts that gave you a token');
      const { id, name } = isLogin ? await ownAccount(get, account) : await lookUp(get, account);
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
            withAddressee(id, postsOf(json)),
          );
    },

    async reread(stream, posts) {
      // Media of others may be listed, but not be asked for.
      if (stream.kind !== 'both') return { posts: [], reportedDeleted: [], bill: [] };
      return rereadEach(
        get,
        posts,
        ({ isReply }) => (isReply ? 'id,text,timestamp,username,from' : MEDIA_FIELDS),
        postsOf,
      );
    },
  };
}

/** The one account of a token of Instagram Login. */
async function ownAccount(get: GraphGet, { handle, id }: Account): Promise<{ id: string; name: string }> {
  const me = await get('me', { fields: ME_FIELDS });
  // Comments and tags know the account by its user_id; older answers have only the other id.
  const own = idAt(me, 'user_id') ?? idOrThrow('Meta', me);
  const name = textAt(me, 'username') ?? own;
  if (own !== id && name.toLowerCase() !== handle?.toLowerCase())
    throw new AccountError(
      `this token belongs to @${name}, not to @${handle ?? id}`,
      `Log in as that account: ${LOGIN}`,
    );
  return { id: own, name };
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
      `no page of this token is linked to the Instagram account @${handle}`,
      'Link it to a Facebook page, or give its id: socialcare brand add NAME instagram:id=NUMBER',
    );
  return { id: own, name: handle ?? own };
}

function mediaFeed(id: string): CommentFeed {
  return {
    path: `${id}/media`,
    query: { fields: `${MEDIA_FIELDS},comments.limit(50){${COMMENT_FIELDS}}` },
    time: 'timestamp',
    comments: { fields: COMMENT_FIELDS },
    replies: { fields: REPLY_FIELDS },
    newestFirst: false,
    read: postsOf,
  };
}

function postsOf(json: unknown, parent?: Parameters<CommentFeed['read']>[1]) {
  return postsOfInstagram(json, parent).posts;
}
