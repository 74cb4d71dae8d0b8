import { describe, expect, it } from 'vitest';
import { maskPrivateData } from '../../src/classifiers/facets/private-data.ts';
import { inbound, single } from './classify.ts';
import { HARMLESS_POSTS, PRIVATE_POSTS } from './private-posts.ts';

const masked = async (text: string) => maskPrivateData(text, single(await inbound(text), 'language').value);
const CASES = Object.entries(PRIVATE_POSTS).flatMap(([kind, posts]) =>
  posts.map((post) => [post.replace(/[«»]/g, ''), post.replace(/«[^»]*»/, `[${kind}]`)] as const),
);

describe('What people of many countries should not have posted', () => {
  it.each(CASES)('%s → %s', async (text, hidden) => {
    expect(await masked(text)).toBe(hidden);
  });

  it.each(HARMLESS_POSTS)('nothing private: %s', async (text) => {
    expect(await masked(text)).toBe(text);
  });
});

describe('A number by itself is somebody’s where its check digit is right', () => {
  it.each([
    ['83041223450', 'pl'],
    ['05608656946', 'pt'],
    ['20023307726', 'tr'],
    ['57201986039', 'de'],
    ['15088510221', 'no'],
    ['640823-3234', 'sv'],
    ['131052-308T', 'fi'],
    ['9220 0332 2456', 'en'],
    ['269056712304576', 'fr'],
    ['12345678Z', 'es'],
    ['X1234567L', 'es'],
    ['BNCLRA90A41H501F', 'it'],
    ['LOOA831224MDFPRN08', 'es'],
    ['1M8GDM9AXKP042788', 'en'],
  ])('%s in %s; with its last sign changed it is no such number', (code, language) => {
    const post = `see ${code}, yes`;
    expect(maskPrivateData(post, language)).toBe('see [account], yes');
    const last = /\d$/.test(code) ? String((Number(code.at(-1)) + 1) % 10) : code.endsWith('A') ? 'B' : 'A';
    expect(maskPrivateData(`see ${code.slice(0, -1)}${last}, yes`, language)).not.toContain('[account]');
  });

  it('asks for the word where the shape is that of other numbers', () => {
    expect(maskPrivateData('seen by 345807303 people', 'nl')).toBe('seen by 345807303 people');
    expect(maskPrivateData('mijn bsn 345807303', 'nl')).toBe('mijn bsn [account]');
    expect(maskPrivateData('WVWZZZ1JZXW000001 is blue', 'en')).toBe('WVWZZZ1JZXW000001 is blue');
    expect(maskPrivateData('chassis WVWZZZ1JZXW000001', 'en')).toBe('chassis [account]');
  });

  it('keeps the last digits of a card written in full width', () => {
    expect(maskPrivateData('カード４１１１１１１１１１１１１１１１です', 'ja')).toBe('カード[card …1111]です');
  });
});
