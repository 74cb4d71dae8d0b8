/** Whom a post mentions and to whom it was sent, as tables and records write it. */
import { expect, it } from 'vitest';
import { csv } from '../../src/formats/csv.ts';
import { jsonl } from '../../src/formats/jsonl.ts';
import { readText } from './reading.ts';

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

it.each([
  ['@acme @acmecare', [{ handle: 'acme' }, { handle: 'acmecare' }]],
  ['acme; rival', [{ handle: 'acme' }, { handle: 'rival' }]],
  ['Acme Page', [{ handle: 'Acme Page' }]],
  ['https://www.facebook.com/acme', [{ handle: 'acme' }]],
  ['900100', [{ id: '900100' }]],
  ['["acme", 900100]', [{ handle: 'acme' }, { id: '900100' }]],
  ["['acme', 'rival']", [{ handle: 'acme' }, { handle: 'rival' }]],
  ['[{"id": 7, "screen_name": "acme"}]', [{ id: '7', handle: 'acme' }]],
  ['[]', []],
  ['', undefined],
  ['nan', undefined],
])('the cell %s', async (cell, accounts) => {
  const text = `id,text,created_at,author,sent,who\n1,hi,2026-03-02T09:00:00Z,ann,${quoted(cell)},${quoted(cell)}\n`;
  const { posts } = await readText(csv, text, { mapping: { addressed_to: 'sent', mentions: 'who' } });
  expect(posts[0]).toMatchObject({ addressedTo: accounts, mentions: accounts });
});

it('a column of recipients is found by its name, a column of mentions is not: it often holds counts', async () => {
  const text = 'id,text,created_at,author,Recipient,Mentions\n1,hi,2026-03-02T09:00:00Z,ann,@acme,3\n';
  const { posts } = await readText(csv, text);
  expect(posts[0]).toMatchObject({ addressedTo: [{ handle: 'acme' }] });
  expect(posts[0]!.mentions).toBeUndefined();
});

const record = {
  id: '1',
  text: 'hi',
  created_at: '2026-03-02T09:00:00Z',
  author: 'ann',
  page: { id: '900100', name: 'Acme' },
  entities: { mentions: [{ id: 7, username: 'acme' }, { username: 'rival' }] },
  tags: ['Acme Page', 'rival'],
};

it.each([
  ['entities.mentions', [{ id: '7', handle: 'acme' }, { handle: 'rival' }]],
  ['entities.mentions[].username', [{ handle: 'acme' }, { handle: 'rival' }]],
  ['tags', [{ handle: 'Acme Page' }, { handle: 'rival' }]],
  ['page', [{ id: '900100', handle: 'Acme' }]],
  ['page.name', [{ handle: 'Acme' }]],
])('the path %s', async (path, accounts) => {
  const { posts } = await readText(jsonl, JSON.stringify([record]), { mapping: { addressed_to: path } });
  expect(posts).toMatchObject([{ id: '1', addressedTo: accounts }]);
});

it('a path that no record has is refused', async () => {
  const reading = readText(jsonl, JSON.stringify([record]), { mapping: { mentions: 'entities.users' } });
  await expect(reading).rejects.toThrow('mentions: there is no column "entities.users"');
});
