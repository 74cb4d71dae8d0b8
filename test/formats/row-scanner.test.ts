/** The cells of rows with quotes, held against a parser of its own. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowCells, scanRow } from '../../src/formats/row-scanner.ts';

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r\n', ' ', "'"), maxLength: 6 });
const bare = fc.string({ unit: fc.constantFrom('a', 'é', '"', ' ', "'"), maxLength: 6 });
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

test.each([
  [',', '\n', '\n'],
  [';', '\n', '\r\n'],
  ['\t', '\r', '\r'],
  [',', '\n', ''],
])(
  'a row with %j between its cells, broken at %j and ended by %j, comes out as it was written',
  (delimiter, newline, end) => {
    const written = fc.oneof(
      cell.map((text) => [text, quoted(text)] as const),
      bare.filter((text) => !text.startsWith('"')).map((text) => [text, text] as const),
    );
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 5 }), (cells) => {
        fc.pre(newline !== '\r' || !cells.some(([text]) => text.includes('\r')));
        const row = cells.map(([, text]) => text).join(delimiter) + end;
        const rule = { delimiter, newline, width: cells.length };
        fc.pre(row.trim() !== '' && row.includes('"'));
        expect(scanRow(row, 0, rule, true)).toMatchObject({ end: row.length, cells: cells.length });
        expect(rowCells(row, rule)).toEqual(cells.map(([text]) => text));
        const record_delimiter = newline === '\n' ? ['\r\n', '\n'] : newline;
        expect(parse(row, { delimiter, record_delimiter, relax_quotes: true })).toEqual([rowCells(row, rule)]);
      }),
    );
  },
);
