/** Columns held against their cells: times in two columns, ids under another name, shifted rows, nobody's posts. */
import { describe, expect, it } from 'vitest';
import { csv } from '../../src/formats/csv.ts';
import { jsonl } from '../../src/formats/jsonl.ts';
import { snowflakeTime } from '../../src/payloads/x-time.ts';
import { plain, readText } from './reading.ts';

const utc = (text: string): number => Date.parse(text) / 1000;
const read = (...lines: string[]) => readText(csv, `${lines.join('\n')}\n`);
const times = async (...lines: string[]) =>
  (await read(...lines)).posts.map(({ createdAt }) => new Date(createdAt * 1000).toISOString().slice(0, 16));

describe('a time in several columns', () => {
  it.each([
    ['Date,Time', '05-Oct-2026,08:05AM', '2026-10-05T08:05'],
    ['Date,Time', '5 octobre 2026,19h30', '2026-10-05T19:30'],
    ['Publishing date,Publishing time', '05/10/2026,19:30', '2026-10-05T19:30'],
    ['Time,Post date', '19:30:01,2026-10-05', '2026-10-05T19:30'],
    ['Date (UTC),Hour', '2026-10-05,19:30', '2026-10-05T19:30'],
    ['Datum,Uhrzeit', '05.10.2026,19:30', '2026-10-05T19:30'],
    ['date,time,timezone', '2026-10-05,19:30:00,+0200', '2026-10-05T17:30'],
    ['date,time,timezone', '2026-10-05,19:30:00,CEST', '2026-10-05T17:30'],
    ['date,time,timezone', '2026-10-05,19:30:00,Europe/Berlin', '2026-10-05T17:30'],
    ['created_at,timezone', '2026-10-05 19:30:00,Europe/Berlin', '2026-10-05T17:30'],
    ['Date,Time', '2026-10-05 00:00:00,19:30', '2026-10-05T19:30'],
  ])('%s: %s', async (names, cells, time) => {
    const { posts, rejects, notes } = await readText(csv, `id,text,author,${names}\n1,a,ann,${cells}\n`, {
      dateOrder: 'dmy',
    });
    expect(rejects).toEqual([]);
    expect(posts.map(({ createdAt }) => new Date(createdAt * 1000).toISOString().slice(0, 16))).toEqual([time]);
    expect(notes.join()).not.toContain('forms');
  });

  it.each([
    ['Date,Handle time', '2026-10-05 10:00,00:05', '2026-10-05T10:00'],
    ['Date,Handle time', '2026-10-05,00:05', '2026-10-05T00:00'],
    ['Date,Time', '2026-10-05,120', '2026-10-05T00:00'],
    ['Date,Time,timezone', '2026-10-05 10:00,08:00,Eastern', '2026-10-05T10:00'],
    ['created_at,timezone', '2026-10-05T10:00:00+01:00,+0900', '2026-10-05T09:00'],
  ])('strangers stay apart: %s: %s', async (names, cells, time) => {
    expect(await times(`id,text,author,${names}`, `1,a,ann,${cells}`)).toEqual([time]);
  });

  it('is joined as the person says, and a hint is given where the person forgot the time', async () => {
    const text = 'id,text,author,day,date,time\n1,a,ann,x,2026-10-05,08:00\n';
    const joined = await readText(csv, text, { mapping: { created_at: 'date+time' } });
    expect(joined.posts[0]!.createdAt).toBe(utc('2026-10-05T08:00:00Z'));
    const alone = await readText(csv, text, { mapping: { created_at: 'date' } });
    expect(alone.posts[0]!.createdAt).toBe(utc('2026-10-05T00:00:00Z'));
    expect(alone.notes).toContain(
      `created_at is read from "date" alone; --map created_at='date+time' joins the times of day in "time"`,
    );
  });

  it('is joined in JSON too', async () => {
    const { posts } = await readText(
      jsonl,
      '{"id":"1","text":"a","author":"ann","date":"2026-10-05","time":"08:00:00","timezone":"+0000"}\n',
    );
    expect(posts[0]!.createdAt).toBe(utc('2026-10-05T08:00:00Z'));
  });

  it('says with its last chunk that its times are dates alone', async () => {
    const flag = async (...cells: string[]) => {
      const rows = cells.map((cell, at) => `${at},a,ann,${cell}\n`).join('');
      const { inputOf } = await import('./reading.ts');
      for await (const chunk of csv.read(await inputOf(`id,text,author,date\n${rows}`), {})) return chunk.datesOnly;
      return undefined;
    };
    expect(await flag('2026-10-05', '2026-10-06')).toBe(true);
    expect(await flag('2026-10-05T00:00:00Z', '2026-10-06T00:00:00Z')).toBe(true);
    expect(await flag('2026-10-05', '2026-10-06 10:00')).toBe(false);
  });
});

describe('a name that does not match the cells', () => {
  it('twitter_id is the id of the post where it holds the ids of posts', async () => {
    const { posts, notes } = await read(
      'twitter_id,text,created_at,username',
      '1843567890123456789,a,2024-10-08T08:21:00Z,ann',
      '1843567890123456999,b,2024-10-08T08:22:00Z,bob',
    );
    expect(posts.map(({ id, authorId }) => [id, authorId])).toEqual([
      ['1843567890123456789', undefined],
      ['1843567890123456999', undefined],
    ]);
    expect(notes).toContain('column "twitter_id" holds the ids of the posts themselves: read as id');
  });

  it('twitter_id stays the account where everybody keeps theirs', async () => {
    const { posts } = await read(
      'twitter_id,text,created_at,username',
      '7001,a,2024-10-08T08:21:00Z,ann',
      '7002,b,2024-10-08T08:22:00Z,bob',
      '7001,c,2024-10-08T08:23:00Z,ann',
    );
    expect(posts.map(({ authorId }) => authorId)).toEqual(['7001', '7002', '7001']);
  });

  it('an id that changes whenever somebody writes is no account', async () => {
    const { posts } = await read(
      'user id,text,created_at,username',
      'p1,a,2024-10-08T08:21:00Z,ann',
      'p2,b,2024-10-08T08:22:00Z,ann',
    );
    expect(posts.map(({ id, authorId }) => [id, authorId])).toEqual([
      ['p1', undefined],
      ['p2', undefined],
    ]);
  });

  it('the ids of posts beside the ids of posts are dropped', async () => {
    const { posts, notes } = await read(
      'id,twitter id,text,created_at,username',
      '1,1,a,2024-10-08T08:21:00Z,ann',
      '2,2,b,2024-10-08T08:22:00Z,bob',
    );
    expect(posts.map(({ authorId }) => authorId)).toEqual([undefined, undefined]);
    expect(notes).toContain(
      'column "twitter id" holds the ids of the posts themselves: read as nothing; --map author_id=COLUMN overrides this',
    );
  });

  it('what the person maps is never moved', async () => {
    const { posts } = await readText(
      csv,
      'id,twitter id,text,created_at,username\n1,1,a,2024-10-08T08:21:00Z,ann\n2,2,b,2024-10-08T08:22:00Z,bob\n',
      { mapping: { author_id: 'twitter id' } },
    );
    expect(posts.map(({ authorId }) => authorId)).toEqual(['1', '2']);
  });

  it('an author that is a date is no author', async () => {
    await expect(
      read('id,text,created_at,author', '1,a,2024-10-08T08:21:00Z,2024-10-08', '2,b,2024-10-08T08:21:00Z,2024-10-09'),
    ).rejects.toThrow('no column is mapped to author_handle or author_id');
  });

  it('a parent that is a handle is whom it answers', async () => {
    const { posts, notes } = await read(
      'id,text,created_at,author,in_reply_to',
      '1,a,2024-10-08T08:21:00Z,ann,',
      '2,b,2024-10-08T08:22:00Z,acme,@ann',
      '3,c,2024-10-08T08:23:00Z,ann,acme',
    );
    expect(plain(posts).map(({ replyToId, replyToAuthorHandle }) => [replyToId, replyToAuthorHandle])).toEqual([
      [undefined, undefined],
      [undefined, 'ann'],
      [undefined, 'acme'],
    ]);
    expect(notes).toContain('column "in_reply_to" holds handles: read as reply_to_author_handle');
  });

  it.each([
    ['flags', 'False', 'True'],
    ['lists of people', '[]', "[{'screen_name': 'acme', 'id': '9'}]"],
  ])('a parent that is %s is none', async (_, first, second) => {
    const { posts, notes } = await read(
      'id,text,created_at,author,reply_to',
      `1,a,2024-10-08T08:21:00Z,ann,"${first}"`,
      `2,b,2024-10-08T08:22:00Z,acme,"${second}"`,
    );
    expect(posts.map(({ replyToId }) => replyToId)).toEqual([undefined, undefined]);
    expect(notes.join()).toContain('column "reply_to" holds no ids of posts: read as nothing');
  });

  it('counts of reposts make no reposts', async () => {
    const { posts, notes } = await read(
      'id,text,created_at,author,retweet',
      '1,a,2024-10-08T08:21:00Z,ann,1',
      '2,b,2024-10-08T08:22:00Z,bob,7',
    );
    expect(posts.map(({ repost }) => repost)).toEqual([undefined, undefined]);
    expect(notes.join()).toContain('column "retweet" holds counts');
  });

  it('an id that every row shares is no post', async () => {
    const rows = [1, 2, 3, 4, 5].map((at) => `77,words ${at},2024-10-08T08:2${at}:00Z,ann`);
    const { posts } = await read('id,text,created_at,author', ...rows);
    expect(new Set(posts.map(({ id }) => id)).size).toBe(5);
  });

  it('a list of accounts is refused as one', async () => {
    await expect(
      read('id,username,description,created_at,followers_count,following_count', '1,ann,I write,2010-01-01,5,6'),
    ).rejects.toThrow('this is a list of accounts');
  });

  it('words that mean neither yes nor no are counted', async () => {
    const { posts, notes } = await read(
      'id,text,created_at,author,direction',
      '1,a,2024-10-08T08:21:00Z,ann,Inbound',
      '2,b,2024-10-08T08:22:00Z,bob,Sideways',
    );
    expect(posts.map(({ inbound }) => inbound)).toEqual([true, undefined]);
    expect(notes).toContain(
      '1 cell of inbound is neither yes nor no, for example "Sideways", and was ignored (line 3)',
    );
  });
});

it('texts of X are unescaped once, those of other networks are as they are', async () => {
  const { posts } = await read(
    'id,text,created_at,author,network',
    '1,you &amp; me &amp;lt;3,2024-10-08T08:21:00Z,ann,x',
    '2,you &amp; me,2024-10-08T08:21:00Z,ann,reddit',
  );
  expect(posts.map(({ text }) => text)).toEqual(['you & me &lt;3', 'you &amp; me']);
});

describe('rows whose cells are shifted', () => {
  const header = 'id,text,created_at,author,reply_to_id,lang';
  it.each([
    ['7 cells where the header names 6', '2,"x",2024-10-08T08:22:00Z,bob,late,en,'],
    ['"2024-10-08T08:22:00Z" is a time, not an author', '2,b,2024-10-08,2024-10-08T08:22:00Z,1,en'],
    ['"@ann" is a handle, not the id of a post', '2,b,2024-10-08T08:22:00Z,bob,@ann,en'],
    ['"well then" is not the id of a post', '2,b,2024-10-08T08:22:00Z,bob,well then,en'],
  ])('are named: %s', async (reason, row) => {
    const rows = ['1,a,2024-10-08T08:21:00Z,ann,,en', row, '3,c,2024-10-08T08:23:00Z,eve,1,en'];
    const { posts, rejects } = await read(header, ...rows);
    expect(posts.map(({ id }) => id)).toEqual(['1', '3']);
    expect(rejects).toMatchObject([{ line: 3, reason: expect.stringContaining(reason) }]);
  });

  it('rows that all end in an empty cell are whole', async () => {
    const { posts, rejects } = await read(
      header,
      '1,a,2024-10-08T08:21:00Z,ann,,en,',
      '2,b,2024-10-08T08:21:00Z,bob,,en,',
    );
    expect([posts.length, rejects.length]).toEqual([2, 0]);
  });
});

describe('posts and their authors', () => {
  it.each([
    ['https://twitter.com/ann', 'ann'],
    ['https://www.tiktok.com/@ann', 'ann'],
    ['https://bsky.app/profile/ann.example', 'ann.example'],
    ['https://social.example/@ann', 'ann@social.example'],
    ['https://nowhere.example/', 'https://nowhere.example/'],
    ['@ann', 'ann'],
  ])('%s writes as %s', async (cell, handle) => {
    const { posts } = await read('id,text,created_at,author,network', `1,a,2024-10-08T08:21:00Z,${cell},x`);
    expect(posts.map(({ authorHandle }) => authorHandle)).toEqual([handle]);
  });

  it.each(['[deleted]', '[removed]', '(deleted)', 'Facebook User', '<unknown>'])(
    '%s is unknown, and never one person',
    async (name) => {
      const { posts } = await read(
        'id,text,created_at,author,channel',
        `1,a,2024-10-08T08:21:00Z,${name},reddit`,
        `2,b,2024-10-08T08:22:00Z,${name},reddit`,
      );
      expect(posts.map(({ authorId, authorHandle }) => [authorId, authorHandle])).toEqual([
        ['unknown:1', undefined],
        ['unknown:2', undefined],
      ]);
    },
  );

  it('a reply to somebody deleted answers nobody by name', async () => {
    const { posts } = await read(
      'id,text,created_at,author,reply_to_id,reply_to_author',
      '2,b,2024-10-08T08:22:00Z,acme,1,[deleted]',
    );
    expect(plain(posts)).toMatchObject([{ replyToId: '1' }]);
    expect(posts[0]!.replyToAuthorHandle).toBeUndefined();
  });

  it('64: every version of an edited post counts from the first', async () => {
    const ids = ['1843567890123456789', '1843568000000000013', '1843568500000000027'];
    const first = snowflakeTime(ids[0]!)!;
    const when = (id: string) => new Date(snowflakeTime(id)! * 1000).toISOString();
    const row = (at: number) =>
      `${ids[at]},v${at},${when(ids[at]!)},ann,"[""${ids.slice(0, at + 1).join('"", ""')}""]"`;
    const header = 'id,text,created_at,author,edit_history_tweet_ids';
    for (const rows of [[row(0), row(1), row(2)], [row(2)]]) {
      const { posts } = await read(header, ...rows);
      for (const post of posts) expect(post.createdAt).toBe(first);
      expect(posts.at(-1)).toMatchObject({ id: ids[2], editHistory: ids });
      expect(posts.at(-1)!.editedAt).toBeGreaterThan(posts.at(-1)!.createdAt);
    }
  });
});
