import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { postsOfFlatX, postsOfXPage } from '../../src/payloads/x.ts';
import { postOfArchive, postsOfXStatus } from '../../src/payloads/x-v1.ts';
import { plain } from '../formats/reading.ts';

const ann = { id: '77', username: 'ann', name: 'Ann A', public_metrics: { followers_count: 12 } };
const acme = { id: '42', username: 'AcmeCare', name: 'Acme', public_metrics: { followers_count: 90_000 } };
const utc = (text: string): number => Date.parse(text) / 1000;

describe('a page of the X API', () => {
  const answer = {
    id: '1790000000000000002',
    author_id: '42',
    text: '@ann sorry &amp; hello',
    created_at: '2024-05-13T10:05:00.000Z',
    lang: 'en',
    conversation_id: '1790000000000000001',
    in_reply_to_user_id: '77',
    public_metrics: { impression_count: 50 },
    referenced_tweets: [{ type: 'replied_to', id: '1790000000000000001' }],
  };
  const question = {
    id: '1790000000000000001',
    author_id: '77',
    text: '@AcmeCare where is it?',
    created_at: '2024-05-13T10:00:00.000Z',
    conversation_id: '1790000000000000001',
  };

  it('AcmeCare answers Ann: the answer is the post, the question its context', () => {
    const page = postsOfXPage({
      data: [answer],
      includes: { users: [ann, acme], tweets: [question] },
      meta: { result_count: 1 },
    });
    expect(plain(page.posts)).toEqual([
      {
        channel: 'x',
        id: '1790000000000000002',
        text: '@ann sorry & hello',
        createdAt: utc('2024-05-13T10:05:00Z'),
        authorId: '42',
        authorHandle: 'AcmeCare',
        authorName: 'Acme',
        authorFollowers: 90_000,
        replyToId: '1790000000000000001',
        replyToAuthorId: '77',
        replyToAuthorHandle: 'ann',
        conversationId: '1790000000000000001',
        lang: 'en',
        impressions: 50,
      },
    ]);
    expect(page.context).toMatchObject([{ id: '1790000000000000001', authorHandle: 'ann' }]);
  });

  it('the newer spelling says the same', () => {
    const { referenced_tweets, ...rest } = answer;
    const renamed = {
      ...rest,
      referenced_posts: referenced_tweets,
      edit_history_post_ids: ['1790000000000000002'],
      note_post: { text: 'the whole of it' },
    };
    const [post] = postsOfXPage({ data: [renamed], includes: { users: [ann, acme], posts: [question] } }).posts;
    expect(post).toMatchObject({ replyToId: '1790000000000000001', text: 'the whole of it' });
    expect(post!.editHistory).toBeUndefined();
  });

  it('without authors the ids still say who', () => {
    expect(plain(postsOfXPage({ data: answer }).posts)[0]).toMatchObject({ authorId: '42', replyToAuthorId: '77' });
  });

  it('a long post has its whole text', () => {
    const [post] = postsOfXPage({
      data: [{ ...question, text: 'the beginning…', note_tweet: { text: 'the beginning and the end' } }],
    }).posts;
    expect(post!.text).toBe('the beginning and the end');
  });

  it('an edited post counts from its first version', () => {
    const versions = ['1521776648909754369', '1521776690852798465'];
    const [post] = postsOfXPage({
      data: [
        { ...question, id: versions[1], edit_history_tweet_ids: versions, created_at: '2022-05-04T09:00:11.000Z' },
      ],
    }).posts;
    expect(post).toMatchObject({
      id: versions[1],
      editHistory: versions,
      createdAt: utc('2022-05-04T09:00:01Z'),
      editedAt: utc('2022-05-04T09:00:11Z'),
    });
  });

  it('a repost is marked, a quote keeps both ids', () => {
    const repost = { ...question, id: '3', referenced_tweets: [{ type: 'retweeted', id: '1' }] };
    const quote = {
      ...question,
      id: '4',
      referenced_tweets: [
        { type: 'quoted', id: '1790000000000000002' },
        { type: 'replied_to', id: '9' },
      ],
    };
    const { posts } = postsOfXPage({ data: [repost, quote], includes: { users: [acme], tweets: [answer] } });
    expect(posts).toMatchObject([
      { repost: true },
      { quoteOfId: '1790000000000000002', quoteOfAuthorId: '42', quoteOfAuthorHandle: 'AcmeCare', replyToId: '9' },
    ]);
  });

  it('what X could not hand over is named', () => {
    const page = postsOfXPage({
      errors: [
        { resource_type: 'tweet', resource_id: '5', title: 'Not Found Error', detail: 'Could not find post [5].' },
        { resource_type: 'post', value: '6', title: 'Authorization Error' },
        { resource_type: 'user', value: 'bob', title: 'Forbidden' },
      ],
    });
    expect(page).toMatchObject({
      posts: [],
      reportedDeleted: [{ id: '5', reason: 'Could not find post [5].' }],
      hidden: [{ id: '6', reason: 'Authorization Error' }],
      skipped: { 'user: Forbidden': 1 },
    });
  });

  it.each([[undefined], [null], ['text'], [[]], [{ data: 'x' }], [{ data: [null, 7, {}] }], [{ errors: [1] }]])(
    '%j yields nothing and breaks nothing',
    (json) => {
      expect(postsOfXPage(json).posts).toEqual([]);
    },
  );

  it('a post flattened by twarc is the post of its page', () => {
    const flat = {
      ...answer,
      author: acme,
      in_reply_to_user: ann,
      referenced_tweets: [{ type: 'replied_to', ...question, author: ann }],
    };
    const page = postsOfXPage({ data: [answer], includes: { users: [ann, acme], tweets: [question] } });
    const flattened = postsOfFlatX(flat);
    expect(plain(flattened.posts)).toEqual(plain(page.posts));
    expect(plain(flattened.context)).toEqual(plain(page.context));
  });
});

describe('older X JSON', () => {
  const status = {
    id_str: '1102901570565046277',
    created_at: 'Tue Mar 05 12:00:00 +0000 2019',
    full_text: '@AcmeCare help',
    lang: 'en',
    user: { id_str: '77', screen_name: 'ann', name: 'Ann A', followers_count: 12 },
    in_reply_to_status_id_str: '1102901318906806276',
    in_reply_to_user_id_str: '42',
    in_reply_to_screen_name: 'AcmeCare',
  };

  it('a v1.1 status', () => {
    expect(plain(postsOfXStatus(status).posts)).toEqual([
      {
        channel: 'x',
        id: '1102901570565046277',
        text: '@AcmeCare help',
        createdAt: utc('2019-03-05T12:00:00Z'),
        authorId: '77',
        authorHandle: 'ann',
        authorName: 'Ann A',
        authorFollowers: 12,
        replyToId: '1102901318906806276',
        replyToAuthorId: '42',
        replyToAuthorHandle: 'AcmeCare',
        lang: 'en',
      },
    ]);
  });

  it('quotes and reposts bring what they refer to', () => {
    const quoting = postsOfXStatus({
      ...status,
      id_str: '2',
      quoted_status_id_str: '1102901570565046277',
      quoted_status: status,
    });
    expect(quoting.posts).toMatchObject([{ quoteOfId: '1102901570565046277', quoteOfAuthorHandle: 'ann' }]);
    expect(quoting.context).toHaveLength(1);
    expect(postsOfXStatus({ ...status, id_str: '3', retweeted_status: status })).toMatchObject({
      posts: [{ repost: true }],
      context: [{ id: '1102901570565046277' }],
    });
  });

  it('an archive: the owner is the author, edits and deletions are known', () => {
    const tweet = {
      id_str: '1521776690852798465',
      created_at: 'Wed May 04 09:00:11 +0000 2022',
      full_text: 'late again',
      edit_info: { initial: { editTweetIds: ['1521776648909754369', '1521776690852798465'] } },
    };
    expect(postOfArchive({ tweet }, { id: '42', handle: 'AcmeCare' })).toMatchObject({
      authorHandle: 'AcmeCare',
      createdAt: utc('2022-05-04T09:00:01Z'),
      editHistory: ['1521776648909754369', '1521776690852798465'],
    });
    expect(postOfArchive({ tweet: { ...tweet, full_text: 'RT @bob: nice' } }, { id: '42' })).toMatchObject({
      repost: true,
    });
    expect(
      postOfArchive({ tweet: { ...tweet, deleted_at: 'Wed May 04 10:00:11 +0000 2022' } }, { id: '42' }),
    ).toMatchObject({ deletedAt: utc('2022-05-04T10:00:11Z') });
    expect(postOfArchive({ like: {} }, { id: '42' })).toBeUndefined();
  });
});

const DATA = new URL('../../../shared/data/', import.meta.url).pathname;
const hasData = existsSync(DATA);
if (!hasData) console.warn(`SKIPPED: X's API description is not in ${DATA}`);

describe.skipIf(!hasData)("X's own description of a post", () => {
  it('holds every field that is read here', () => {
    const { components } = JSON.parse(readFileSync(`${DATA}vendor-schemas/x-api-openapi.json`, 'utf8'));
    const fields = Object.keys(components.schemas.Tweet.properties);
    for (const read of [
      'id',
      'author_id',
      'text',
      'created_at',
      'conversation_id',
      'in_reply_to_user_id',
      'referenced_tweets',
      'edit_history_tweet_ids',
      'note_tweet',
      'lang',
      'public_metrics',
    ])
      expect(fields.includes(read) || ['id', 'text', 'author_id'].includes(read), read).toBe(true);
    expect(Object.keys(components.schemas.Expansions.properties)).toEqual(expect.arrayContaining(['tweets', 'users']));
  });

  it('a page and its flattened twin name the same posts', () => {
    const read = (name: string): unknown[] =>
      readFileSync(`${DATA}x-api-v2-twarc/${name}`, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    const pages = read('noflat.jsonl').flatMap((page) => postsOfXPage(page).posts);
    const flat = new Map(
      read('flat.jsonl')
        .flatMap((json) => postsOfFlatX(json).posts)
        .map((post) => [post.id, post]),
    );
    expect(pages).toHaveLength(100);
    for (const post of pages) {
      const twin = flat.get(post.id);
      if (twin)
        expect(plain([{ ...twin, impressions: undefined }])[0]).toMatchObject({
          id: post.id,
          text: post.text,
          createdAt: post.createdAt,
          authorHandle: post.authorHandle,
        });
    }
  });
});
