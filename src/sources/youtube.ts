/** YouTube: comments and replies on everything of a channel, for any channel, or on single videos. */
import type { SourcePost } from '../domain/post.ts';
import { AuthError, CareError, RateStop } from '../errors.ts';
import { countAt, idAt, type Json, recordAt, recordsAt, textAt, timeAt } from '../payloads/json.ts';
import { notPosts } from '../payloads/page.ts';
import { postsOfYoutube } from '../payloads/youtube.ts';
import { AccountError } from './account-error.ts';
import { HttpFailure } from './http.ts';
import { readEach, readPages } from './nested.ts';
import { PermissionError } from './permission-error.ts';
import { withCause } from './refusals.ts';
import { listOf, type SourceSettings } from './settings.ts';
import type { Account, Connection, LiveSource, Page, Source, Stream, Walk } from './source.ts';
import { fetchOneByOne, NotFound, splitUnavailable } from './unavailable.ts';
import { listOrThrow } from './unexpected-answer.ts';

export const youtubeSource: Source = {
  name: 'youtube',
  channel: 'youtube',
  title: 'YouTube',
  secrets: [[{ key: 'api_key', env: 'YOUTUBE_API_KEY', label: 'API key' }]],
  help: 'console.cloud.google.com: a project with the YouTube Data API v3 enabled, then Credentials, API key.',
  // Replies do not move their thread up: threads of a week are read again to find them. It costs one unit a page.
  defaults: { base_url: 'https://www.googleapis.com/youtube/v3', overlap_seconds: 7 * 86_400 },
  rereadSize: 50,
  price: () => 0,
  connect,
};

type Get = (path: string, query: Record<string, string | number | undefined>) => Promise<unknown>;

async function connect({ secrets, settings, http }: Connection): Promise<LiveSource> {
  const headers = () => ({ 'x-goog-api-key': secrets.api_key! });
  const get: Get = async (path, query) => {
    const url = new URL(`${settings.base_url}/${path}`);
    for (const [key, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(key, String(value));
    try {
      return (await http.json({ url, headers, rateLimit })).body;
    } catch (error) {
      throw error instanceof HttpFailure ? withCause(error, meaningOf(error, url.searchParams.get('videoId'))) : error;
    }
  };

  return {
    async check() {
      itemsOf(await get('i18nLanguages', { part: 'snippet' }));
      return { as: 'the key', can: 'public comments of any channel' };
    },

    async streams(account, { via }) {
      if (via === 'archive')
        throw new CareError(
          'YouTube has no archive of its comments',
          'Leave --via out for everything of the channel, or use --via search for single videos.',
        );
      const videos = via === 'search' ? videosOf(settings, account) : [];
      const { id, name } = await channelOf(get, account);
      const known = { ...account, id };
      return via === 'search' ? videos.map((video) => videoStream(known, video)) : [channelStream(known, id, name)];
    },

    async page(stream, walk) {
      const json = await get('commentThreads', {
        part: 'snippet,replies',
        allThreadsRelatedToChannelId: stream.target.channel,
        videoId: stream.target.video,
        order: 'time',
        maxResults: walk.limit,
        pageToken: walk.next,
        textFormat: 'plainText',
      });
      return pageOf(get, json, walk);
    },

    async reread(_, young) {
      const look = async (ids: readonly string[]) => {
        const query = { part: 'snippet', id: ids.join(','), textFormat: 'plainText' };
        const json = await get('comments', query);
        itemsOf(json);
        return postsOfYoutube(json).posts;
      };
      const ids = young.map(({ id }) => id);
      const posts = await look(ids);
      const found = new Set(posts.map(({ id }) => id));
      const lost = await fetchOneByOne(
        ids,
        ids.filter((id) => !found.has(id)),
        async (id) => (await look([id]))[0],
      );
      return { posts: [...posts, ...lost.posts], ...splitUnavailable(lost.unavailable), bill: [] };
    },
  };
}

/** Where there is nothing the list may be left out, but not the count of it. */
function itemsOf(json: unknown): Json[] {
  return countAt(json, 'pageInfo', 'totalResults') === 0
    ? recordsAt(json, 'items')
    : listOrThrow('YouTube', json, 'items');
}

async function channelOf(get: Get, { handle, id }: Account): Promise<{ id: string; name: string }> {
  if (id !== null) return { id, name: handle ?? id };
  const json = await get('channels', { part: 'id', forHandle: `@${handle}` });
  const found = idAt(itemsOf(json)[0], 'id');
  if (found === undefined)
    throw new AccountError(
      `YouTube has no channel @${handle}`,
      'Check the handle, or give the id of the channel: socialcare brand add NAME youtube:id=UC…',
    );
  return { id: found, name: handle ?? found };
}

function videosOf({ videos }: SourceSettings, { brandName }: Account): readonly string[] {
  const own = listOf(videos, brandName);
  if (own) return own;
  throw new AccountError(
    `no videos are configured for ${brandName}`,
    `Write in socialcare.toml: [sources.youtube.videos], and in it a line such as: ${JSON.stringify(brandName)} = ["dQw4w9WgXcQ"] (what follows watch?v=)\nor leave --via out for everything of the channel.`,
  );
}

function channelStream(account: Account, channel: string, name: string): Stream {
  return {
    name: `comments:@${name}`,
    kind: 'both',
    channel: 'youtube',
    account,
    sampling: 'complete',
    pageSize: { min: 1, max: 100 },
    target: { channel },
  };
}

function videoStream(account: Account, video: string): Stream {
  return {
    name: `video:${video}`,
    kind: 'both',
    channel: 'youtube',
    account,
    sampling: 'search',
    pageSize: { min: 1, max: 100 },
    target: { video },
  };
}

async function pageOf(get: Get, json: unknown, walk: Walk): Promise<Page> {
  const threads = itemsOf(json);
  const { posts, skipped } = postsOfYoutube(json);
  const times = threads
    .map((thread) => timeAt(thread, 'snippet', 'topLevelComment', 'snippet', 'publishedAt'))
    .filter((time) => time !== undefined);
  const longer = threads.filter(
    (thread) => (countAt(thread, 'snippet', 'totalReplyCount') ?? 0) > recordsAt(thread, 'replies', 'comments').length,
  );
  const ids = longer.map((thread) => idAt(recordAt(thread, 'snippet', 'topLevelComment'), 'id') ?? '');
  const replies = await readEach(ids, (id) => allReplies(get, id));
  const reached = times.some((time) => time < walk.since);
  return {
    ...replies,
    posts: [...posts, ...replies.posts],
    reportedDeleted: [],
    next: reached ? undefined : textAt(json, 'nextPageToken'),
    oldest: times.length > 0 ? Math.min(...times) : undefined,
    bill: [],
    rejected: notPosts(skipped),
  };
}

/** A thread shows its first few replies; the rest must be asked for. */
function allReplies(get: Get, parentId: string): Promise<SourcePost[]> {
  return readPages(async (pageToken) => {
    const query = { part: 'snippet', parentId, maxResults: 100, pageToken, textFormat: 'plainText' };
    const json = await get('comments', query);
    itemsOf(json);
    return { posts: postsOfYoutube(json).posts, next: textAt(json, 'nextPageToken') };
  });
}

function reasonOf({ body }: HttpFailure): string {
  return textAt(recordsAt(body, 'error', 'errors')[0], 'reason') ?? '';
}

/** Bursts pass in half a minute; the day's quota is another matter. */
function rateLimit(failure: HttpFailure): number | undefined {
  const reason = reasonOf(failure);
  return reason === 'rateLimitExceeded' || reason === 'userRateLimitExceeded' ? 30 : undefined;
}

/** @param video the one that was asked for */
function meaningOf(failure: HttpFailure, video: string | null): Error {
  const reason = reasonOf(failure);
  const message = textAt(failure.body, 'error', 'message') ?? '';
  if (reason === 'quotaExceeded' || reason === 'dailyLimitExceeded')
    return new RateStop(
      "YouTube's quota of the day is used up",
      'It resets at midnight Pacific time. Run the same command again then: it continues from here.',
    );
  if (reason === 'keyInvalid' || reason === 'badRequest' || failure.status === 401)
    return new AuthError(
      'YouTube refused the API key',
      'Make one at console.cloud.google.com (Credentials), then: socialcare auth login youtube\nor set YOUTUBE_API_KEY.',
    );
  if (reason === 'accessNotConfigured')
    return new PermissionError(
      'the YouTube Data API v3 is not enabled for this key',
      'Enable it at console.cloud.google.com (APIs & Services).',
    );
  if (reason === 'channelSuspended')
    return new AccountError('YouTube has suspended this channel', 'Nothing of it can be read.');
  if (reason === 'commentsDisabled' && video !== null)
    return new AccountError(
      `comments are switched off under the video ${video}`,
      'Nothing can be pulled from it: take it out of [sources.youtube.videos].',
    );
  if (reason === 'commentNotFound') return new NotFound('YouTube shows no such comment', 'It is deleted.');
  if (reason === 'forbidden')
    return new AccountError(`YouTube does not show this: ${message || reason}`, 'It is private, or held for review.');
  if (reason === 'videoNotFound')
    return new AccountError(
      `YouTube shows no video ${video}`,
      'It is deleted, private or misspelt: correct it in [sources.youtube.videos], or take it out.',
    );
  if (reason === 'commentsDisabled')
    return new AccountError('comments are switched off here', 'Nothing can be pulled from this channel.');
  return new CareError(`YouTube answered ${failure.status}: ${message || reason || 'no reason given'}`, failure.hint);
}
