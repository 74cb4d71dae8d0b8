/** What `export posts` writes, read into an empty database, is what was there. */
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SourcePost } from '../../src/domain/post.ts';
import { startBatch } from '../../src/store/facts/batches.ts';
import { openIngest } from '../../src/store/facts/ingest.ts';
import { openStore } from '../helpers/database.ts';
import { run, temporaryFolder } from '../helpers/run.ts';
import { transcript } from '../helpers/transcript.ts';

const FORMATS = ['csv', 'jsonl', 'json', 'xlsx', 'parquet'] as const;
const BRAND = ['brand', 'add', 'acme', '@acme', '@acmecare'];

async function databaseOf(posts: SourcePost[]): Promise<string> {
  const cwd = temporaryFolder();
  await run(BRAND, { cwd });
  const store = await openStore(join(cwd, 'care.db'));
  const batch = await startBatch(store, {
    source: 'import test',
    sampling: 'complete',
    toolVersion: '0',
    startedAt: 0,
  });
  const ingest = await openIngest(store, { batch, autoReplySeconds: 15, now: 0 });
  await ingest.add(posts);
  await ingest.close([]);
  await store.close();
  return cwd;
}

/** Everything a reader of the database can see of posts and turns, but for the batch. */
async function picture(cwd: string): Promise<unknown> {
  const posts = await run(['export', 'posts', '--all', '--format', 'json'], { cwd });
  const turns = await run(['export', 'turns', '--reach', 'all', '--as-of', '2026-03-20', '--format', 'json'], { cwd });
  const rows = JSON.parse(posts.stdout) as Record<string, unknown>[];
  return {
    posts: rows
      .map(({ batch: _, ...row }) => row)
      .sort((a, b) => `${a.channel}${a.id}`.localeCompare(`${b.channel}${b.id}`)),
    turns: (JSON.parse(turns.stdout) as unknown[]).map((turn) => JSON.stringify(turn)).sort(),
  };
}

async function readBack(from: string, format: (typeof FORMATS)[number]): Promise<string> {
  const cwd = temporaryFolder();
  const file = join(cwd, `posts.${format}`);
  expect((await run(['export', 'posts', '--all', '-o', file], { cwd: from })).code).toBe(0);
  await run(BRAND, { cwd });
  const { code, stdout: summary } = await run(['import', `posts.${format}`, '--sampling', 'complete', '--json'], {
    cwd,
  });
  expect(code).toBe(0);
  expect(JSON.parse(summary)).toMatchObject({ rejected: 0, files: [{ format: 'socialcare' }] });
  return cwd;
}

test.each(FORMATS)(
  'an implicit mention stays implicit, texts keep their signs, and what was said stays said: %s',
  async (format) => {
    const posts = [
      ...transcript(`
      09:00 #1 @ann: @acme where is my parcel?
      09:05 #2 @acme re 1: @ann sorry
      09:10 #3 @bob re 1: @ann same here
      09:11 #4 @cid re 1: @ann @acme same here
      09:12 #5 @dan: '=quoted @acme
      09:13 #6 @eve: -1 @acme
      09:14 #7 @fay inbound=true: =cmd|' /C calc'!A0 @acme
      09:15 #8 @gus edits=8,88,888: RT @acme: mine &amp; yours
      09:20 #9 @acme re 888 inbound=false: ''@gus Ã©t
      09:21 #null @nan: @acme my name is null
      09:22 #1.0 @none re 1e5 bot=true: @acme my parent is 1e5`),
      ...transcript('09:23 #10 @mark: @acme marked').map((post) => ({ ...post, text: `\ufeff${post.text}` })),
      {
        channel: 'My Forum',
        id: ' 7 ',
        text: ' \tindented\n',
        createdAt: Date.UTC(2026, 2, 2, 10) / 1000,
        authorId: 'u-1',
        authorHandle: 'Ann B.',
        replyToAuthorId: 'u-2',
        quoteOfId: 'https://forum.example/@x/123456789012345678',
        quoteOfAuthorHandle: 'somebody else',
        mentions: [{ id: '901', handle: 'acme' }, { handle: 'x"y' }],
        addressedTo: [],
        automatic: false,
        lang: 'EN-gb',
        url: 'not an address',
        impressions: 0,
        authorFollowers: 0,
      } satisfies SourcePost,
    ];
    const before = await databaseOf(posts);
    const after = await readBack(before, format);
    expect(await picture(after)).toEqual(await picture(before));
  },
);

test('43: whatever was stored comes back from each format', { timeout: 120_000 }, async () => {
  const hostile = fc.constantFrom(
    '=1+1',
    '-',
    '@acme ',
    "'=",
    "''",
    '\t',
    '\r\n',
    '＝',
    'RT @ann: ',
    '&lt;',
    'Ã©',
    '"',
    ',',
    '[',
    '{"',
    '﻿',
  );
  const words = fc
    .tuple(
      fc.array(hostile, { maxLength: 3 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('', ' @acme', '@ann'),
    )
    .map(([signs, text, tail]) => signs.join('') + text + tail)
    .filter((text) => !text.includes('\0'));
  const name = fc.constantFrom('acme', 'acmecare', 'ann', 'bob', 'cid', '=x', 'null', '-d');
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
  const id = fc.integer({ min: 0, max: 12 }).map(String);
  const account = fc.record({ handle: name });
  const post = fc.record({
    text: words,
    at: fc.integer({ min: 0, max: 400_000 }),
    authorHandle: name,
    replyToId: maybe(id),
    replyToAuthorHandle: maybe(name),
    quoteOfId: maybe(id),
    conversationId: maybe(fc.constantFrom('c1', 'c2')),
    inbound: maybe(fc.boolean()),
    automatic: maybe(fc.boolean()),
    mentions: maybe(fc.array(account, { maxLength: 2 })),
    addressedTo: maybe(fc.array(account, { maxLength: 1 })),
    deleted: maybe(fc.integer({ min: 400_001, max: 500_000 })),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(post, { minLength: 10, maxLength: 30 }),
      fc.constantFrom(...FORMATS),
      async (drafts, format) => {
        const start = Date.UTC(2026, 2, 2) / 1000;
        const posts = drafts.map(({ at, deleted, ...rest }, index) => ({
          ...rest,
          channel: 'x',
          id: String(index),
          createdAt: start + at,
          ...(deleted !== undefined && { deletedAt: start + deleted }),
        })) as SourcePost[];
        const before = await databaseOf(posts);
        const after = await readBack(before, format);
        expect(await picture(after)).toEqual(await picture(before));
      },
    ),
    { numRuns: 6 },
  );
});

test('what the program derived is not read as said by the data', async () => {
  const before = await databaseOf(transcript('09:00 #1 @ann: @acme hello'));
  const cwd = await readBack(before, 'csv');
  const { stdout } = await run(['export', 'posts', '--all', '--format', 'json'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject([{ derived_direction: 'inbound', declared_direction: null }]);
});
