import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows, MAX_ROW_CHARACTERS, type RowBlock, rowsOfHead } from '../../src/formats/csv-rows.ts';

const rule = { delimiter: ',', newline: '\n', width: 3, skipLines: 0 };

function read(text: string, width = 3, padded = false): RowBlock {
  return rowsOfHead(text, { ...rule, width, padded });
}

async function readPieces(pieces: string[], width = 3): Promise<RowBlock> {
  async function* text(): AsyncGenerator<string> {
    yield* pieces;
  }
  const all: RowBlock = { rows: [], lines: [], broken: [], blank: 0 };
  for await (const block of csvRows(text(), { ...rule, width })) {
    all.rows.push(...block.rows);
    all.lines.push(...block.lines);
    all.broken.push(...block.broken);
    all.blank += block.blank;
  }
  return all;
}

describe('rows that are whole', () => {
  it.each([
    ['plain cells', 'a,b,c\n', [['a', 'b', 'c']]],
    ['a quoted delimiter', 'a,"b,c",d\n', [['a', 'b,c', 'd']]],
    ['a doubled quote', 'a,"say ""hi""",d\n', [['a', 'say "hi"', 'd']]],
    ['a line break in quotes', 'a,"b\nc",d\n', [['a', 'b\nc', 'd']]],
    [
      'windows line ends',
      'a,b,c\r\n"d",e,"f"\r\n',
      [
        ['a', 'b', 'c'],
        ['d', 'e', 'f'],
      ],
    ],
    ['a quote in the middle of a cell without quotes', 'a,5" wide,c\n', [['a', '5" wide', 'c']]],
    [
      'no line end behind the last row',
      'a,b,c\nd,e,"f"',
      [
        ['a', 'b', 'c'],
        ['d', 'e', 'f'],
      ],
    ],
    [
      'empty cells',
      ',,\n"",,""\n',
      [
        ['', '', ''],
        ['', '', ''],
      ],
    ],
  ])('keeps %s', (_, text, rows) => {
    const block = read(text);
    expect(block.rows).toEqual(rows);
    expect(block.broken).toEqual([]);
  });

  it('keeps empty cells too many at the end where all rows have them, and where the whole row is empty', () => {
    expect(read('a,b,c,,\n', 3, true)).toMatchObject({ rows: [['a', 'b', 'c']], broken: [] });
    expect(read('a,b,c,\n"d",e,f,\n')).toMatchObject({ rows: [], broken: [{ line: 1 }, { line: 2 }] });
    expect(read(',,,,,\n')).toMatchObject({ rows: [['', '', '']], broken: [] });
  });

  it('numbers rows by the physical line on which they begin', () => {
    const block = read('a,b,c\n\nd,"two\nlines",f\n\ng,h,i\n');
    expect(block.lines).toEqual([1, 3, 6]);
    expect(block.blank).toBe(2);
  });
});

describe('rows that are broken cost themselves and no other', () => {
  it('an unclosed quote does not swallow the rows behind it', () => {
    const block = read('a,"never closed,c\nd,"x, y",f\ng,h,i\n');
    expect(block.rows).toEqual([
      ['d', 'x, y', 'f'],
      ['g', 'h', 'i'],
    ]);
    expect(block.broken).toEqual([
      { line: 1, reason: expect.stringContaining('never closed'), raw: 'a,"never closed,c\n' },
    ]);
  });

  it('an unclosed quote with no other quote in the file costs one row', () => {
    const block = read('a,"open,c\nd,e,f\ng,h,i\n');
    expect(block.rows).toEqual([
      ['d', 'e', 'f'],
      ['g', 'h', 'i'],
    ]);
    expect(block.broken).toMatchObject([{ line: 1 }]);
  });

  it('an unclosed quote on the last line is named', () => {
    expect(read('a,b,c\nd,"open,f')).toMatchObject({ rows: [['a', 'b', 'c']], broken: [{ line: 2 }] });
  });

  it('a quote that should have been doubled is named with its cell', () => {
    const block = read('a,"he said "no" to me",c\nd,e,f\n');
    expect(block.rows).toEqual([['d', 'e', 'f']]);
    expect(block.broken).toMatchObject([{ line: 1, reason: expect.stringContaining('cell 2') }]);
  });

  it('the lines of a text whose quote was lost are one broken row, not many', () => {
    const block = read('a,"one\ntwo\nthree" x,c\nd,e,f\n');
    expect(block.rows).toEqual([['d', 'e', 'f']]);
    expect(block.broken).toMatchObject([{ line: 1, reason: expect.stringContaining('lines 1–3') }]);
  });

  it('a row split in two by a line break outside quotes is one broken row', () => {
    const block = read('1,ann,half of\n\n the text,x\n2,bob,whole,y\n', 4);
    expect(block.rows).toEqual([['2', 'bob', 'whole', 'y']]);
    expect(block.broken).toMatchObject([{ line: 1, reason: 'a line break outside quotes breaks the row (lines 1–3)' }]);
  });

  it('a bare carriage return outside quotes breaks its row', () => {
    const block = read('a,b\rb,c\nd,"e",f\rf\ng,h,i\n');
    expect(block.rows).toEqual([['g', 'h', 'i']]);
    expect(block.broken.map(({ line }) => line)).toEqual([1, 2]);
  });

  it('two rows of the wrong width are two broken rows', () => {
    const block = read('a,b,c\nd,e\nf,g,h,i,j,k\nl,m,n,o,p\n', 5);
    expect(block.rows).toEqual([['l', 'm', 'n', 'o', 'p']]);
    expect(block.broken.map(({ reason }) => reason)).toEqual([
      '3 cells where the header names 5',
      '2 cells where the header names 5',
      '6 cells where the header names 5',
    ]);
  });
});

describe('cells of ten megabytes', () => {
  it.each([
    ['in quotes', `"${'x'.repeat(10_000_000)}"`],
    ['without quotes', 'x'.repeat(10_000_000)],
    ['of many lines', `"${'line\n'.repeat(2_000_000)}"`],
  ])('%s are named, and the rows around them kept', async (_, cell) => {
    const text = `a,b,c\nd,${cell},f\ng,h,i\n`;
    const pieces = text.match(/[\s\S]{1,262144}/g)!;
    const { rows, broken } = await readPieces(pieces);
    expect(rows).toEqual([
      ['a', 'b', 'c'],
      ['g', 'h', 'i'],
    ]);
    expect(broken).toHaveLength(1);
    expect(broken[0]).toMatchObject({ line: 2, reason: expect.stringContaining('longer than 1 MiB') });
    expect(broken[0]!.raw.length).toBeLessThanOrEqual(2000);
  });

  it('the limit is the same however the text was split', async () => {
    for (const length of [MAX_ROW_CHARACTERS - 4, MAX_ROW_CHARACTERS - 3]) {
      const text = `a,b,${'x'.repeat(length)}\n`;
      const whole = await readPieces([text]);
      const cut = await readPieces([
        text.slice(0, 1000),
        text.slice(1000, MAX_ROW_CHARACTERS),
        text.slice(MAX_ROW_CHARACTERS),
      ]);
      expect(cut).toEqual(whole);
      expect(whole.rows).toHaveLength(length === MAX_ROW_CHARACTERS - 4 ? 1 : 0);
    }
  });
});

describe('whatever the text', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'ü', '😀') });

  it('rows written as RFC 4180 says come back as they were', () => {
    const row = fc.array(cell, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const block = read(rows.map((cells) => cells.map(quoted).join(',') + end).join(''));
        expect(block.rows).toEqual(rows);
        expect(block.broken).toEqual([]);
      }),
    );
  });

  it('nothing vanishes: every line is in a row, in a broken row, or blank', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 30 }), (lines) => {
        const text = `${lines.join('\n')}\nlast,good,row\n`;
        const block = read(text);
        expect(block.rows.length + block.broken.length + block.blank).toBeGreaterThan(0);
        expect(block.lines).toEqual([...block.lines].sort((a, b) => a - b));
        for (const { length } of block.rows) expect(length).toBe(3);
      }),
    );
  });

  it('any cutting of the text gives the same rows', async () => {
    const line = fc.oneof(cell, fc.constantFrom('a,b,c', 'a,"b",c', '"x\ny",z,w', 'a,"open,c', ',,'));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), async (lines, size) => {
        // Repeated beyond the block size, so that rows are really cut.
        const text = `${lines.join('\n')}\n`.repeat(Math.ceil(300_000 / (lines.join('\n').length + 1)));
        const whole = await readPieces([text]);
        const step = Math.ceil(text.length / size) + 1;
        const pieces = Array.from({ length: size }, (_, at) => text.slice(at * step, (at + 1) * step));
        expect(await readPieces(pieces)).toEqual(whole);
      }),
      { numRuns: 8 },
    );
  });
});
