import { expect, test } from 'vitest';
import { readSettings } from '../../src/sources/settings.ts';

const given = (value: unknown, origin = 'socialcare.toml:3') => ({ value, origin });

test('durations are written as people write them; zero switches off', () => {
  const settings = readSettings(
    'x',
    { base_url: 'https://a.example/' },
    { overlap: given('2h'), reread: given(0), first_pull: given('90d') },
  );
  expect(settings).toMatchObject({
    base_url: 'https://a.example',
    overlap_seconds: 7200,
    reread_seconds: 0,
    first_pull_seconds: 90 * 86_400,
  });
});

test('a source comes before its family, its family before the defaults', () => {
  const family = { api_version: given('v20.0'), base_url: given('https://b.example') };
  const settings = readSettings(
    'facebook',
    { api_version: 'v1.0', base_url: 'https://a.example' },
    { base_url: given('https://c.example') },
    family,
  );
  expect(settings).toMatchObject({ api_version: 'v20.0', base_url: 'https://c.example' });
});

test('a wrong key or value is named with its place', () => {
  expect(() => readSettings('x', {}, { overlpa: given('6h') })).toThrow(
    'socialcare.toml:3: sources.x.overlpa is unknown',
  );
  expect(() => readSettings('x', {}, { price_post: given('cheap') })).toThrow(
    'socialcare.toml:3: sources.x.price_post must be a number',
  );
  expect(() => readSettings('x', {}, { overlap: given('long') })).toThrow(
    'socialcare.toml:3: sources.x.overlap: "long"',
  );
  expect(() => readSettings('x', {}, { overlap_seconds: given(5) })).toThrow('overlap_seconds is unknown');
});

test('videos are lists of ids by brand', () => {
  const { videos } = readSettings(
    'youtube',
    {},
    { videos: given({ acme: ['dQw4w9WgXcQ', 'a-b_c-d_e-f', 'dQw4w9WgXcQ'] }) },
  );
  expect(videos).toEqual({ acme: ['dQw4w9WgXcQ', 'a-b_c-d_e-f'] });
  for (const wrong of [['dQw4w9WgXcQ'], {}, { acme: [] }, { acme: ['short'] }, { acme: ['youtu.be/dQw4w9WgXcQ'] }])
    expect(() => readSettings('youtube', {}, { videos: given(wrong) })).toThrow(
      'socialcare.toml:3: sources.youtube.videos must name videos for each brand',
    );
});

test('tags are lists by brand, written with or without the #', () => {
  const { tags } = readSettings('mastodon', {}, { tags: given({ acme: ['#acme', 'acme', 'acmehelp'] }) });
  expect(tags).toEqual({ acme: ['acme', 'acmehelp'] });
  for (const wrong of [['acme'], 'acme', {}, { acme: 'acme' }, { acme: [] }, { acme: ['#'] }, { acme: [['x'], {}] }])
    expect(() => readSettings('mastodon', {}, { tags: given(wrong) })).toThrow(
      'socialcare.toml:3: sources.mastodon.tags must name tags for each brand',
    );
});
