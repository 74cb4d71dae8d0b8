import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, test } from 'vitest';
import { lossTexts, noLosses } from '../../src/renderers/workbook/cell-text.ts';
import { sheetNames } from '../../src/renderers/workbook/sheet-names.ts';
import { type CellContent, streamedWorkbook } from '../../src/renderers/workbook/workbook.ts';
import { hasOpenpyxl, readWorkbook, valuesOf } from '../helpers/openpyxl.ts';
import { temporaryFolder } from '../helpers/run.ts';

async function streamed(rows: CellContent[][], sheetRows?: number) {
  const path = join(temporaryFolder(), 'rows.xlsx');
  const losses = noLosses();
  const columns = rows[0]!.map((_, at) => ({ header: `c${at}`, width: 10 }));
  const source = (async function* () {
    yield* rows;
  })();
  await pipeline(Readable.from(streamedWorkbook('rows', columns, source, losses, sheetRows)), createWriteStream(path));
  return { sheets: readWorkbook(path), losses };
}

const HOSTILE = [
  ...[
    '=HYPERLINK("http://evil.example","refund")',
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    "'=1",
    '{=1}',
    '#N/A',
    '#REF!',
  ],
  ...[
    '_x0041_',
    '_x005F_x0041_',
    '_X0041_ _x00zz_',
    'a\u0000b\u0007\u001b[2Jc',
    'a\r\nb\rc\nd',
    '\u2028\u202e\ufeff',
    '\uffff\ufffe',
  ],
  ...[
    '  leading and trailing  ',
    '\n',
    'مرحبا 👩‍👩‍👧 e\u0301',
    '<b>&amp;</b>]]>',
    '1234567890123456789',
    '007',
    '1e5',
    'TRUE',
  ],
];

describe.skipIf(!hasOpenpyxl)('rows streamed into a workbook, read by another program', () => {
  test('every text comes back to the letter, and none as a formula, an error or a number', async () => {
    const { sheets, losses } = await streamed(HOSTILE.map((text) => [text]));
    const cells = sheets[0]!.rows.slice(1).flat();
    expect(cells.map(({ value }) => value)).toEqual(HOSTILE);
    expect(new Set(cells.map(({ type }) => type))).toEqual(new Set(['s']));
    expect(lossTexts(losses)).toEqual([]);
  });

  test('what no cell holds is cut or replaced, marked, and counted', async () => {
    const long = `${'ä'.repeat(32_766)}👍 and more`;
    const { sheets, losses } = await streamed([[long], ['half \ud83d of one'], ['x'.repeat(32_767)]]);
    const [cut, replaced, whole] = valuesOf(sheets[0]!).slice(1).flat() as string[];
    expect(cut).toHaveLength(32_767);
    expect(cut!.endsWith('ä … [cut: 32777 characters]')).toBe(true);
    expect(replaced).toBe('half \ufffd of one');
    expect(whole).toBe('x'.repeat(32_767));
    expect(lossTexts(losses)).toEqual([
      '1 text longer than the 32,767 characters of a cell: cut, and marked at the end',
      '1 text with half a character: it stands there as \ufffd',
    ]);
  });

  test('numbers that are none leave an empty cell and are counted; those too long for a cell stay exact as text', async () => {
    const row = [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      new Date(Number.NaN),
      9007199254740993n,
      -0.1,
      null,
      undefined,
      '',
    ];
    const { sheets, losses } = await streamed([[...row, true]]);
    expect(valuesOf(sheets[0]!)[1]).toEqual([null, null, null, '9007199254740993', -0.1, null, null, null, true]);
    expect(lossTexts(losses)).toEqual(['3 cells are empty: no number and no time']);
  });

  test('rows beyond a sheet go on in the next, under the same header', async () => {
    const { sheets } = await streamed([[1], [2], [3], [4], [5]], 3);
    expect(sheets.map((sheet) => [sheet.name, valuesOf(sheet).flat(), sheet.frozen])).toEqual([
      ['rows', ['c0', 1, 2], 'A2'],
      ['rows_2', ['c0', 3, 4], 'A2'],
      ['rows_3', ['c0', 5], 'A2'],
    ]);
  });
});

test('names of sheets are short, allowed everywhere and each there once', () => {
  const names = sheetNames([
    "'a/b'",
    'A B',
    'History',
    '',
    '[]:*?',
    '👍'.repeat(20),
    'x'.repeat(40),
    `${'x'.repeat(31)}y`,
  ]);
  expect(names).toEqual([
    ...['a b', 'A B 2', 'History of', 'Sheet', 'Sheet 2', '👍'.repeat(15), 'x'.repeat(31), `${'x'.repeat(29)} 2`],
  ]);
});
