import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readInputs } from '../../src/formats/reader.ts';
import { twcs } from '../../src/formats/twcs.ts';
import { inputOf, plain, readAll, readText } from './reading.ts';

const HEADER = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id';
const WHEN = 'Tue Oct 31 22:10:47 +0000 2017';
const SECONDS = Date.UTC(2017, 9, 31, 22, 10, 47) / 1000;

describe('the layout as it was published', () => {
  it('Ann asks, AcmeCare answers', async () => {
    const { posts, rejects, notes } = await readText(
      twcs,
      `${HEADER}\n1,700001,True,${WHEN},"@AcmeCare my parcel, again",2,\n2,AcmeCare,False,${WHEN},@700001 Sorry &amp; hello ^JK,,1\n`,
    );
    expect(plain(posts)).toEqual([
      {
        channel: 'x',
        id: '1',
        text: '@AcmeCare my parcel, again',
        createdAt: SECONDS,
        authorHandle: '700001',
        inbound: true,
      },
      {
        channel: 'x',
        id: '2',
        text: '@700001 Sorry & hello ^JK',
        createdAt: SECONDS,
        authorHandle: 'AcmeCare',
        inbound: false,
        replyToId: '1',
      },
    ]);
    expect(rejects).toEqual([]);
    expect(notes).toEqual([]);
    expect(twcs.sampling).toBe('answered-only');
  });
});

describe('the layout as people have re-saved it', () => {
  it.each([
    ['with a pandas index and parents as decimals', `,${HEADER}\n0,5,ann,True,${WHEN},hi,,3.0\n`],
    ['by Excel: byte order mark, windows lines, TRUE', `\ufeff${HEADER}\r\n5,ann,TRUE,${WHEN},hi,,3\r\n`],
    ["with somebody's extra column", `${HEADER},conversation_id\n5,ann,True,${WHEN},hi,,3,99\n`],
    ['with semicolons', `${HEADER.replaceAll(',', ';')}\n5;ann;True;${WHEN};hi;;3\n`],
    [
      'with its columns in another order',
      `text,inbound,tweet_id,created_at,author_id,in_response_to_tweet_id\nhi,True,5,${WHEN},ann,3\n`,
    ],
    ['with upper-case names', `${HEADER.toUpperCase()}\n5,ann,True,${WHEN},hi,,3\n`],
    ['with ISO times', `${HEADER}\n5,ann,True,2017-10-31 22:10:47+00:00,hi,,3\n`],
    ['with day-first times', `${HEADER}\n5,ann,True,31/10/2017 22:10:47,hi,,3\n`],
  ])('%s', async (_, text) => {
    const input = await inputOf(text);
    expect(twcs.detect(input.head)).toBe(1);
    const { posts } = await readAll(twcs, input);
    expect(plain(posts)).toEqual([
      { channel: 'x', id: '5', text: 'hi', createdAt: SECONDS, authorHandle: 'ann', inbound: true, replyToId: '3' },
    ]);
  });

  it('a million rows of commas are blank, not posts and not errors', async () => {
    const { posts, rejects, skipped, rows } = await readText(
      twcs,
      `${HEADER}\n5,ann,True,${WHEN},hi,,\n${',,,,,,\n'.repeat(1_000_000)}`,
    );
    expect(posts).toHaveLength(1);
    expect(rejects).toEqual([]);
    expect(skipped).toEqual({ blank: 1_000_000 });
    expect(rows).toBe(1_000_001);
  });

  it('mojibake is put right where it can only have meant one thing, and counted', async () => {
    const { posts, notes } = await readText(
      twcs,
      `${HEADER}\n5,ann,True,${WHEN},Itâ€™s late ðŸ˜¡,,\n6,bob,True,${WHEN},Ã€ la carte – déjà vu,,\n7,eve,True,${WHEN},Itâ€\u009d? nor this â€,,\n`,
    );
    expect(posts.map(({ text }) => text)).toEqual(['It’s late 😡', 'Ã€ la carte – déjà vu', 'Itâ€\u009d? nor this â€']);
    expect(notes).toEqual([
      '1 text was UTF-8 misread as windows-1252 and has been repaired (line 2)',
      '1 text looks misread (mojibake) and could not be repaired (line 4)',
    ]);
  });
});

describe('what cannot be true is named, never imported', () => {
  it.each([
    ['1.79E+18', 'exponent'],
    ['2,468,246', 'thousands separators'],
    ['', 'tweet_id is empty'],
    ['abc', 'not a number'],
  ])('a row whose own id is "%s"', async (id, why) => {
    const { posts, rejects } = await readText(
      twcs,
      `${HEADER}\n"${id}",ann,True,${WHEN},hi,,\n6,bob,True,${WHEN},ok,,\n`,
    );
    expect(posts.map((post) => post.id)).toEqual(['6']);
    expect(rejects).toMatchObject([
      { file: 'posts.csv', line: 2, column: 'tweet_id', reason: expect.stringContaining(why) },
    ]);
  });

  it('a ruined parent costs the link, not the post', async () => {
    const { posts, notes } = await readText(
      twcs,
      `${HEADER}\n5,ann,True,${WHEN},hi,,1.2E+18\n6,bob,True,${WHEN},ok,,5\n`,
    );
    expect(plain(posts).map((post) => post.replyToId)).toEqual([undefined, '5']);
    expect(notes).toEqual(['1 post has no parent: its in_response_to_tweet_id has lost digits (line 2)']);
  });

  it('a ruined list of answers costs nothing: the column is not used', async () => {
    const { posts, notes } = await readText(
      twcs,
      `${HEADER}\n1500,ann,True,${WHEN},hi,"2,468,246,902",\n150,bob,True,${WHEN},ok,"151,153",\n160,eve,True,${WHEN},ok,"161,162,000,000,000",\n`,
    );
    expect(posts).toHaveLength(3);
    expect(notes).toEqual(['2 cells of response_tweet_id have lost digits; the column is not used (lines 2, 4)']);
  });

  it.each([
    ['inbound', `5,ann,perhaps,${WHEN},hi,,`],
    ['created_at', '5,ann,True,Tue Foo 31 22:10:47 +0000 2017,hi,,'],
    ['author_id', `5,,True,${WHEN},hi,,`],
  ])('a row with a wrong %s', async (column, row) => {
    const { posts, rejects } = await readText(twcs, `${HEADER}\n1,ann,True,${WHEN},"two\nlines",,\n${row}\n`);
    expect(posts).toHaveLength(1);
    expect(rejects).toMatchObject([{ line: 4, column, raw: row }]);
  });

  it('a file with missing columns says which', async () => {
    await expect(readText(twcs, `tweet_id,inbound,text\n1,True,hi\n`)).rejects.toThrow(
      'author_id, created_at are missing',
    );
  });
});

const DATA = new URL('../../../shared/data/', import.meta.url).pathname;
const hasData = existsSync(DATA);
if (!hasData) console.warn(`SKIPPED: the real twcs files are not in ${DATA}`);

describe.skipIf(!hasData)('the real files', () => {
  async function readFile(path: string) {
    const all = {
      posts: 0,
      rejects: [] as { line: number; reason: string }[],
      rows: 0,
      blank: 0,
      notes: [] as string[],
      format: '',
    };
    for await (const { chunk, format } of readInputs([DATA + path])) {
      all.format = format.name;
      all.posts += chunk.posts.length;
      all.rejects.push(...chunk.rejects);
      all.rows += chunk.rows;
      all.blank += chunk.skipped.blank ?? 0;
      all.notes.push(...(chunk.notes ?? []));
    }
    expect(all.rows).toBe(all.posts + all.rejects.length + all.blank);
    return all;
  }

  it.each([
    ['twcs-sample93/sample.csv', 93],
    ['twcs-head1000/sample_head_1000.csv', 1000],
    ['twcs-head1000/tweets_100.csv', 1000],
    ['twcs-brand-outbound/AskRBC.csv', 446],
    ['twcs-brand-outbound/McDonalds.csv', 3971],
    ['twcs-brand-outbound/NikeSupport.csv', 1912],
  ])('%s: %d posts, nothing rejected', async (path, posts) => {
    expect(await readFile(path)).toMatchObject({ format: 'twcs', posts, rejects: [] });
  });

  it('the first five thousand rows: 4,999 posts, and the broken one named', async () => {
    const { posts, rejects } = await readFile('twcs-head5000/twcs.csv');
    expect(posts).toBe(4999);
    expect(rejects).toMatchObject([{ reason: expect.stringContaining('line break outside quotes') }]);
  });

  it('the zip Excel has been at: 999 rows, a million blank ones, 45 ruined cells', async () => {
    const { posts, blank, notes } = await readFile('twcs-excel-mangled/twcs.zip');
    expect(posts).toBe(93 + 999);
    expect(blank).toBe(1_047_575);
    expect(notes.join()).toContain('45 cells of response_tweet_id have lost digits');
  });

  it('the web page that was saved as a csv is called a web page', async () => {
    await expect(readFile('malformed-html-as-csv/twcs_small.csv')).rejects.toThrow('is a web page');
  });
});
