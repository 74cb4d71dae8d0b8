/** A small YouTube Data API: channels, comment threads with their first replies, comments. */
import { type Asked, type FakeServer, type Reply, startServer } from './server.ts';

export interface Comment {
  id: string;
  /** Handle without the @. */
  author: string;
  text: string;
  /** Unix seconds. */
  at: number;
  parent?: string;
  /** The channel's own when left out. */
  video?: string;
  deleted?: boolean;
}

export interface TubeServer extends FakeServer {
  comments: Comment[];
  /** Handles of the channels that show them, by id of the video. */
  videos: Map<string, { channel: string; disabled?: boolean }>;
  key: string;
  /** Units used. */
  units: number;
}

const SHOWN_REPLIES = 2;
const VIDEO_ID = '<code><a href="/youtube/v3/docs/commentThreads/list#videoId">videoId</a></code>';

export const OWN_VIDEO = 'acmeVideo-1';

export const channelId = (handle: string) => `UC-${handle}`;

/** @param owner handle of the channel whose comments these are */
export async function startYoutube(owner: string, clock: () => number): Promise<TubeServer> {
  const fake = await startServer(answer, clock);
  const server: TubeServer = Object.assign(fake, {
    comments: [] as Comment[],
    videos: new Map([[OWN_VIDEO, { channel: owner }]]),
    key: 'tube-key',
    units: 0,
  });
  return server;

  function answer({ path, query, headers }: Asked): Reply {
    server.units++;
    if (headers['x-goog-api-key'] !== server.key) return refusal(400, 'badRequest', 'API key not valid.');
    const size = Number(query.get('maxResults') ?? 20);
    const from = Number(query.get('pageToken') ?? 0);
    const paged = (all: object[]): Reply => ({
      body: {
        kind: 'youtube#commentThreadListResponse',
        items: all.slice(from, from + size),
        ...(from + size < all.length && { nextPageToken: String(from + size) }),
      },
    });
    if (path === '/channels')
      return { body: { items: query.get('forHandle') === `@${owner}` ? [{ id: channelId(owner) }] : [] } };
    if (path === '/i18nLanguages') return { body: { items: [] } };
    if (path === '/commentThreads') {
      const video = query.get('videoId');
      const channel = query.get('allThreadsRelatedToChannelId');
      if ((video === null) === (channel === null))
        return refusal(400, 'missingRequiredParameter', 'Expected one of: allThreadsRelatedToChannelId, id, videoId');
      if (video !== null && !server.videos.has(video)) return videoRefusal(404, 'videoNotFound', 'could not be found.');
      if (video !== null && server.videos.get(video)?.disabled)
        return videoRefusal(403, 'commentsDisabled', 'has disabled comments.');
      const shown = (one: Comment) =>
        video === null ? channelId(server.videos.get(videoOf(one))!.channel) === channel : videoOf(one) === video;
      return paged(living((one) => one.parent === undefined && shown(one)).map(thread));
    }
    const ids = query.get('id')?.split(',');
    if (path === '/comments' && ids) return { body: { items: living((one) => ids.includes(one.id)).map(comment) } };
    if (path === '/comments') return paged(living((one) => one.parent === query.get('parentId')).map(comment));
    return refusal(404, 'notFound', 'no such path');
  }

  function placeOf(one: Comment) {
    return { channelId: channelId(server.videos.get(videoOf(one))!.channel), videoId: videoOf(one) };
  }

  function living(wanted: (one: Comment) => boolean): Comment[] {
    return server.comments.filter((one) => !one.deleted && wanted(one)).sort((a, b) => b.at - a.at);
  }

  function thread(top: Comment) {
    const replies = living((one) => one.parent === top.id);
    return {
      kind: 'youtube#commentThread',
      id: top.id,
      snippet: {
        ...placeOf(top),
        topLevelComment: comment(top),
        totalReplyCount: replies.length,
        isPublic: true,
      },
      ...(replies.length > 0 && { replies: { comments: replies.slice(0, SHOWN_REPLIES).map(comment) } }),
    };
  }

  function comment(one: Comment) {
    return {
      kind: 'youtube#comment',
      id: one.id,
      snippet: {
        ...placeOf(one),
        textDisplay: one.text,
        textOriginal: one.text,
        authorDisplayName: `@${one.author}`,
        authorChannelId: { value: channelId(one.author) },
        publishedAt: new Date(one.at * 1000).toISOString(),
        updatedAt: new Date(one.at * 1000).toISOString(),
        ...(one.parent && { parentId: one.parent }),
      },
    };
  }
}

function videoOf({ video = OWN_VIDEO }: Comment): string {
  return video;
}

/** As the API words it, mark-up and all. */
function videoRefusal(code: number, reason: string, trouble: string): Reply {
  const message = `The video identified by the ${VIDEO_ID} parameter ${trouble}`;
  const where = { domain: 'youtube.commentThread', location: 'videoId', locationType: 'parameter' };
  return { status: code, body: { error: { code, message, errors: [{ message, reason, ...where }] } } };
}

export function refusal(status: number, reason: string, message: string): Reply {
  return { status, body: { error: { code: status, message, errors: [{ reason, message, domain: 'youtube' }] } } };
}
