import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/formats/detect.ts';
import { FORMATS } from '../../src/formats/index.ts';
import type { InputChunk, ReadInputsOptions } from '../../src/formats/input-chunk.ts';
import { preview } from '../../src/formats/preview.ts';
import { readInputs } from '../../src/formats/reader.ts';
import { zipOf } from './zip-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'socialcare-reader-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n';
const row = (id: number, text = 'hi'): string => `${id},ann,True,Tue Oct 31 22:10:47 +0000 2017,${text},,\n`;

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function collect(paths: string[], options?: ReadInputsOptions): Promise<InputChunk[]> {
  const items: InputChunk[] = [];
  for await (const item of readInputs(paths, options)) items.push(item);
  return items;
}

describe('reading many inputs', () => {
  it('in order, each in its own format', async () => {
    const paths = [
      file('a.csv', HEADER + row(1)),
      file(
        'b.jsonl',
        '{"channel":"x","id":"2","text":"b","created_at":"2024-05-01T10:00:00Z","author_handle":"bob"}\n',
      ),
    ];
    const items = await collect(paths);
    expect(items.map(({ path, format, chunk }) => [path, format.name, chunk.posts[0]!.id])).toEqual([
      [paths[0], 'twcs', '1'],
      [paths[1], 'jsonl', '2'],
    ]);
    expect(items[0]!.totalBytes).toBe(items[0]!.chunk.bytes);
  });

  it('members of a zip, without the members that hold no posts', async () => {
    const path = file(
      'both.zip',
      zipOf({ 'a.csv': HEADER + row(1), 'notes.txt': 'nothing here', 'b.csv': HEADER + row(2) }),
    );
    expect((await collect([path])).map((item) => [item.file, item.chunk.posts[0]!.id])).toEqual([
      [`${path}:a.csv`, '1'],
      [`${path}:b.csv`, '2'],
    ]);
  });

  it('a member of a zip that cannot be read is named, the others are read', async () => {
    const path = file(
      'mixed.zip',
      zipOf({ 'a.csv': HEADER + row(1), 'b.csv': 'id,text,date,author\n1,a,03/04/2024,ann\n' }),
    );
    const items = await collect([path]);
    expect(items.flatMap(({ chunk }) => chunk.posts)).toHaveLength(1);
    expect(items.at(-1)!.chunk.notes).toEqual([
      expect.stringMatching(/b\.csv was skipped: created_at: "03\/04\/2024" may be/),
    ]);
    const none = file('none.zip', zipOf({ 'a.csv': 'a,b\n1,2\n', 'b.txt': 'x' }));
    await expect(collect([none])).rejects.toThrow('none of its files holds posts');
  });

  it('from a pipe', async () => {
    const items = await collect(['-'], { stdin: Readable.from([Buffer.from(HEADER + row(7))]) });
    expect(items[0]).toMatchObject({ path: '-', format: { name: 'twcs' } });
  });

  it('chunks hold at most 5,000 posts, whatever the size of the file', async () => {
    const rows = Array.from({ length: 12_000 }, (_, at) => row(at + 1)).join('');
    const sizes = (await collect([file('long.csv', HEADER + rows)])).map(({ chunk }) => chunk.posts.length);
    expect(sizes.reduce((a, b) => a + b)).toBe(12_000);
    expect(Math.max(...sizes)).toBe(5_000);
  });

  it('a forced format is used, an unknown one is answered with those there are', async () => {
    const path = file('forced.csv', HEADER + row(1));
    expect((await collect([path], { format: 'csv', channel: 'bluesky' }))[0]).toMatchObject({
      format: { name: 'csv' },
    });
    await expect(collect([path], { format: 'excel' })).rejects.toMatchObject({
      hint: expect.stringContaining('twcs, csv, jsonl'),
    });
  });

  it('strict stops at the first reject and says where', async () => {
    const path = file('strict.csv', `${HEADER + row(1)}2,ann,maybe,,,,\n`);
    await expect(collect([path], { strict: true })).rejects.toThrow(`${path}:3: inbound is neither True nor False`);
    expect((await collect([path]))[0]!.chunk).toMatchObject({ rejects: [{ line: 3 }] });
  });

  it('an error from inside a format names the file', async () => {
    const path = file('unclear.csv', 'id,text,date,author\n1,a,03/04/2024,ann\n');
    await expect(collect([path])).rejects.toThrow(`${path}: created_at: "03/04/2024" may be day-first or month-first`);
  });

  it('stops when asked, between two chunks', async () => {
    const abort = new AbortController();
    const path = file('abort.csv', HEADER + Array.from({ length: 12_000 }, (_, at) => row(at + 1)).join(''));
    let chunks = 0;
    const reading = (async () => {
      for await (const _ of readInputs([path], { signal: abort.signal })) {
        chunks++;
        abort.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ name: 'Interrupted', exitCode: 130 });
    expect(chunks).toBe(1);
  });
});

describe('telling formats apart', () => {
  it('every format has a name of its own', () => {
    expect(new Set(FORMATS.map(({ name }) => name)).size).toBe(FORMATS.length);
  });

  it.each([
    ['twcs', HEADER + row(1)],
    ['csv', 'id,text,created_at,author\n'],
    ['jsonl', '{"channel":"x","id":"1","text":"a","created_at":"2024-05-01T10:00:00Z"}'],
    ['x-api', '{"data":[{"id":"1790000000000000001","author_id":"1","text":"a"}],"meta":{"result_count":1}}'],
    ['x-api', '{"data":{"id":"1790000000000000001","author_id":"1","text":"a"}}'],
    ['x-api', '{"meta":{"result_count":0}}'],
    ['x-api', '[{"id_str":"1","created_at":"Tue Oct 31 22:10:47 +0000 2017","user":{"id_str":"2"},"text":"a"}]'],
    ['x-archive', 'window.YTD.tweets.part0 = [ { "tweet" : {'],
    ['mastodon', '[{"id":"1","visibility":"public","account":{"id":"2"},"content":"a"}]'],
    ['mastodon', '[{"id":"1","type":"mention","created_at":"2024-05-01T10:00:00Z","account":{"id":"2"},"status":{'],
    ['mastodon', '{"ancestors":[],"descendants":[{"id":"1","visibility":"public","account":{"id":"2"}}]}'],
    [
      'mastodon-outbox',
      '{"@context":"https://www.w3.org/ns/activitystreams","id":"outbox.json","type":"OrderedCollection","totalItems":0,"orderedItems":[]}',
    ],
    [
      'bluesky',
      '{"notifications":[{"uri":"at://did:plc:a/app.bsky.feed.like/1","author":{"did":"did:plc:a"},"reason":"like","record":{}}]}',
    ],
    ['bluesky', '{"thread":{"$type":"app.bsky.feed.defs#threadViewPost","post":{'],
    ['facebook', '{"data":[{"id":"1_2","message":"a","created_time":"2021-08-10T18:45:03+0000"}]}'],
    ['instagram', '{"data":[{"id":"1","text":"a","timestamp":"2021-08-10T18:45:03+0000"}]}'],
    [
      'threads',
      '{"data":[{"id":"1","text":"a","timestamp":"2021-08-10T18:45:03+0000","media_product_type":"THREADS"}]}',
    ],
    ['empty-page', '{"kind":"youtube#commentThreadListResponse","items":[]}'],
    ['youtube', '{"kind":"youtube#commentThreadListResponse","items":[{"kind":"youtube#commentThread","id":"1"}]}'],
    ['reddit', '{"kind":"Listing","data":{"children":[]}}'],
    ['jsonl', '{"id":"5","author_id":"7","text":"a","created_at":"2024-05-01T10:00:00Z","author_handle":"ann"}'],
    ['jsonl', '{"id":"5","author_id":"7","text":"a","created_at":"2024-05-01T10:00:00Z"}'],
    ['jsonl', '{"data":[{"id":"c5","author_id":"u7","text":"a","created_at":"2024-05-01T10:00:00Z"}]}'],
    ['x-api', '{"id":"5","author_id":"7","text":"a","edit_history_tweet_ids":["5"]}'],
    ['x-api', '{"data":[{"id":"5","text":"a"}],"meta":{"newest_id":"5","result_count":1}}'],
    ['x-api', '{"data":[{"id":"5","name":"Ann","username":"ann"}]}'],
    [
      'facebook',
      '{"id":"9","name":"Acme","username":"acme","posts":{"data":[{"id":"9_1","created_time":"2021-08-10T18:45:03+0000"}]}}',
    ],
  ])('%s: %s', (name, text) => {
    expect(detectFormat({ name: 'input', text }, false)?.name).toBe(name);
  });

  it('a page truncated at the end of the head is still detected', () => {
    const posts = Array.from({ length: 900 }, (_, at) => ({
      id: String(at),
      author_id: '1',
      text: 'words, "quotes" and {braces}',
    }));
    const text = JSON.stringify({ data: posts }).slice(0, 65_536);
    expect(detectFormat({ name: 'page.json', text }, false)?.name).toBe('x-api');
  });

  it('what is nothing of all this is shown by its beginning', () => {
    expect(() => detectFormat({ name: 'poem.txt', text: '{ roses are red' }, false)).toThrow(
      'poem.txt has an unknown format; it begins with "{ roses are red"',
    );
    expect(detectFormat({ name: 'poem.txt', text: '{ roses' }, true)).toBeUndefined();
  });
});

describe('what the person says outranks what a file looks like', () => {
  const page = '{"data":[{"id":"1790000000000000001","author_id":"1","text":"hi","edit_history_tweet_ids":["1"]}]}';
  const facebookPage = '{"data":[{"id":"1_2","message":"a","created_time":"2021-08-10T18:45:03+0000"}]}';

  it.each([
    ['--map', { mapping: { text: 'data[].text', author_id: 'data[].author_id', created_at: 'data[].id' } }, 'jsonl'],
    ['--channel twitter', { channel: 'twitter' }, 'x-api'],
  ])('%s is followed', async (_, options, format) => {
    const { chunk, ...item } = (await collect([file('said.json', page)], options))[0]!;
    expect(item.format.name).toBe(format);
  });

  it.each([
    ['--channel', page, { channel: 'facebook' }, 'posts of x-api are on x'],
    ['--channel', HEADER + row(1), { channel: 'bluesky' }, 'posts of twcs are on x'],
    ['--map', page, { format: 'x-api', mapping: { text: 'words' } }, 'it is x-api'],
    ['--preset', page, { preset: 'brandwatch' }, 'it is x-api'],
    ['--delimiter', facebookPage, { delimiter: ';' }, 'it is facebook'],
    ['--date-order', page, { dateOrder: 'dmy' as const }, 'it is x-api'],
    ['--preset', '{"id":"1","text":"a","date":"2024-05-01","author":"ann"}', { preset: 'brandwatch' }, 'it is jsonl'],
  ])('%s is refused by name where the format cannot follow it', async (flag, text, options, reason) => {
    const reading = collect([file('refused', text)], options);
    await expect(reading).rejects.toMatchObject({ name: 'UsageError', exitCode: 2 });
    await expect(collect([file('refused', text)], options)).rejects.toThrow(
      new RegExp(`^${flag}.* does not apply to .*refused: .*${reason}`),
    );
  });

  it('a table that looks like twcs is read by the mapping given', async () => {
    const items = await collect([file('mapped.csv', HEADER + row(1, 'hello'))], { mapping: { text: 'author_id' } });
    expect(items[0]).toMatchObject({ format: { name: 'csv' }, chunk: { posts: [{ text: 'ann' }] } });
  });

  it('posts of another network are counted when --channel says where they are', async () => {
    const path = file('networks.csv', 'id,text,created_at,author,network\n1,a,2024-05-01 10:00,ann,facebook\n');
    const [item] = await collect([path], { channel: 'X' });
    expect(item!.chunk).toMatchObject({
      posts: [{ channel: 'x' }],
      notes: [
        '1 post names another network and was read as one on x, as --channel says (line 2)',
        '1 time of created_at names no zone and was read as UTC: use --tz if it is not',
      ],
    });
  });
});

describe('times that cannot be true', () => {
  const latest = Date.parse('2026-11-23T12:00:00Z') / 1000;

  it.each([
    ['a.csv', 'id,text,created_at,author\n1,a,2026-11-23T12:00:00Z,ann\n2,b,TIME,ann\n'],
    ['b.csv', `${HEADER}1,ann,True,2026-11-23T12:00:00Z,a,,\n2,ann,True,TIME,b,,\n`],
    [
      'c.jsonl',
      '{"id":"1","author":"ann","text":"a","date":"2026-11-23T12:00:00Z"}\n{"id":"2","author":"ann","text":"b","date":"TIME"}\n',
    ],
    [
      'd.jsonl',
      '{"id":"1_1","message":"a","created_time":"2026-11-23T12:00:00Z"}\n{"id":"1_2","message":"b","created_time":"TIME"}\n',
    ],
  ])('%s: a post dated long after its import, or before 1990, is rejected by its line', async (name, text) => {
    for (const [time, reason] of [
      ['2026-11-23T12:00:01Z', 'its time, 2026-11-23T12:00:01Z, is more than a day after this import'],
      ['2100-01-01T00:00:00Z', 'is not between 1990 and 2100'],
      ['1989-12-31T23:59:59Z', 'is not between 1990 and 2100'],
    ] as const) {
      const [item] = await collect([file(name, text.replace('TIME', time))], { latest });
      expect(item!.chunk.posts).toHaveLength(1);
      expect(item!.chunk.rejects).toMatchObject([{ line: name.endsWith('csv') ? 3 : 2, column: 'created_at' }]);
      expect(item!.chunk.rejects[0]!.reason).toContain(reason);
    }
  });
});

describe('a preview', () => {
  it('shows what was understood of a table', async () => {
    const path = file(
      'preview.csv',
      'Tweet Id;Full Text;Created at;From\n1;hello;25/04/2024 10:00;ann\n2;you;26/04/2024 10:00;bob\n',
    );
    expect(await preview(path, {}, 1)).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ';',
      headers: ['Tweet Id', 'Full Text', 'Created at', 'From'],
      rows: [['1', 'hello', '25/04/2024 10:00', 'ann']],
      dateForm: 'day-first, no zone',
      problems: [],
      mapping: { id: 'Tweet Id', text: 'Full Text', created_at: 'Created at', author_handle: 'From' },
    });
  });

  it('says what is missing and what is unclear', async () => {
    expect((await preview(file('missing.csv', 'a,b\n1,2\n'))).problems).toContain('no column is mapped to text');
    const unclear = await preview(file('dates.csv', 'id,text,date,author\n1,a,03/04/2024,ann\n'));
    expect(unclear).toMatchObject({ problems: [], unclearDates: expect.stringContaining('day-first or month-first') });
  });
});

const dist = new URL('../../dist/formats/reader.js', import.meta.url);
const isBuilt = existsSync(dist);
if (!isBuilt) console.warn('SKIPPED: reading on a worker thread needs `npm run build` first');

describe.skipIf(!isBuilt)('a large file on a worker thread', () => {
  async function compiled(): Promise<typeof readInputs> {
    const { readInputs } = await import(dist.href);
    return readInputs;
  }

  it('gives the same posts, rejects and notes as on the main thread', async () => {
    const path = file(
      'large.csv',
      `${HEADER}${Array.from({ length: 12_000 }, (_, at) => row(at + 1, at % 3 ? 'plain' : '"quoted, text"')).join('')}x,ann,True,,,,\n`,
    );
    const read = await compiled();
    const here: InputChunk[] = [];
    const there: InputChunk[] = [];
    for await (const item of read([path], { workerBytes: Number.POSITIVE_INFINITY })) here.push(item);
    for await (const item of read([path], { workerBytes: 0 })) there.push(item);
    const posts = (items: InputChunk[]) => items.flatMap(({ chunk }) => chunk.posts);
    expect(posts(there)).toEqual(posts(here));
    expect(there.map(({ chunk }) => [chunk.rows, chunk.rejects, chunk.notes])).toEqual(
      here.map(({ chunk }) => [chunk.rows, chunk.rejects, chunk.notes]),
    );
  });

  it('its errors are the same errors', async () => {
    const read = await compiled();
    const path = file('bad.csv', 'id,text,date,author\n1,a,03/04/2024,ann\n');
    const reading = (async () => {
      for await (const _ of read([path], { workerBytes: 0 }));
    })();
    await expect(reading).rejects.toMatchObject({
      name: 'FormatError',
      message: expect.stringContaining('may be day-first'),
      hint: expect.stringContaining('--date-order'),
    });
  });

  it('ends with whoever stops listening', async () => {
    const read = await compiled();
    const path = file('left.csv', HEADER + Array.from({ length: 40_000 }, (_, at) => row(at + 1)).join(''));
    for await (const { chunk } of read([path], { workerBytes: 0 })) {
      expect(chunk.posts).toHaveLength(5_000);
      break;
    }
  });
});
