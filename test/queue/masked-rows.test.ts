/** Rows of an export, cell by cell, without customers. */
import { expect, test } from 'vitest';
import { maskedRow } from '../../src/queue/masked-rows.ts';
import type { Mask } from '../../src/queue/masking.ts';

const mask: Mask = {
  name: (name) => (name === 'acme' ? name : `hidden ${name}`),
  text: (text) => text.replace('ann', '…'),
  post: (id) => `post ${id}`,
};

test('names, ids, texts and lists are hidden; brands, times and numbers stay', () => {
  const row = {
    channel: 'x',
    id: '1',
    text: 'hello ann',
    author_handle: 'acme',
    author_id: null,
    author_name: 'Ann',
    author_brand: 'acme',
    reply_to_id: '2',
    mentions: '[{"id":"71","handle":"ann"},{"handle":"acme"},{"id":"5"}]',
    url: 'https://x.com/acme/status/1',
    created_at: '2026-03-02T09:00:00Z',
    impressions: 5,
  };
  expect(maskedRow(row, mask, false)).toEqual({
    ...row,
    id: 'post 1',
    text: 'hello …',
    author_name: null,
    reply_to_id: 'post 2',
    mentions: '[{"id":"hidden ann","handle":"hidden ann"},{"handle":"acme"},{"id":"hidden 5"}]',
    url: null,
  });
});

test('a decision keeps its own id', () => {
  expect(maskedRow({ id: 'd1', post: '1', note: 'ask ann' }, mask, true)).toEqual({
    id: 'd1',
    post: 'post 1',
    note: 'ask …',
  });
});
