/** Facebook Pages: posts, visitors' posts, comments and replies, and posts that tag the page. */
import type { SourcePost } from '../domain/post.ts';
import { postsOfFacebook } from '../payloads/facebook.ts';
import { textAt } from '../payloads/json.ts';
import { withAddressee } from './addressee.ts';
import { type CommentFeed, commentPage, rereadEach } from './comment-walk.ts';
import { checkPermissions, GRAPH_VERSION, type GraphGet, listPage, openGraph, refuseSearch } from './graph.ts';
import type { Connection, LiveSource, Source, Stream } from './source.ts';
import { idOrThrow } from './unexpected-answer.ts';

const FIELDS = 'id,message,message_tags,story,created_time,from,permalink_url,attachments{media_type}';
const COMMENT_FIELDS = 'id,message,message_tags,created_time,from,permalink_url,parent{id,from},attachment';
const PERMISSIONS = ['pages_show_list', 'pages_read_engagement', 'pages_read_user_content'];
const LOGIN = 'socialcare auth login facebook';

export const facebookSource: Source = {
  name: 'facebook',
  channel: 'facebook',
  title: 'Facebook Pages',
  secrets: [[{ key: 'access_token', env: 'META_ACCESS_TOKEN', label: 'Page access token' }]],
  help: `developers.facebook.com: a page token with ${PERMISSIONS.join(', ')}.`,
  defaults: { base_url: 'https://graph.facebook.com', api_version: GRAPH_VERSION },
  family: { name: 'meta' },
  rereadSize: 25,
  rereadEverySeconds: 6 * 3600,
  cursorsExpire: true,
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
      const can = 'the pages that this token was made for';
      return { as: textAt(me, 'name') ?? 'unknown', can, notices: [...user.notices] };
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
            withAddressee(id, postsOf(json)),
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
    // What stands on the page's own wall is for the page, by whomever.
    read: (json, parent) => visitorsOf(id, postsOf(json, parent)),
  };
}

function visitorsOf(page: string, posts: readonly SourcePost[]): SourcePost[] {
  return posts.flatMap((post) => (post.replyToId === undefined ? withAddressee(page, [post]) : [post]));
}

function postsOf(json: unknown, parent?: Parameters<CommentFeed['read']>[1]) {
  return postsOfFacebook(json, parent).posts;
}
