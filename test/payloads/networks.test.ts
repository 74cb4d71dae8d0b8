import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { postsOfBluesky } from '../../src/payloads/bluesky.ts';
import { postsOfFacebook } from '../../src/payloads/facebook.ts';
import { textOfHtml } from '../../src/payloads/html-text.ts';
import { postsOfInstagram } from '../../src/payloads/instagram.ts';
import { postsOfMastodon } from '../../src/payloads/mastodon.ts';
import { postsOfOutbox } from '../../src/payloads/mastodon-outbox.ts';
import { postsOfReddit } from '../../src/payloads/reddit.ts';
import { postsOfThreads } from '../../src/payloads/threads.ts';
import { postsOfYoutube } from '../../src/payloads/youtube.ts';
import { plain } from '../formats/reading.ts';

const utc = (text: string): number => Date.parse(text) / 1000;

describe('mastodon', () => {
  const ann = {
    id: '7',
    acct: 'ann',
    username: 'ann',
    url: 'https://social.example/@ann',
    display_name: 'Ann',
    followers_count: 3,
    bot: false,
  };
  const acme = { id: '9', acct: 'acme@shop.example', username: 'acme', url: 'https://shop.example/@acme' };
  const status = {
    id: '111',
    created_at: '2024-05-13T10:00:00.000Z',
    visibility: 'public',
    language: 'en',
    url: 'https://social.example/@ann/111',
    account: ann,
    in_reply_to_id: '110',
    in_reply_to_account_id: '9',
    edited_at: '2024-05-13T10:01:00.000Z',
    mentions: [{ id: '9', acct: 'acme@shop.example', url: 'https://shop.example/@acme' }],
    content:
      '<p><span class="h-card"><a href="https://shop.example/@acme" class="u-url mention">@<span>acme</span></a></span> my parcel &amp; I<br>wait</p><p><a href="https://track.example/very/long" rel="nofollow"><span class="invisible">https://</span><span class="ellipsis">track.example/very</span><span class="invisible">/long</span></a></p>',
  };

  it('Ann complains: text with whole handles and links', () => {
    expect(plain(postsOfMastodon(status).posts)).toEqual([
      {
        channel: 'mastodon',
        id: '111',
        text: '@acme@shop.example my parcel & I\nwait\n\nhttps://track.example/very/long',
        createdAt: utc('2024-05-13T10:00:00Z'),
        authorId: '7',
        authorHandle: 'ann@social.example',
        authorName: 'Ann',
        authorFollowers: 3,
        replyToId: '110',
        replyToAuthorId: '9',
        replyToAuthorHandle: 'acme@shop.example',
        editedAt: utc('2024-05-13T10:01:00Z'),
        lang: 'en',
        url: 'https://social.example/@ann/111',
        mentions: [{ id: '9', handle: 'acme@shop.example' }],
      },
    ]);
  });

  it.each(['private', 'direct'])('a %s status stays out', (visibility) => {
    expect(postsOfMastodon([{ ...status, visibility }])).toMatchObject({ posts: [], skipped: { private: 1 } });
  });

  it('notifications: mentions are posts, likes are not', () => {
    const notification = (type: string) => ({
      id: '1',
      type,
      created_at: '2024-05-13T10:00:00Z',
      account: ann,
      status,
    });
    expect(postsOfMastodon([notification('mention'), notification('favourite')])).toMatchObject({
      posts: [{ id: '111' }],
      skipped: { 'notification: favourite': 1 },
    });
  });

  it('a boost is a repost without words, the boosted status is context', () => {
    const page = postsOfMastodon({ ...status, id: '112', content: '', account: acme, reblog: status });
    expect(page).toMatchObject({ posts: [{ id: '112', repost: true, text: '' }], context: [{ id: '111' }] });
  });

  it('in a context a self-reply answers its author, whatever the server says', () => {
    const second = { ...status, id: '113', in_reply_to_id: '111', in_reply_to_account_id: '9' };
    const [, reply] = postsOfMastodon({ ancestors: [status], descendants: [second] }).posts;
    expect(reply).toMatchObject({ replyToId: '111', replyToAuthorId: '7', replyToAuthorHandle: 'ann@social.example' });
  });

  it('quotes, content warnings and robots are marked', () => {
    const [post] = postsOfMastodon({
      ...status,
      spoiler_text: 'rant',
      account: { ...ann, bot: true },
      quote: { state: 'accepted', quoted_status: { ...status, id: '5', account: acme } },
    }).posts;
    expect(post).toMatchObject({
      text: expect.stringMatching(/^rant\n\n@acme/),
      authorBot: true,
      quoteOfId: '5',
      quoteOfAuthorHandle: 'acme@shop.example',
    });
  });

  it('an outbox names posts as the API does, and leaves boosts and private posts out', () => {
    const note = {
      id: 'https://shop.example/users/acme/statuses/111',
      type: 'Note',
      inReplyTo: 'https://social.example/users/ann/statuses/222',
      published: '2024-05-13T10:05:00Z',
      content: '<p><a href="https://social.example/@ann" class="u-url mention">@<span>ann</span></a> sorry</p>',
      tag: [{ type: 'Mention', href: 'https://social.example/users/ann', name: '@ann@social.example' }],
      contentMap: { en: '' },
    };
    const create = {
      id: 'a',
      type: 'Create',
      actor: 'https://shop.example/users/acme',
      to: ['https://www.w3.org/ns/activitystreams#Public'],
      cc: [],
      object: note,
    };
    const page = postsOfOutbox({
      type: 'OrderedCollection',
      orderedItems: [
        create,
        { ...create, to: ['https://social.example/users/ann'] },
        { ...create, type: 'Announce', object: 'x' },
      ],
    });
    expect(plain(page.posts)).toMatchObject([
      {
        id: '111',
        authorHandle: 'acme@shop.example',
        text: '@ann@social.example sorry',
        replyToId: 'https://social.example/users/ann/statuses/222',
        replyToAuthorHandle: 'ann@social.example',
        lang: 'en',
      },
    ]);
    expect(page.skipped).toEqual({ private: 1, repost: 1 });
  });
});

describe('text of html', () => {
  const known = (href: string): string | undefined => (href === 'https://s.example/@ann' ? 'ann@s.example' : undefined);
  it.each([
    ['a<br />b', 'a\nb'],
    ['<p>a</p><p>b</p>', 'a\n\nb'],
    ['<ul><li>a</li><li>b</li></ul>', 'a\nb'],
    ['1 &lt; 2 &amp;&amp; 3 &#62; 2 &#x1F600; &nbsp;&unknown;', '1 < 2 && 3 > 2 😀  &unknown;'],
    ['<a class="mention hashtag" href="https://s.example/tags/x">#<span>x</span></a>', '#x'],
    ['<a class="u-url mention" href="https://s.example/@ann">@<span>ann</span></a>!', '@ann@s.example!'],
    ['<p class="quote-inline">RE: <a href="x">x</a></p><p>mine</p>', 'mine'],
    ['a <b unclosed', 'a <b unclosed'],
    ['5 < 6 and 7 > 3, I <3 it', '5 < 6 and 7 > 3, I <3 it'],
    ['write <your name> here<br>please', 'write <your name> here\nplease'],
    ['<script>alert(1)</script>', 'alert(1)'],
    ['&lt;script&gt;', '<script>'],
  ])('%s', (html, text) => {
    expect(textOfHtml(html, known)).toBe(text);
  });

  it('takes time in proportion to its length', { timeout: 20_000 }, () => {
    expect(textOfHtml('<a '.repeat(200_000), known)).toHaveLength(599_999);
    expect(textOfHtml('&'.repeat(200_000), known)).toHaveLength(200_000);
  });
});

describe('bluesky', () => {
  const DID = { ann: 'did:plc:ann', acme: 'did:plc:acme' };
  const uri = (did: string, key: string): string => `at://${did}/app.bsky.feed.post/${key}`;
  const view = (who: keyof typeof DID, key: string, record: object, more: object = {}) => ({
    uri: uri(DID[who], key),
    cid: `cid-${key}`,
    author: { did: DID[who], handle: `${who}.example`, displayName: who },
    indexedAt: '2024-05-13T10:00:05Z',
    record: {
      $type: 'app.bsky.feed.post',
      createdAt: '2024-05-13T10:00:00Z',
      text: `text of ${key}`,
      langs: ['en', 'de'],
      ...record,
    },
    ...more,
  });
  const reply = (parent: string, root = parent) => ({ reply: { parent: { uri: parent }, root: { uri: root } } });
  const question = view('ann', '1', {});
  const answer = view('acme', '2', reply(uri(DID.ann, '1')));

  it('AcmeCare answers Ann in a feed', () => {
    const page = postsOfBluesky({ feed: [{ post: answer, reply: { parent: question, root: question } }], cursor: 'c' });
    expect(plain(page.posts)).toEqual([
      {
        channel: 'bluesky',
        id: uri(DID.acme, '2'),
        text: 'text of 2',
        createdAt: utc('2024-05-13T10:00:00Z'),
        authorId: DID.acme,
        authorHandle: 'acme.example',
        authorName: 'acme',
        replyToId: uri(DID.ann, '1'),
        replyToAuthorId: DID.ann,
        replyToAuthorHandle: 'ann.example',
        conversationId: uri(DID.ann, '1'),
        lang: 'en',
      },
    ]);
    expect(page.context.map(({ id }) => id)).toEqual([uri(DID.ann, '1')]);
  });

  it('a clock that runs ahead is not believed', () => {
    const [early, late] = postsOfBluesky({
      posts: [
        view('ann', '3', { createdAt: '2023-01-01T00:00:00Z' }),
        view('ann', '4', { createdAt: '2031-01-01T00:00:00Z' }),
      ],
    }).posts;
    expect(early!.createdAt).toBe(utc('2023-01-01T00:00:00Z'));
    expect(late!.createdAt).toBe(utc('2024-05-13T10:00:05Z'));
  });

  it('a thread: every branch; what is not found is distinguished from what is blocked', () => {
    const page = postsOfBluesky({
      thread: {
        post: question,
        parent: { uri: uri(DID.acme, '0'), notFound: true },
        replies: [
          { post: answer, replies: [{ post: view('ann', '5', reply(uri(DID.acme, '2'))) }] },
          { uri: uri(DID.acme, '6'), blocked: true, author: { did: DID.acme } },
        ],
      },
    });
    expect(page.posts.map(({ text }) => text)).toEqual(['text of 1']);
    expect(page.context.map(({ text }) => text)).toEqual(['text of 2', 'text of 5']);
    expect(page.reportedDeleted).toEqual([{ id: uri(DID.acme, '0'), reason: 'not found' }]);
    expect(page.hidden).toEqual([{ id: uri(DID.acme, '6'), reason: 'blocked' }]);
  });

  it('a thread a thousand replies deep', () => {
    let node: object = { post: view('ann', '1000', {}) };
    for (let depth = 999; depth >= 0; depth--) node = { post: view('ann', String(depth), {}), replies: [node] };
    expect(postsOfBluesky({ thread: node }).context).toHaveLength(1000);
  });

  it('notifications: mentions, replies and quotes are posts, likes are not; a quote knows what it quotes', () => {
    const quote = view('ann', '7', { embed: { $type: 'app.bsky.embed.record', record: { uri: uri(DID.acme, '2') } } });
    const page = postsOfBluesky({
      notifications: [
        { ...question, reason: 'mention' },
        { ...quote, reason: 'quote' },
        { ...view('ann', '8', {}), reason: 'like', record: {} },
      ],
    });
    expect(page.posts).toMatchObject([
      { id: uri(DID.ann, '1') },
      { quoteOfId: uri(DID.acme, '2'), quoteOfAuthorId: DID.acme },
    ]);
    expect(page.skipped).toEqual({ 'notification: like': 1 });
  });

  it('a quote and a reply carry the handle of whom they answer when that author is on the page, else the id alone', () => {
    const quoting = (by: 'acme' | 'ann', id: string) =>
      view(by, id, { embed: { $type: 'app.bsky.embed.record', record: { uri: uri(DID.acme, '2') } } });
    const together = postsOfBluesky({ posts: [quoting('ann', '7'), view('acme', '2', {})] }).posts[0];
    expect(together).toMatchObject({ quoteOfAuthorId: DID.acme, quoteOfAuthorHandle: 'acme.example' });
    const [quote, answer] = postsOfBluesky({
      posts: [quoting('ann', '7'), view('ann', '8', reply(uri(DID.acme, '2')))],
    }).posts;
    expect([quote!.quoteOfAuthorId, quote!.quoteOfAuthorHandle]).toEqual([DID.acme, undefined]);
    expect([answer!.replyToAuthorId, answer!.replyToAuthorHandle]).toEqual([DID.acme, undefined]);
  });

  it('a repost is counted, the post itself is context', () => {
    const page = postsOfBluesky({ feed: [{ post: question, reason: { $type: 'app.bsky.feed.defs#reasonRepost' } }] });
    expect(page).toMatchObject({ posts: [], context: [{ authorHandle: 'ann.example' }], skipped: { repost: 1 } });
  });

  it('an account that calls itself a bot is one', () => {
    const bot = { did: DID.acme, handle: 'acme.example', labels: [{ val: 'bot', src: DID.acme }] };
    expect(postsOfBluesky({ posts: [view('acme', '9', {}, { author: bot })] }).posts).toMatchObject([
      { authorBot: true },
    ]);
  });
});

describe('facebook', () => {
  it('a page post, its comment and the answer below it', () => {
    const page = postsOfFacebook({
      data: [
        {
          id: '1_2',
          message: 'New shop!',
          created_time: '2024-05-13T10:00:00+0000',
          from: { id: '1', name: 'Acme' },
          comments: {
            data: [
              {
                id: '2_3',
                message: 'my parcel?',
                created_time: '2024-05-13T10:05:00+0000',
                comments: {
                  data: [
                    {
                      id: '2_4',
                      message: 'sorry',
                      created_time: '2024-05-13T10:09:00+0000',
                      from: { id: '1', name: 'Acme' },
                      parent: { id: '2_3' },
                    },
                  ],
                },
              },
            ],
          },
        },
      ],
    });
    expect(plain(page.posts)).toEqual([
      {
        channel: 'facebook',
        id: '1_2',
        text: 'New shop!',
        createdAt: utc('2024-05-13T10:00:00Z'),
        authorId: '1',
        authorName: 'Acme',
      },
      {
        channel: 'facebook',
        id: '2_3',
        text: 'my parcel?',
        createdAt: utc('2024-05-13T10:05:00Z'),
        authorId: 'unknown:2_3',
        replyToId: '1_2',
        replyToAuthorId: '1',
      },
      {
        channel: 'facebook',
        id: '2_4',
        text: 'sorry',
        createdAt: utc('2024-05-13T10:09:00Z'),
        authorId: '1',
        authorName: 'Acme',
        replyToId: '2_3',
        replyToAuthorId: 'unknown:2_3',
      },
    ]);
  });

  it('comments asked for alone answer what was asked about', () => {
    const comment = { id: '2_3', message: 'hello', created_time: '2024-05-13T10:05:00+0000' };
    expect(postsOfFacebook({ data: [comment] }, { id: '1_2', authorId: '1' }).posts).toMatchObject([
      { replyToId: '1_2', replyToAuthorId: '1' },
    ]);
  });

  it('a comment without an id is known by its address', () => {
    const permalink_url = 'https://www.facebook.com/1/posts/2/?comment_id=3&reply_comment_id=4';
    expect(
      postsOfFacebook({ message: 'hi', created_time: '2024-05-13T10:05:00+0000', permalink_url }).posts,
    ).toMatchObject([{ id: '2_4', replyToId: '2_3' }]);
  });
});

describe('instagram and threads', () => {
  it('a picture, a comment, the answer', () => {
    const page = postsOfInstagram({
      id: '10',
      caption: 'New!',
      media_type: 'IMAGE',
      timestamp: '2024-05-13T10:00:00+0000',
      username: 'acme',
      owner: { id: '1' },
      comments: {
        data: [
          {
            id: '11',
            text: '@acme help',
            timestamp: '2024-05-13T10:05:00+0000',
            username: 'ann',
            replies: {
              data: [
                { id: '12', text: 'sorry', timestamp: '2024-05-13T10:06:00+0000', username: 'acme', parent_id: '11' },
              ],
            },
          },
        ],
      },
    });
    expect(plain(page.posts)).toMatchObject([
      { id: '10', text: 'New!', authorHandle: 'acme', authorId: '1' },
      { id: '11', authorHandle: 'ann', replyToId: '10', replyToAuthorHandle: 'acme' },
      { id: '12', replyToId: '11', replyToAuthorHandle: 'ann' },
    ]);
  });

  it('a mention arrives wrapped', () => {
    const json = {
      mentioned_comment: { id: '11', text: '@acme help', timestamp: '2024-05-13T10:05:00+0000', username: 'ann' },
      id: '1',
    };
    expect(postsOfInstagram(json).posts).toMatchObject([{ id: '11', authorHandle: 'ann' }]);
  });

  it('a Threads reply knows its parent and its root', () => {
    const json = {
      id: '20',
      text: 'help',
      timestamp: '2024-05-13T10:05:00+0000',
      username: 'ann',
      is_reply: true,
      replied_to: { id: '19' },
      root_post: { id: '18' },
      permalink: 'https://www.threads.net/@ann/post/abc',
    };
    expect(
      plain(postsOfThreads({ data: [json, { ...json, id: '21', media_type: 'REPOST_FACADE' }] }).posts),
    ).toMatchObject([{ channel: 'threads', replyToId: '19', conversationId: '18' }]);
  });
});

describe('youtube', () => {
  it.each([
    ['HTML', 'it&#39;s 5 &lt; 6<br>a <b>b</b>', "it's 5 < 6\na b"],
    ['plain text', 'it\'s <b>5 < 6 &amp; "so"', 'it\'s <b>5 < 6 &amp; "so"'],
  ])('a display text of %s is read as what it is', (_, textDisplay, text) => {
    const snippet = { authorChannelId: { value: 'UC1' }, textDisplay, publishedAt: '2024-05-13T10:00:00Z' };
    expect(postsOfYoutube({ kind: 'youtube#comment', id: 'T', snippet }).posts).toMatchObject([{ text }]);
  });

  const comment = (id: string, author: string, more: object = {}) => ({
    kind: 'youtube#comment',
    id,
    snippet: {
      authorDisplayName: `@${author}`,
      authorChannelId: { value: `UC${author}` },
      textDisplay: 'a <b>b</b>',
      textOriginal: 'a b',
      publishedAt: '2024-05-13T10:00:00Z',
      updatedAt: '2024-05-13T10:00:00Z',
      ...more,
    },
  });

  it('a comment answers the channel of the video, its reply answers the comment', () => {
    const thread = {
      kind: 'youtube#commentThread',
      id: 'T',
      snippet: { videoId: 'V', channelId: 'UCacme', topLevelComment: comment('T', 'ann'), isPublic: true },
      replies: { comments: [comment('T.1', 'acme', { parentId: 'T', updatedAt: '2024-05-13T10:07:00Z' })] },
    };
    expect(plain(postsOfYoutube({ kind: 'youtube#commentThreadListResponse', items: [thread] }).posts)).toEqual([
      {
        channel: 'youtube',
        id: 'T',
        text: 'a b',
        createdAt: utc('2024-05-13T10:00:00Z'),
        authorId: 'UCann',
        authorName: '@ann',
        authorHandle: 'ann',
        replyToId: 'V',
        replyToAuthorId: 'UCacme',
        conversationId: 'T',
      },
      {
        channel: 'youtube',
        id: 'T.1',
        text: 'a b',
        createdAt: utc('2024-05-13T10:00:00Z'),
        authorId: 'UCacme',
        authorName: '@acme',
        authorHandle: 'acme',
        replyToId: 'T',
        replyToAuthorId: 'UCann',
        conversationId: 'T',
        editedAt: utc('2024-05-13T10:07:00Z'),
      },
    ]);
    expect(postsOfYoutube([{ ...thread, snippet: { ...thread.snippet, isPublic: false } }])).toMatchObject({
      posts: [],
      skipped: { private: 1 },
    });
  });
});

describe('reddit', () => {
  const comment = (name: string, parent_id: string, more: object = {}) => ({
    kind: 't1',
    data: {
      name,
      parent_id,
      link_id: 't3_a',
      author: 'ann',
      author_fullname: 't2_ann',
      body: 'help &amp; hurry',
      created_utc: 1715594400.0,
      edited: false,
      replies: '',
      permalink: '/r/acme/comments/a/x/b/',
      ...more,
    },
  });

  it('a submission, a comment and the answer inside it', () => {
    const submission = {
      kind: 't3',
      data: {
        name: 't3_a',
        title: 'Parcel',
        selftext: 'lost',
        author: 'ann',
        created_utc: 1715594000,
        permalink: '/r/acme/comments/a/x/',
      },
    };
    const answer = comment('t1_c', 't1_b', { author: 'acme', author_fullname: 't2_acme' });
    const tree = comment('t1_b', 't3_a', {
      replies: { kind: 'Listing', data: { children: [answer, { kind: 'more', data: {} }] } },
    });
    const page = postsOfReddit([
      { kind: 'Listing', data: { children: [submission] } },
      { kind: 'Listing', data: { children: [tree] } },
    ]);
    expect(plain(page.posts)).toMatchObject([
      { id: 't3_a', text: 'Parcel\n\nlost', conversationId: 't3_a' },
      {
        id: 't1_b',
        text: 'help &amp; hurry',
        replyToId: 't3_a',
        conversationId: 't3_a',
        authorId: 't2_ann',
        url: 'https://www.reddit.com/r/acme/comments/a/x/b/',
      },
      { id: 't1_c', replyToId: 't1_b', replyToAuthorHandle: 'ann' },
    ]);
    expect(page.skipped).toEqual({ 'replies not in the file': 1 });
  });

  it('what lies in an inbox was sent to its owner', () => {
    const inbox = { was_comment: true, type: 'username_mention', dest: 'acme' };
    const hidden = { ...inbox, dest: '<USERNAME>' };
    const children = [comment('t1_b', 't3_a', inbox), comment('t1_c', 't3_a', hidden), comment('t1_d', 't3_a')];
    const { posts } = postsOfReddit({ kind: 'Listing', data: { children } });
    expect(posts.map(({ addressedTo }) => addressedTo)).toEqual([[{ handle: 'acme' }], undefined, undefined]);
  });

  it('posts of deleted accounts stay, with an unknown author', () => {
    const children = ['t1_d', 't1_e'].map((id) =>
      comment(id, 't3_a', { author: '[deleted]', author_fullname: undefined, body: 'still here' }),
    );
    const { posts } = postsOfReddit({ kind: 'Listing', data: { children } });
    expect(posts.map(({ authorId, authorHandle }) => [authorId, authorHandle])).toEqual([
      ['unknown:t1_d', undefined],
      ['unknown:t1_e', undefined],
    ]);
  });

  it('private messages stay out, what was deleted is reported as deleted', () => {
    const page = postsOfReddit({
      kind: 'Listing',
      data: {
        children: [
          { kind: 't4', data: {} },
          comment('t1_d', 't3_a', { author: '[deleted]', body: '[deleted]' }),
          comment('t1_e', 't3_a', { body: '[removed]' }),
        ],
      },
    });
    expect(page).toMatchObject({
      posts: [],
      skipped: { private: 1 },
      reportedDeleted: [
        { id: 't1_d', reason: 'deleted' },
        { id: 't1_e', reason: 'removed by a moderator' },
      ],
    });
  });
});

it.each([
  ['mastodon', postsOfMastodon],
  ['outbox', postsOfOutbox],
  ['bluesky', postsOfBluesky],
  ['facebook', postsOfFacebook],
  ['instagram', postsOfInstagram],
  ['threads', postsOfThreads],
  ['youtube', postsOfYoutube],
  ['reddit', postsOfReddit],
])('%s: JSON of any other shape yields nothing and breaks nothing', (_, posts) => {
  for (const json of [
    undefined,
    null,
    7,
    'text',
    [],
    {},
    [null, 1, 'a', [], {}],
    { data: [null] },
    { items: [{}] },
    { thread: [] },
    { feed: [{}] },
    { orderedItems: [1] },
  ])
    expect(posts(json).posts).toEqual([]);
});

const DATA = new URL('../../../shared/data/', import.meta.url).pathname;
const hasData = existsSync(DATA);
if (!hasData) console.warn(`SKIPPED: the platforms' own examples are not in ${DATA}`);

describe.skipIf(!hasData)("the platforms' own examples", () => {
  const filesUnder = (folder: string, ending: string): string[] =>
    (readdirSync(DATA + folder, { recursive: true }) as string[])
      .filter((name) => name.endsWith(ending))
      .map((name) => join(DATA, folder, name));

  it('mastodon: the whole statuses of the documentation are posts', () => {
    let statuses = 0;
    for (const path of filesUnder('mastodon-docs', '.md'))
      for (const [, json] of readFileSync(path, 'utf8').matchAll(/```json\n([\s\S]*?)```/g)) {
        try {
          statuses += postsOfMastodon(JSON.parse(json!)).posts.length;
        } catch (error) {
          // Examples with an ellipsis in them are no JSON.
          if (!(error instanceof SyntaxError)) throw error;
        }
      }
    expect(statuses).toBeGreaterThanOrEqual(3);
  });

  it.each(['author-feed', 'thread', 'thread-v2', 'posts', 'notifications', 'timeline'])('bluesky: %s', (name) => {
    const [path] = filesUnder('bluesky-atproto', `/${name}.test.ts.snap`);
    let posts = 0;
    for (const [, snapshot] of readFileSync(path!, 'utf8').matchAll(/`] = `\n([\s\S]*?)\n`;/g)) {
      const text = snapshot!.replace(/,(\s*[}\]])/g, '$1').replace(/\bundefined\b/g, 'null');
      if (/^[[{]/.test(text)) {
        const page = postsOfBluesky(JSON.parse(text));
        posts += page.posts.length + page.context.length;
      }
    }
    expect(posts).toBeGreaterThan(5);
  });

  it('youtube: every comment', () => {
    for (const path of filesUnder('youtube/testdata/apidata', '.json'))
      expect(postsOfYoutube(JSON.parse(readFileSync(path, 'utf8'))).posts.length, path).toBeGreaterThan(0);
  });

  it('reddit: mentions and replies, private messages left out', () => {
    const page = postsOfReddit(
      JSON.parse(readFileSync(`${DATA}reddit-praw/bodies/TestInbox.test_unread.01.json`, 'utf8')),
    );
    expect(page).toMatchObject({ skipped: { private: 62 } });
    expect(page.posts).toHaveLength(2);
  });

  it('facebook: comments in one list keep who answers whom', () => {
    const page = postsOfFacebook(
      JSON.parse(readFileSync(`${DATA}facebook-instagram/testdata/facebook/apidata/comments/comments_p1.json`, 'utf8')),
    );
    const ids = new Set(page.posts.map(({ id }) => id));
    expect(page.posts).toHaveLength(10);
    expect(page.posts.filter(({ replyToId }) => ids.has(replyToId!)).length).toBeGreaterThan(2);
  });
});
