/** Files that hold no posts, or none that can be told: what a person reads, and what they can do. */
import { expect, it } from 'vitest';
import { csv } from '../../src/formats/csv.ts';
import { detectFormat } from '../../src/formats/detect.ts';
import { facebook } from '../../src/formats/facebook.ts';
import { jsonl } from '../../src/formats/jsonl.ts';
import { twcs } from '../../src/formats/twcs.ts';
import { plain, readText } from './reading.ts';

const refusal = (format: typeof csv | typeof jsonl | typeof facebook, text: string) =>
  readText(format, text).then(
    () => undefined,
    ({ message, hint }: { message: string; hint: string }) => `${message}\n${hint}`,
  );

it('a table without a header is distinguished from one with other names', async () => {
  const rows = '260097528899452929\tneutral\tWon the match tonight\n264238274963451904\tpositive\tgood\n';
  expect(await refusal(csv, rows)).toContain('Its first line looks like a row: write a line with the names');
  expect(await refusal(csv, `${'a sentence of some length '.repeat(4)},b\nc,d\n`)).toContain('looks like a row');
  expect(await refusal(csv, 'number,mood,words\n1,good,hi\n')).toContain('Its columns are "number", "mood", "words".');
});

it('texts without authors belong to another command', async () => {
  const hint = 'Texts without authors are no conversations: socialcare classify --stdin labels them';
  expect(await refusal(csv, 'created_at,text,label\n2026-03-02,hi,complaint\n')).toContain(hint);
  expect(await refusal(csv, 'just some words\nand more of them\n')).toContain(hint);
  expect(await refusal(csv, 'created_at,author,label\n2026-03-02,ann,complaint\n')).not.toContain(hint);
});

it('a header alone is an empty export, and says so', async () => {
  const note = 'the table has a header and no rows';
  expect(await readText(csv, 'id,text,created_at,author\n')).toMatchObject({ rows: 0, posts: [], notes: [note] });
  const header = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n';
  expect(await readText(twcs, header)).toMatchObject({ rows: 0, posts: [], notes: [note] });
});

it('the other parts of an X archive are known for what they are', () => {
  const head = { name: 'account.js', text: 'window.YTD.account.part0 = [ {\n  "account" : {}\n} ]' };
  expect(() => detectFormat(head as never, false)).toThrow(
    'it is the part "account" of an X archive, which holds no posts',
  );
  expect(detectFormat(head as never, true)).toBeUndefined();
});

it('fields are named where they stand in an answer, as --map takes them, and no more than there is room for', async () => {
  const album = { id: '1', name: 'Spring', created_time: '2026-03-02T09:00:00+0000' };
  expect(await refusal(facebook, JSON.stringify({ data: [album], paging: { next: 'x' } }))).toContain(
    'Its first record has the fields paging.next, data[].id, data[].name, data[].created_time. Say what they hold',
  );
  const wide = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`a_rather_long_name_of_a_field_${at}`, at]));
  const refused = (await refusal(jsonl, JSON.stringify(wide)))!;
  expect(refused).toContain('a_rather_long_name_of_a_field_0, ');
  expect(refused).toContain(', …. Name the right ones with --map field=path.');
  expect(refused.length).toBeLessThan(900);
});

it('a message of Messenger is private, among posts and alone', async () => {
  const time = { created_time: '2026-03-02T09:00:00+0000' };
  const message = { id: 'm_abc', ...time, message: 'psst', from: { id: '7' }, to: { data: [{ id: '9' }] } };
  const post = { id: '9_1', ...time, message: 'hello', from: { id: '7' }, to: { data: [{ id: '9' }] } };
  const { posts, skipped } = await readText(facebook, JSON.stringify({ data: [message, post] }));
  expect(plain(posts)).toMatchObject([{ id: '9_1' }]);
  expect(skipped).toEqual({ private: 1 });
  expect(await readText(facebook, JSON.stringify(message))).toMatchObject({ posts: [], skipped: { private: 1 } });
});

it('a mapped field that no record has is refused, also where the posts stand inside an answer', async () => {
  const post = { id: '1', text: 'hi', created_at: '2026-03-02T09:00:00Z', author: 'ann', body: 'longer' };
  const answer = JSON.stringify({ data: [post], meta: { count: 1 } });
  const read = (mapping: Record<string, string>) => readText(jsonl, answer, { mapping, channel: 'x' });
  await expect(read({ text: 'foo' })).rejects.toThrow('text: there is no field "foo"');
  expect((await read({ text: 'body' })).posts).toMatchObject([{ id: '1', text: 'longer' }]);
  expect((await read({ lang: '' })).posts).toMatchObject([{ id: '1', text: 'hi' }]);
});

it('a header of more than 2,000 columns is refused at once', async () => {
  const names = ['id', 'text', 'created_at', 'author_handle', ...Array.from({ length: 2_000 }, (_, at) => `c${at}`)];
  const refused = await refusal(csv, `${names.join(',')}\n1,hi,2026-03-01T00:00:00Z,bob\n`);
  expect(refused).toContain('the header names more than 2000 columns');
});
