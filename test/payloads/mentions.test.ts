/** Whom platforms list: mentions by id, tags, and the page or account a post was sent to. */
import { expect, test } from 'vitest';
import { postsOfBluesky } from '../../src/payloads/bluesky.ts';
import { postsOfFacebook } from '../../src/payloads/facebook.ts';
import { postsOfInstagram } from '../../src/payloads/instagram.ts';
import { postsOfMastodon } from '../../src/payloads/mastodon.ts';
import { postsOfOutbox } from '../../src/payloads/mastodon-outbox.ts';
import { postsOfXPage } from '../../src/payloads/x.ts';
import { postsOfXStatus } from '../../src/payloads/x-v1.ts';

const AT = '2026-10-01T09:00:00.000Z';

test('X lists mentions with ids under either naming; of a long post those of its whole text', () => {
  const post = { id: '1', author_id: '7', created_at: AT, text: '@Acme hi' };
  const entities = { mentions: [{ start: 0, end: 5, username: 'Acme', id: '91' }] };
  const one = (more: object) => postsOfXPage({ data: [{ ...post, ...more }] }).posts[0]!.mentions;
  expect(one({ entities })).toEqual([{ id: '91', handle: 'Acme' }]);
  expect(one({ entities: { urls: [] } })).toBeUndefined();
  expect(one({})).toBeUndefined();
  const note = { text: 'long @Zoe', entities: { mentions: [{ username: 'Zoe', id: '5' }] } };
  expect(one({ entities, note_tweet: note })).toEqual([{ id: '5', handle: 'Zoe' }]);
  expect(one({ entities, note_tweet: { text: 'long' } })).toBeUndefined();
});

test('v1.1 statuses list them, and an empty list is one', () => {
  const status = { id_str: '1', created_at: 'Thu Oct 01 09:00:00 +0000 2026', user: { id_str: '7' }, text: 'hi' };
  const one = (more: object) => postsOfXStatus({ ...status, ...more }).posts[0]!.mentions;
  expect(one({ entities: { user_mentions: [{ screen_name: 'Acme', id_str: '91', id: 91 }] } })).toEqual([
    { id: '91', handle: 'Acme' },
  ]);
  expect(one({ entities: { user_mentions: [] } })).toEqual([]);
  expect(
    one({ entities: { user_mentions: [] }, extended_tweet: { entities: { user_mentions: [{ screen_name: 'Zoe' }] } } }),
  ).toEqual([{ handle: 'Zoe' }]);
});

test('a facet of Bluesky names the account that bytes of the text link to', () => {
  const text = 'ж @acme.example and here';
  const facet = (byteStart: number, byteEnd: number, did: string) => ({
    index: { byteStart, byteEnd },
    features: [{ $type: 'app.bsky.richtext.facet#mention', did }],
  });
  const view = {
    uri: 'at://did:plc:ann/app.bsky.feed.post/1',
    author: { did: 'did:plc:ann', handle: 'ann.example' },
    record: { text, createdAt: AT, facets: [facet(3, 16, 'did:plc:acme'), facet(21, 25, 'did:plc:zoe')] },
    indexedAt: AT,
  };
  expect(postsOfBluesky({ posts: [view] }).posts[0]!.mentions).toEqual([
    { id: 'did:plc:acme', handle: 'acme.example' },
    { id: 'did:plc:zoe' },
  ]);
});

test('Mastodon lists mentions with whole handles, an outbox by its tags', () => {
  const status = {
    id: '1',
    visibility: 'public',
    created_at: AT,
    content: '<p>hi</p>',
    account: { id: '7', acct: 'ann', url: 'https://social.example/@ann' },
    mentions: [{ id: '9', acct: 'acme', url: 'https://social.example/@acme' }],
  };
  expect(postsOfMastodon(status).posts[0]!.mentions).toEqual([{ id: '9', handle: 'acme@social.example' }]);
  const note = {
    id: 'https://social.example/users/ann/statuses/2',
    content: '<p>hi</p>',
    published: AT,
    tag: [
      { type: 'Hashtag', name: '#late' },
      { type: 'Mention', href: 'https://social.example/users/acme', name: '@acme@social.example' },
    ],
  };
  const to = ['https://www.w3.org/ns/activitystreams#Public'];
  const activity = { type: 'Create', actor: 'https://social.example/users/ann', to, object: note };
  expect(postsOfOutbox(activity).posts[0]!.mentions).toEqual([{ handle: 'acme@social.example' }]);
});

test('a visitor’s post on a page was sent to the page, and tags of pages are mentions', () => {
  const post = {
    id: '400_1',
    created_time: '2026-10-01T09:00:00+0000',
    message: 'no light',
    from: { id: '7', name: 'Ann' },
  };
  const one = (more: object) => postsOfFacebook({ ...post, ...more }).posts[0]!;
  expect(one({}).addressedTo).toEqual([{ id: '400' }]);
  expect(one({ from: undefined }).addressedTo).toEqual([{ id: '400' }]);
  expect(one({ from: { id: '400', name: 'Acme Page' } }).addressedTo).toBeUndefined();
  expect(one({ to: { data: [{ id: '500', name: 'Rival Page' }] } }).addressedTo).toEqual([
    { id: '400' },
    { id: '500', handle: 'Rival Page' },
  ]);
  expect(one({ message_tags: [{ id: '400', name: 'Acme Page', type: 'page' }] }).mentions).toEqual([
    { id: '400', handle: 'Acme Page' },
  ]);
  const [, comment] = postsOfFacebook({
    ...post,
    comments: { data: [{ id: '1_2', created_time: post.created_time, message: 'me too', from: { id: '8' } }] },
  }).posts;
  expect(comment).toMatchObject({ id: '1_2', replyToId: '400_1' });
  expect(comment!.addressedTo).toBeUndefined();
});

test('a mention on Instagram was sent to the account that asked for it', () => {
  const [post] = postsOfInstagram({
    mentioned_comment: { id: '5', timestamp: AT, text: 'look @acme', username: 'ann' },
    id: '17841',
  }).posts;
  expect(post!.addressedTo).toEqual([{ id: '17841' }]);
});
