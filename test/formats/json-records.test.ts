import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonRecord, jsonRecords } from '../../src/formats/json-records.ts';
import { firstRecord, parseJson } from '../../src/formats/json-text.ts';
import { inputOf } from './reading.ts';

async function read(pieces: string[], listKey?: string) {
  const input = await inputOf(pieces.map((piece) => Buffer.from(piece)));
  // Small pieces, so that records are really cut.
  async function* text(): AsyncGenerator<string> {
    yield* pieces;
  }
  const all = { records: [] as JsonRecord[], broken: [] as { line: number; reason: string }[], blank: 0 };
  for await (const { records, broken, blank } of jsonRecords({ ...input, text: text() }, listKey)) {
    all.records.push(...records);
    all.broken.push(...broken);
    all.blank += blank;
  }
  return all;
}

const values = async (text: string, listKey?: string): Promise<unknown[]> =>
  (await read([text], listKey)).records.map(({ value }) => value);

describe('records', () => {
  it.each([
    ['lines', '{"a":1}\n{"a":2}\n'],
    ['lines of windows', '{"a":1}\r\n\r\n{"a":2}'],
    ['a list', '[{"a":1},{"a":2}]'],
    ['a list spread over lines', '[\n  {\n "a": 1 },\n {"a": 2}\n]\n'],
    ['objects spread over lines', '{\n"a": 1\n}\n{\n"a": 2\n}'],
    ['an assigned list', 'window.YTD.tweets.part0 = [ {"a":1}, {"a":2} ]'],
    ['a list behind a mark', '\ufeff[{"a":1},{"a":2}]'],
  ])('%s', async (_, text) => {
    expect(await values(text)).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('brackets and quotes inside texts mean nothing', async () => {
    const tricky = [{ a: '}]"\\' }, { a: '[{"\\"' }];
    expect(await values(JSON.stringify(tricky, null, 1))).toEqual(tricky);
  });

  it('a list inside a large object is read from its key', async () => {
    expect(
      await values('{"type":"OrderedCollection","orderedItems":[{"a":1},{"a":2}],"z":{"b":1}}', 'orderedItems'),
    ).toEqual(expect.arrayContaining([{ a: 1 }, { a: 2 }]));
  });

  it('a broken line costs itself', async () => {
    const { records, broken } = await read(['{"a":1}\n{"a":oops}\n{"a":3}\n{"a":']);
    expect(records.map(({ line }) => line)).toEqual([1, 3]);
    expect(broken).toMatchObject([
      { line: 2, reason: 'the line is not JSON' },
      { line: 4, reason: expect.stringContaining('incomplete') },
    ]);
  });

  it('a text without any object or list is broken line by line, not empty', async () => {
    expect(await read(['id,text\n', '1,hello\n\n'])).toEqual({
      records: [],
      broken: [1, 2].map((line) => expect.objectContaining({ line, reason: 'the line is not JSON' })),
      blank: 1,
    });
  });

  it('words before the first line of JSON Lines cost themselves', async () => {
    const { records, broken } = await read(['WARN started\n{"a":1}\n{"a":2, "b": "cu\n{"a":3}\n']);
    expect(records.map(({ value }) => value)).toEqual([{ a: 1 }, { a: 3 }]);
    expect(broken.map(({ line }) => line)).toEqual([1, 3]);
    expect(await values('WARN started\n[{"a":1},\n{"a":2}\n]')).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('an incomplete list gives its whole records and says where it ends', async () => {
    const { records, broken } = await read(['[{"a":1},\n{"a":2},\n{"a":']);
    expect(records).toHaveLength(2);
    expect(broken).toMatchObject([{ line: 3, reason: expect.stringContaining('incomplete') }]);
    expect((await read(['[{"a":1},{"a":2}'])).broken).toMatchObject([
      { reason: expect.stringContaining('not closed') },
    ]);
  });

  it('any cutting of the text gives the same records', async () => {
    const value = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.array(fc.string())));
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(0, 1),
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        async (list, indent, asLines, size) => {
          const text = asLines
            ? list.map((item) => JSON.stringify(item)).join('\n')
            : JSON.stringify(list, null, indent);
          const { records, broken } = await read(text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g'))!);
          expect(records.map((record) => record.value)).toEqual(JSON.parse(JSON.stringify(list)));
          expect(broken).toEqual([]);
        },
      ),
    );
  });
});

describe('numbers', () => {
  it('of sixteen digits and more are text, texts that look like them are left alone', () => {
    expect(
      parseJson(
        '{"id":1790000000000000001,"n":12,"t":"see: 1790000000000000001, ok","f":0.1234567890123456789,"l":[1790000000000000003]}',
      ),
    ).toEqual({
      id: '1790000000000000001',
      n: 12,
      t: 'see: 1790000000000000001, ok',
      f: 0.12345678901234568,
      l: ['1790000000000000003'],
    });
  });
});

describe('the first record of a beginning', () => {
  it('is whole as far as the beginning goes', () => {
    const text = JSON.stringify({ data: [{ id: '1', text: 'a "b" {c' }, { id: '2' }], meta: { n: 1 } });
    expect(firstRecord(text)).toEqual(JSON.parse(text));
    expect(firstRecord(text.slice(0, 40))).toEqual({ data: [{ id: '1', text: 'a "b" {c' }] });
  });

  it('never throws, wherever it is truncated', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, at) => {
        firstRecord(json.slice(0, at % (json.length + 1)));
      }),
    );
  });
});
