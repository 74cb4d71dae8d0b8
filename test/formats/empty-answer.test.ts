/** A page on which there was nothing is a page with no posts, alone and among many files. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyAnswer } from '../../src/formats/empty-answer.ts';
import { openSandbox } from '../helpers/sandbox.ts';

const PAGES = [
  '[]',
  ' [ ]\n',
  '{"data":[]}',
  '{"data":[],"meta":{"result_count":0}}',
  '{"feed":[],"cursor":"x"}',
  '{"kind":"youtube#commentThreadListResponse","items":[]}',
  '{"notifications":[],"seenAt":"2026-01-01T00:00:00Z"}',
  '{"ancestors":[],"descendants":[]}',
];
const OTHERS = [
  '{}',
  'null',
  '',
  '{"data":[{"id":"1"}]}',
  '{"data":{}}',
  '{"rows":[]}',
  '{"data":[],"includes":[1]}',
  '[1]',
];

describe('an empty page', () => {
  test.each(PAGES)('%s is one', async (text) => {
    expect(emptyAnswer.detect({ name: 'p', text })).toBe(1);
    const sandbox = openSandbox();
    const file = join(sandbox.cwd, 'page.json');
    writeFileSync(file, text);
    const { code, stdout, stderr } = await sandbox.run('import', file);
    expect([code, stderr]).toEqual([0, expect.any(String)]);
    expect(stdout + stderr).toContain('a page with no posts on it');
  });

  test.each(OTHERS)('%s is none', (text) => {
    expect(emptyAnswer.detect({ name: 'p', text })).toBe(0);
  });

  test('stands among others without keeping them from being read', async () => {
    const sandbox = openSandbox();
    const write = (name: string, text: string) => {
      writeFileSync(join(sandbox.cwd, name), text);
      return join(sandbox.cwd, name);
    };
    const view = {
      uri: 'at://did:plc:ann/app.bsky.feed.post/1',
      author: { did: 'did:plc:ann', handle: 'ann.example' },
      record: { $type: 'app.bsky.feed.post', text: 'hello', createdAt: '2026-01-01T00:00:00Z' },
      indexedAt: '2026-01-01T00:00:00Z',
    };
    const files = [
      write('1.json', '{"feed":[]}'),
      write('2.json', JSON.stringify({ feed: [{ post: view }] })),
      write('3.json', '[]'),
    ];
    expect((await sandbox.run('import', ...files)).code).toBe(0);
    expect(await sandbox.rows('SELECT text FROM post')).toEqual([{ text: 'hello' }]);
    expect((await sandbox.run('import', ...files)).code).toBe(0);
  });
});
