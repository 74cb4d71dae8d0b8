/** Facebook Pages: posts, visitors' posts, comments and replies, and posts that tag the page. */
import { postsOfFacebook } from '../payloads/facebook.ts';
import { textAt } from '../payloads/json.ts';
import { type CommentFeed, commentPage, rereadEach } from './comment-walk.ts';
import { addressedTo, checkPermissions, type GraphGet, listPage, openGraph, refuseSearch } from './graph.ts';
import { idOrThrow } from './no-answer.ts';
import type { Connection, LiveSource, Source, Stream } from './source.ts';

const FIELDS = 'id,message,story,created_time,from,permalink_url,attachments{media_type},message_tags,to';
const COMMENT_FIELDS = 'id,message,created_time,from,permalink_url,parent{id,from},attachment,message_tags';
const PERMISSIONS = ['pages_show_list', 'pages_read_engagement', 'pages_read_user_content'];
const LOGIN = 'socialcare auth login facebook';

export const facebook: Source = {
  name: 'facebook',
  channel: 'facebook',
  title: 'Facebook Pages',
  secrets: [[{ key: 'access_token', env: 'META_ACCESS_TOKEN', label: 'Page access token' }]],
  help: `developers.facebook.com: a page token with ${PERMISSIONS.join(', ')}.`,
  defaults: { base_url: 'https://graph.facebook.com', api_version: 'v23.0' },
  family: { name: 'meta' },
  rereadSize: 25,
  rereadEverySeconds: 6 * 3600,
  placesEnd: true,
  price: () => 0,
  connect,
};

async function connect({ secrets, settings, http }: Connection): Promise<LiveSource> {
  const token = secrets.access_token!;
  const user = openGraph(http, settings, token, LOGIN);
  const pages = new Map<string, GraphGet>();

  return {
    async check() {
      const me = await user('me', { fields: 'id,name' });
      idOrThrow('Meta', me);
      await checkPermissions(user, PERMISSIONS, 'me/feed');
      return { as: textAt(me, 'name') ?? 'unknown', can: 'the pages that this token was made for' };
    },

    async streams(account, { via }) {
      refuseSearch(via, 'Facebook has no search of pages', 'pages that gave you a token');
      const page = await user(account.id ?? account.handle ?? '', { fields: 'id,name,username,access_token' });
      const id = idOrThrow('Meta', page);
      const pageToken = textAt(page, 'access_token') ?? token;
      http.hide(pageToken);
      pages.set(id, openGraph(http, settings, pageToken, LOGIN));
      const name = textAt(page, 'username') ?? account.handle ?? id;
      const shared = {
        channel: 'facebook',
        account: { ...account, id },
        sampling: 'complete',
        target: { id },
      } as const;
      return [
        { ...shared, name: `page:@${name}`, kind: 'both', pageSize: { min: 1, max: 100 } },
        { ...shared, name: `tagged:@${name}`, kind: 'mentions', pageSize: { min: 1, max: 100 } },
      ];
    },

    async page(stream, walk) {
      const id = stream.target.id!;
      const get = pages.get(id) ?? user;
      return stream.kind === 'both'
        ? commentPage(get, pageFeed(id), walk)
        : listPage(get, `${id}/tagged`, { fields: FIELDS }, 'created_time', walk, (json) =>
            addressedTo(postsOf(json), stream.account),
          );
    },

    async reread(stream: Stream, posts) {
      const get = pages.get(stream.target.id!) ?? user;
      return rereadEach(get, posts, () => 'id,message,created_time,from,permalink_url', postsOf);
    },
  };
}

function pageFeed(id: string): CommentFeed {
  return {
    path: `${id}/feed`,
    query: { fields: `${FIELDS},comments.filter(stream).order(reverse_chronological).limit(25){${COMMENT_FIELDS}}` },
    time: 'created_time',
    comments: { filter: 'stream', order: 'reverse_chronological', fields: COMMENT_FIELDS },
    newestFirst: true,
    read: postsOf,
  };
}

function postsOf(json: unknown, parent?: Parameters<CommentFeed['read']>[1]) {
  return postsOfFacebook(json, parent).posts;
}
