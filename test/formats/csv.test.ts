import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../src/formats/csv.ts';
import { fieldNamed, guessMapping, mappableFields } from '../../src/formats/fields.ts';
import { inputOf, plain, readAll, readText } from './reading.ts';

const utc = (text: string): number => Date.parse(text) / 1000;

describe('columns that say what they hold are recognised', () => {
  it.each([
    ["this program's own names", 'channel,id,text,created_at,author_handle,reply_to_id'],
    ['other names for the same', 'Network,Tweet Id,Full Text,Created at,Username,In reply to tweet id'],
    ['camel case', 'channel,postId,message,publishedAt,authorUsername,inReplyToId'],
  ])('%s', async (_, header) => {
    const { posts, rejects } = await readText(csv, `${header}\nx,7,"@acme help",2024-05-01T10:00:00Z,@ann,6\n`);
    expect(rejects).toEqual([]);
    expect(plain(posts)).toEqual([
      {
        channel: 'x',
        id: '7',
        text: '@acme help',
        createdAt: utc('2024-05-01T10:00:00Z'),
        authorHandle: 'ann',
        replyToId: '6',
      },
    ]);
  });

  it.each([[','], [';'], ['\t'], ['|']])('with %j between the cells', async (delimiter) => {
    const rows = [
      ['id', 'text', 'date', 'author', 'network'],
      ['7', 'one, two; three', '2024-05-01', 'ann', 'bluesky'],
    ];
    const text = rows.map((cells) => cells.map((cell) => `"${cell}"`).join(delimiter)).join('\n');
    const { posts } = await readText(csv, text);
    expect(posts).toMatchObject([{ id: '7', text: 'one, two; three', authorHandle: 'ann', channel: 'bluesky' }]);
  });

  it('a column serves one field, and the better name wins', () => {
    expect(guessMapping(['Date', 'Created at', 'Text', 'User', 'Tweet Id'])).toEqual({
      created_at: 'Created at',
      text: 'Text',
      author_handle: 'User',
      id: 'Tweet Id',
    });
  });

  it('every field of a post can be filled', async () => {
    const { posts } = await readText(
      csv,
      'channel,id,text,created_at,author_id,author_handle,author_name,author_followers,author_bot,reply_to_id,reply_to_author_id,reply_to_author_handle,quote_of_id,quote_of_author_id,quote_of_author_handle,conversation_id,edit_history,edited_at,deleted_at,repost,inbound,lang,url,impressions\n' +
        'x,9,hi,2024-05-01T10:00:00Z,1,ann,Ann A,"1,200",true,8,2,bob,7,3,eve,6,"8 9",2024-05-01T10:01:00Z,2024-05-02T10:00:00Z,false,inbound,EN,https://x.com/ann/status/9,55\n',
    );
    expect(plain(posts)).toEqual([
      {
        channel: 'x',
        id: '9',
        text: 'hi',
        createdAt: utc('2024-05-01T10:00:00Z'),
        authorId: '1',
        authorHandle: 'ann',
        authorName: 'Ann A',
        authorFollowers: 1200,
        authorBot: true,
        replyToId: '8',
        replyToAuthorId: '2',
        replyToAuthorHandle: 'bob',
        quoteOfId: '7',
        quoteOfAuthorId: '3',
        quoteOfAuthorHandle: 'eve',
        conversationId: '6',
        editHistory: ['8', '9'],
        editedAt: utc('2024-05-01T10:01:00Z'),
        deletedAt: utc('2024-05-02T10:00:00Z'),
        inbound: true,
        lang: 'en',
        url: 'https://x.com/ann/status/9',
        impressions: 55,
      },
    ]);
  });
});

describe('a mapping says the rest', () => {
  const text = 'when;who;what;where\n1714557600;ann;hello;Twitter\n';

  it('by field and column', async () => {
    const { posts } = await readText(csv, text, {
      mapping: { created_at: 'when', author: 'who', text: 'what', channel: 'where' },
    });
    expect(posts).toMatchObject([{ channel: 'x', text: 'hello', authorHandle: 'ann', createdAt: 1714557600 }]);
  });

  it('joining two columns, or taking the first that is filled', async () => {
    const { posts } = await readText(csv, 'day,clock,a,b,author\n31/01/2024,10:00,,second,ann\n', {
      mapping: { created_at: 'day+clock', text: 'a|b' },
    });
    expect(posts).toMatchObject([{ createdAt: utc('2024-01-31T10:00:00Z'), text: 'second' }]);
  });

  it.each([
    ['a field that does not exist', { colour: 'what' }, 'there is no field "colour"'],
    ['a column that does not exist', { text: 'words' }, 'there is no column "words"'],
    ['nothing for what is needed', { text: '' }, 'no column is mapped to created_at'],
  ])('%s is refused', async (_, mapping, message) => {
    await expect(readText(csv, text, { mapping: mapping as unknown as Record<string, string> })).rejects.toThrow(
      message,
    );
  });

  it('a header that names a column twice needs to know which', async () => {
    const twice = 'id,text,text,date,author\n1,a,b,2024-05-01,ann\n';
    await expect(readText(csv, twice)).rejects.toThrow('the header names "text" 2 times (columns 2, 3)');
    const { posts, notes } = await readText(csv, twice, { mapping: { text: 'text#2' } });
    expect(posts).toMatchObject([{ text: 'b' }]);
    expect(notes[0]).toContain('more than once');
  });

  it('the fields to choose from are known by name and by nickname', () => {
    expect(
      mappableFields()
        .filter((field) => field.required)
        .map((field) => field.name),
    ).toEqual(['text', 'created_at', 'author_handle']);
    expect(fieldNamed('Direction')).toBe('inbound');
    expect(fieldNamed('bot')).toBe('author_bot');
    expect(fieldNamed('colour')).toBeUndefined();
  });
});

describe('presets know their tool by its header', () => {
  it('Brandwatch: a metadata block first, the id from the address, reposts passed over', async () => {
    const { posts, skipped } = await readText(
      csv,
      'Report:,Bulk Mentions Download\nBrand:,Acme\nLabel:,\n\n' +
        'Query Id,Query Name,Date,Title,Snippet,Full Text,Url,Domain,Sentiment,Page Type,Thread Entry Type,Language,Author,X Author ID,X Followers\n' +
        '1,Acme,2024-05-01 10:00:00.0,t,s,"@acme ""help"", please",http://twitter.com/ann/statuses/1790000000000000001,twitter.com,negative,twitter,post,en,ann,77,120\n' +
        '1,Acme,2024-05-01 10:01:00.0,t,s,RT @ann: @acme,http://twitter.com/bob/statuses/1790000000000000002,twitter.com,neutral,twitter,retweet,en,bob,78,5\n' +
        '1,Acme,2024-05-01 10:02:00.0,t,s,hello acme,https://bsky.app/profile/eve.example/post/3kabc,bsky.app,neutral,bluesky,post,en,eve.example,,\n',
    );
    expect(plain(posts)).toMatchObject([
      {
        channel: 'x',
        id: '1790000000000000001',
        authorHandle: 'ann',
        authorId: '77',
        authorFollowers: 120,
        text: '@acme "help", please',
      },
      { channel: 'bluesky', id: 'https://bsky.app/profile/eve.example/post/3kabc', authorHandle: 'eve.example' },
    ]);
    expect(skipped).toEqual({ repost: 1 });
  });

  it('Meltwater: named months, handles with their at', async () => {
    const { posts } = await readText(
      csv,
      'Date,Headline,URL,Opening Text,Hit Sentence,Source,Influencer,Language,Reach,Tweet Id,Twitter Id,Twitter Screen Name,Twitter Followers\n' +
        '01-May-2024 10:00AM,,https://twitter.com/ann/statuses/1790000000000000001,,@acme help,Twitter,@ann,English,100,1790000000000000001,77,@ann,120\n',
    );
    expect(posts).toMatchObject([
      {
        channel: 'x',
        id: '1790000000000000001',
        authorHandle: 'ann',
        authorId: '77',
        createdAt: utc('2024-05-01T10:00:00Z'),
      },
    ]);
  });

  it('Talkwalker: milliseconds', async () => {
    const { posts } = await readText(
      csv,
      'url,indexed,published,search_indexed,title,content,lang,source_type,extra_author_attributes.id,extra_author_attributes.name,extra_author_attributes.short_name\n' +
        'https://www.facebook.com/permalink/123,1714557700000,1714557600000,1714557700000,t,hello acme,en,SOCIALMEDIA_FACEBOOK,fb-1,Ann A,ann.a\n',
    );
    expect(posts).toMatchObject([
      { channel: 'facebook', createdAt: 1714557600, authorHandle: 'ann.a', authorName: 'Ann A', id: '123' },
    ]);
  });

  it('RingCentral: day-first without being asked, agents are outbound, private messages stay out', async () => {
    const { posts, skipped } = await readText(
      csv,
      'created_at,source_id,source_type,content_thread_id,type,id,private_message,status,intervention_id,author_id,author_name,body,body_as_text,published,language,in_reply_to_id,in_reply_to_author_id\n' +
        '03/04/2024 13:00,s,Twitter,t1,m,a1,false,Replied,i1,u1,Ann,help,help,true,en,,\n' +
        '03/04/2024 13:05,s,Twitter,t1,m,a2,0,Agent reply,i1,u9,Acme,sorry,sorry,true,en,a1,u1\n' +
        '03/04/2024 13:06,s,Twitter,t1,m,a3,1,Replied,i1,u1,Ann,my number is,my number is,true,en,a2,u9\n' +
        '03/04/2024 13:07,s,Twitter,t1,m,a4,false,Draft,i1,u9,Acme,not sent,not sent,false,en,a1,u1\n',
    );
    expect(plain(posts)).toMatchObject([
      { id: 'a1', inbound: true, createdAt: utc('2024-04-03T13:00:00Z'), conversationId: 't1' },
      { id: 'a2', inbound: false, replyToId: 'a1', replyToAuthorId: 'u1' },
    ]);
    expect(skipped).toEqual({ private: 1, 'not published': 1 });
  });

  it('X post activity: the author from the address', async () => {
    const { posts } = await readText(
      csv,
      'Tweet id,Tweet permalink,Tweet text,time,impressions,engagements\n1790000000000000001,https://twitter.com/acme/status/1790000000000000001,@ann sorry,2024-05-01 10:00 +0000,33.0,2\n',
    );
    expect(posts).toMatchObject([
      { channel: 'x', authorHandle: 'acme', impressions: 33, createdAt: utc('2024-05-01T10:00:00Z') },
    ]);
  });

  it('exports of tickets are distinguished from exports of posts', async () => {
    const zendesk =
      'Summation column,Id,Requester,Subject,Ticket type,Created at,First reply time in minutes\n1,7,Ann,help,Question,2024-05-01,12\n';
    await expect(readText(csv, zendesk)).rejects.toThrow('Zendesk ticket export');
  });

  it('a preset that does not exist is answered with those that do', async () => {
    await expect(readText(csv, 'id,text\n1,a\n', { preset: 'nope' })).rejects.toMatchObject({
      hint: expect.stringContaining('brandwatch'),
    });
  });
});

describe('rows that cannot be true, and rows that can', () => {
  const header = 'id,text,created_at,author\n';

  it('rejects name the line, the column and the reason', async () => {
    const { posts, rejects, skipped } = await readText(
      csv,
      `${header}1,a,2024-05-01,ann\n1.8E+18,b,2024-05-01,ann\n3,c,someday,ann\n4,d,2024-05-01,\n,,,\n5,e,2024-05-01,eve\n`,
    );
    expect(posts.map(({ id }) => id)).toEqual(['1', '5']);
    expect(rejects).toMatchObject([
      { line: 3, column: 'id' },
      { line: 4, column: 'created_at' },
      { line: 5, column: 'author_handle' },
    ]);
    expect(skipped).toEqual({ blank: 1 });
  });

  it('a column of ids rounded by a spreadsheet is refused row by row', async () => {
    const { posts, rejects } = await readText(
      csv,
      `${header}1790000000000010000,a,2024-05-01,ann\n1790000000000020000,b,2024-05-01,bob\n1790000000000030007,c,2024-05-01,eve\n`,
    );
    expect(posts.map(({ id }) => id)).toEqual(['1790000000000030007']);
    expect(rejects[0]!.reason).toContain('rounded to 15 digits');
  });

  it('posts without ids get one that is the same at the next import', async () => {
    const text = 'text,created_at,author\nhello,2024-05-01,ann\nhello,2024-05-01,bob\n';
    const [first, second] = [await readText(csv, text), await readText(csv, text)];
    expect(first.posts.map(({ id }) => id)).toEqual(second.posts.map(({ id }) => id));
    expect(new Set(first.posts.map(({ id }) => id)).size).toBe(2);
    expect(first.notes.join()).toContain('carry no id');
  });

  it('a table of one column asks for its delimiter', async () => {
    await expect(readText(csv, 'id~text~date\n1~a~2024-05-01\n')).rejects.toThrow('has only one column');
    const { posts } = await readText(csv, 'id~text~date~author\n1~a~2024-05-01~ann\n', { delimiter: '~' });
    expect(posts).toHaveLength(1);
  });

  it('JSON is not taken for a table', async () => {
    expect(csv.detect((await inputOf('[{"id":"1","text":"a, b"}]')).head)).toBe(0);
  });
});

it('whatever people write comes back from a table as they wrote it', async () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .filter((words) => !words.includes('\0') && !/[Â-ô]/.test(words) && words.trim() !== '');
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 20 }),
      fc.constantFrom(',', ';', '\t'),
      async (texts, delimiter) => {
        const rows = texts.map((words, at) =>
          [String(at + 1), `"${words.replaceAll('"', '""')}"`, '2024-05-01T10:00:00Z', 'ann', 'x'].join(delimiter),
        );
        const file = [['id', 'text', 'created_at', 'author', 'channel'].join(delimiter), ...rows].join('\r\n');
        const { posts, rejects } = await readAll(csv, await inputOf(file));
        expect(rejects).toEqual([]);
        expect(posts.map((post) => post.text)).toEqual(texts);
      },
    ),
  );
});
