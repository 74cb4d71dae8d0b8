/** Sheets of workbooks, read as the tables they are. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InputChunk } from '../../src/formats/input-chunk.ts';
import { readInputs } from '../../src/formats/reader.ts';
import { timeStyle } from '../../src/formats/workbook/styles.ts';
import { temporaryFolder } from '../helpers/run.ts';
import { bookOf, textRow, type WrittenBook } from './workbook-file.ts';

const HEADER = ['id', 'created_at', 'author_handle', 'text'];
const cell = (reference: string, value: string, more = '') => `<c r="${reference}"${more}><v>${value}</v></c>`;

function fileOf(book: WrittenBook): string {
  const path = join(temporaryFolder(), 'book.xlsx');
  writeFileSync(path, bookOf(book));
  return path;
}

async function read(book: WrittenBook | string, options = {}) {
  const path = typeof book === 'string' ? book : fileOf(book);
  const chunks: InputChunk[] = [];
  for await (const chunk of readInputs([path], options)) chunks.push(chunk);
  return {
    format: chunks[0]!.format.name,
    posts: chunks.flatMap(({ chunk }) => chunk.posts),
    rejects: chunks.flatMap(({ chunk }) => chunk.rejects),
    notes: chunks.flatMap(({ chunk }) => chunk.notes ?? []),
    skipped: chunks.map(({ chunk }) => chunk.skipped),
  };
}

/** One sheet with a header and these rows below it. */
const sheetOf = (rows: string, more: Partial<WrittenBook> = {}, after = ''): WrittenBook => ({
  sheets: [{ name: 'Data', rows: textRow(1, HEADER) + rows, after }],
  ...more,
});

const post = (number: number, id: string, at: string, more = '') =>
  `<row r="${number}"${more}>${id}${at}${cell(`C${number}`, 'ann', ' t="str"')}${cell(`D${number}`, 'hello', ' t="str"')}</row>`;
const text = (reference: string, value: string) => `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;

describe('what cells hold', () => {
  test('texts of all kinds, with their signs and line breaks', async () => {
    const { posts } = await read(
      sheetOf(
        `<row r="2">${text('A2', '1')}${text('B2', '2026-03-02T09:00:00Z')}${text('C2', 'ann')}${cell('D2', '0', ' t="s"')}</row>
         <row r="3">${text('A3', '2')}${text('B3', '2026-03-02T09:00:00Z')}${text('C3', 'bob')}<c r="D3" t="inlineStr"><is><r><t>=1+1 </t></r><r><t>&lt;b&gt;</t></r></is></c></row>`,
        {
          strings: [
            '<r><t>two</t></r><r><t xml:space="preserve"> parts_x000D_\n_x005F_x0041_</t></r><rPh><t>no</t></rPh>',
          ],
        },
      ),
    );
    expect(posts.map(({ text }) => text)).toEqual(['two parts\r\n_x0041_', '=1+1 <b>']);
  });

  test('days are counted from 1900 or from 1904; a time without a zone is UTC, as of csv, or that of --tz', async () => {
    const rows = post(2, text('A2', '1'), cell('B2', '46083.375', ' s="1"'));
    const formats = ['dd/mm/yyyy hh:mm'];
    const nine = Date.UTC(2026, 2, 2, 9) / 1000;
    const { posts, notes } = await read(sheetOf(rows, { formats }));
    expect(posts[0]!.createdAt).toBe(nine);
    expect(notes).toContain('1 time of created_at names no zone and was read as UTC: use --tz if it is not');
    const old = await read(sheetOf(rows.replace('46083.375', '44621.375'), { formats, since1904: true }));
    expect(old.posts[0]!.createdAt).toBe(nine);
    const berlin = await read(sheetOf(rows, { formats }), { timezone: 'Europe/Berlin' });
    expect(berlin.posts[0]!.createdAt).toBe(nine - 3600);
    const utc = await read(sheetOf(rows, { formats: ['yyyy-mm-dd"T"hh:mm:ss"Z"'] }), { timezone: 'Europe/Berlin' });
    expect([utc.posts[0]!.createdAt, utc.notes.filter((note) => note.includes('zone'))]).toEqual([nine, []]);
  });

  test('ids that another program wrote with all digits are whole; those a spreadsheet rounded are named by their cell', async () => {
    const at = (number: number) => text(`B${number}`, '2026-03-02T09:00:00Z');
    const whole = ['1790123456789012345', '1790123456789012346', '1790123456789012347', '42'];
    const { posts } = await read(sheetOf(whole.map((id, i) => post(i + 2, cell(`A${i + 2}`, id), at(i + 2))).join('')));
    expect(posts.map(({ id }) => id)).toEqual(whole);
    const path = fileOf(
      sheetOf(post(2, cell('A2', '1.7901234567890122E+18'), at(2)) + post(3, text('A3', '1790123456789012345'), at(3))),
    );
    const rounded = await read(path);
    expect(rounded.posts.map(({ id }) => id)).toEqual(['1790123456789012345']);
    expect(rounded.rejects[0]).toMatchObject({
      line: 2,
      cell: 'Data!A2',
      reason: expect.stringContaining('was turned into a number with an exponent and has lost digits'),
    });
    await expect(read(path, { strict: true })).rejects.toThrow(`${path}:Data!A2: id "1.79`);
    // As JavaScript writes them.
    const floats = ['1790123456789012500', '1790123456789012700', '1790123456789013000'];
    const lost = await read(sheetOf(floats.map((id, i) => post(i + 2, cell(`A${i + 2}`, id), at(i + 2))).join('')));
    expect([lost.posts, lost.rejects.length]).toEqual([[], 3]);
  });

  test('formulas give their last value, errors none, and both are counted', async () => {
    const at = (number: number) => text(`B${number}`, '2026-03-02T09:00:00Z');
    const rows = `${post(2, '<c r="A2" t="str"><f>CONCAT("4","2")</f><v>42</v></c>', at(2))}${post(3, cell('A3', '#N/A', ' t="e"'), at(3))}${post(4, '<c r="A4"><f>1+1</f></c>', at(4))}`;
    const { posts, notes } = await read(sheetOf(rows));
    expect(posts.map(({ id }) => id)).toEqual(['42', expect.stringMatching(/^made-/), expect.stringMatching(/^made-/)]);
    expect(notes).toEqual(
      expect.arrayContaining([
        '1 cell is a formula: its value was read as last calculated (line 2)',
        '1 formula has no value in the file and was read as empty: open the workbook in a spreadsheet and save it (line 4)',
        '1 cell holds an error such as #N/A and was read as empty (line 3)',
      ]),
    );
  });
});

describe('where the table is', () => {
  test('below empty rows and a title; gaps are blank, hidden rows are read, and merged cells are named', async () => {
    const at = '2026-03-02T09:00:00Z';
    const rows = [
      textRow(3, ['Report of March']),
      textRow(5, ['Ref', 'When', 'Who', 'Words']),
      textRow(6, ['1', at, 'ann', 'one']),
      textRow(9, ['2', at, 'bob', 'two']).replace('r="9">', 'r="9" hidden="1">'),
      textRow(10, ['3', at, '', 'three', 'beside']),
      textRow(11, ['4', at, 'dan', 'four', 'beside']),
    ];
    const after = '<mergeCells count="1"><mergeCell ref="C9:C10"/></mergeCells>';
    const mapping = { id: 'Ref', created_at: 'When', author_handle: 'Who', text: 'Words' };
    const book = { sheets: [{ name: 'Data', rows: rows.join(''), after }] };
    const { posts, rejects, notes, skipped } = await read(book, { mapping });
    expect(posts.map(({ id }) => id)).toEqual(['1', '2', '4']);
    expect(rejects.map(({ line, cell, reason }) => [line, cell, reason])).toEqual([
      [10, 'Data!C10', 'it names no author'],
    ]);
    expect(skipped).toEqual([{ blank: 2 }]);
    expect(notes).toEqual(
      expect.arrayContaining([
        '1 row is hidden in the workbook, and was read all the same (line 9)',
        '2 rows hold cells to the right of the named columns: they were not read (lines 10, 11)',
        'the sheet has 1 merged range (C9:C10): of each, only the first cell holds something',
      ]),
    );
  });

  const three: WrittenBook = {
    sheets: [
      { name: 'Old', state: 'hidden', rows: textRow(1, HEADER) + textRow(2, ['1', '2026-03-02', 'ann', 'old']) },
      { name: 'New & "fine"', rows: textRow(1, HEADER) + textRow(2, ['2', '2026-03-02', 'ann', 'new']) },
      { name: 'Empty', rows: '' },
    ],
  };

  test('in the first sheet that is not hidden, which is said; or in the one that is named', async () => {
    const first = await read(three);
    expect(first.posts[0]!.text).toBe('new');
    expect(first.notes).toContain(
      'the sheet "New & "fine"" was read; not read: "Old" (hidden), "Empty" (--sheet NAME reads another)',
    );
    expect((await read(three, { sheets: ['old'] })).posts[0]!.text).toBe('old');
    expect((await read(three, { sheets: ['2'] })).posts[0]!.text).toBe('new');
    await expect(read(three, { sheets: ['4'] })).rejects.toThrow('has no sheet "4"');
    await expect(read(three, { sheets: ['Empty'] })).rejects.toThrow('its sheet "Empty" is empty');
  });

  test('several sheets of the same columns are one table; those of an export that go on with the first are', async () => {
    const both = await read(three, { sheets: ['New & "fine"', '1'], strict: true });
    expect(both.posts.map(({ text }) => text)).toEqual(['new', 'old']);
    const at = '2026-03-02T09:00:00Z';
    const parts = {
      sheets: [
        { name: 'posts', rows: textRow(1, HEADER) + textRow(2, ['1', at, 'ann', 'one']) },
        { name: 'posts_2', rows: textRow(1, HEADER) + textRow(2, ['2', at, '', 'two']) },
      ],
    };
    const { posts, rejects, notes } = await read(parts);
    expect([posts.length, rejects[0]!.cell]).toEqual([1, 'posts_2!C2']);
    expect(notes).toContain('the sheets "posts", "posts_2" were read');
    const other = { sheets: [parts.sheets[0]!, { name: 'posts_2', rows: textRow(1, ['a', 'b']) }] };
    await expect(read(other)).rejects.toThrow('its sheet "posts_2" does not begin with the columns of "posts"');
  });

  test('flags of other files are refused', async () => {
    await expect(read(three, { delimiter: ';' })).rejects.toThrow('it is a workbook');
    await expect(read(three, { encoding: 'latin1' })).rejects.toThrow('it is a workbook');
    await expect(read(three, { format: 'jsonl' })).rejects.toThrow('only tables are read from it');
    const csv = join(temporaryFolder(), 'a.csv');
    writeFileSync(csv, 'id,text\n1,2');
    await expect(read(csv, { sheets: ['1'] })).rejects.toThrow('it is no workbook');
  });

  test('the twcs layout is known in a sheet as well', async () => {
    const names = [
      'tweet_id',
      'author_id',
      'inbound',
      'created_at',
      'text',
      'response_tweet_id',
      'in_response_to_tweet_id',
    ];
    const row = ['7', 'ann', 'True', 'Tue Oct 31 22:10:47 +0000 2017', 'hello', '', '5.0'];
    const { format, posts } = await read({ sheets: [{ name: 'Sheet1', rows: textRow(1, names) + textRow(2, row) }] });
    expect([format, posts[0]]).toEqual(['twcs', expect.objectContaining({ id: '7', replyToId: '5', inbound: true })]);
  });
});

describe('what is no sound workbook', () => {
  const good = sheetOf(post(2, text('A2', '1'), text('B2', '2026-03-02')));
  const sheet = 'xl/worksheets/sheet1.xml';
  const start = '<worksheet><sheetData>';

  test.each<[string, WrittenBook | string, string]>([
    ['a part is missing', { ...good, parts: { 'xl/_rels/workbook.xml.rels': '<Relationships/>' } }, 'names no sheet'],
    [
      'XML is cut short',
      { ...good, parts: { [sheet]: `${start}<row r="1"><c r="A1">` } },
      'the workbook is damaged: xl/worksheets/sheet1.xml',
    ],
    [
      'entities are declared',
      { ...good, parts: { [sheet]: `<!DOCTYPE a [<!ENTITY b "c">]>${start}</sheetData></worksheet>` } },
      'it declares a document type',
    ],
    [
      'rows run backwards',
      { ...good, parts: { [sheet]: `${start}<row r="5"/><row r="5"/></sheetData></worksheet>` } },
      'row "5" follows row 5',
    ],
    [
      'a cell is nowhere',
      { ...good, parts: { [sheet]: `${start}<row r="1"><c r="XFE1"/></row></sheetData></worksheet>` } },
      '"XFE1" is no cell',
    ],
    [
      'a shared text is not there',
      sheetOf(`<row r="2">${cell('A2', '9', ' t="s"')}</row>`),
      'it names the shared text 9 of 0',
    ],
    [
      'a text has no end',
      {
        ...good,
        parts: {
          [sheet]: `${start}<row r="1"><c t="str"><v>${'x'.repeat(9_000_000)}</v></c></row></sheetData></worksheet>`,
        },
      },
      'a text in it has no end',
    ],
  ])('%s', async (_, book, message) => {
    await expect(read(book)).rejects.toThrow(message);
  });

  test('an old workbook, an encrypted and a binary one are told apart', async () => {
    const folder = temporaryFolder();
    const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    const write = (name: string, bytes: Uint8Array) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    await expect(read(write('a.xls', ole))).rejects.toThrow('an old Excel workbook (.xls)');
    const encrypted = Buffer.concat([ole, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]);
    await expect(read(write('b.xlsx', encrypted))).rejects.toThrow('is encrypted: it opens with a password');
    const { zipOf } = await import('./zip-file.ts');
    const binary = zipOf({ '[Content_Types].xml': '<x/>', 'xl/workbook.bin': '' });
    await expect(read(write('c.xlsb', binary))).rejects.toThrow('a binary workbook (.xlsb)');
  });

  test('a row that is longer than any post is named and left out', async () => {
    const long = `<row r="2">${['A2', 'B2', 'C2', 'D2'].map((place) => text(place, 'x'.repeat(300_000))).join('')}</row>`;
    const { rejects, posts } = await read(sheetOf(long + post(3, text('A3', '1'), text('B3', '2026-03-02'))));
    expect(rejects.map(({ cell, reason }) => [cell, reason])).toEqual([['Data!2', 'the row is longer than 1 MiB']]);
    expect(posts).toHaveLength(1);
  });
});

test.each([
  ['yyyy-mm-dd', { day: true, clock: false, utc: false }],
  ['m/d/yy h:mm', { day: true, clock: true, utc: false }],
  ['[$-409]d\\-mmm\\-yyyy', { day: true, clock: false, utc: false }],
  ['h:mm AM/PM', { day: false, clock: true, utc: false }],
  ['yyyy-mm-dd"T"hh:mm:ss"Z"', { day: true, clock: true, utc: true }],
  ['[h]:mm:ss', undefined],
  ['0.00', undefined],
  ['#,##0 "days"', undefined],
  ['[Red]0', undefined],
  ['General', undefined],
  ['@', undefined],
])('the format %s is a moment: %j', (code, style) => {
  expect(timeStyle(code)).toEqual(style);
});
