import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FlatRow, type RowColumn, type RowOptions, writeRows } from '../../src/renderers/rows.ts';

const COLUMNS: RowColumn[] = [
  { key: 'brand', kind: 'text' },
  { key: 'asked_post', kind: 'exact' },
  { key: 'asked_at', kind: 'exact' },
  { key: 'wait_seconds', kind: 'number' },
];
const ANN = { brand: 'Acme', asked_post: '1790000000000000001', asked_at: '2026-03-29T09:00:00Z', wait_seconds: -3 };

async function written(rows: FlatRow[], options: Partial<RowOptions>): Promise<string> {
  let text = '';
  for await (const piece of writeRows(rows, { format: 'csv', columns: COLUMNS, ...options })) text += piece;
  return text;
}

describe('rows', () => {
  it('writes ids, times and negative numbers exactly', async () => {
    expect(await written([ANN], {})).toBe(
      'brand,asked_post,asked_at,wait_seconds\r\nAcme,1790000000000000001,2026-03-29T09:00:00Z,-3\r\n',
    );
  });

  it('defuses what a stranger wrote and keeps an id that begins with a minus', async () => {
    const rows = [{ ...ANN, brand: '=HYPERLINK("http://x")', asked_post: '-Abc_9.x-y', wait_seconds: null }];
    const [row] = parse(await written(rows, {}), { columns: true }) as Record<string, string>[];
    expect(row).toMatchObject({ brand: `'=HYPERLINK("http://x")`, asked_post: '-Abc_9.x-y', wait_seconds: '' });
  });

  it('defuses the cells of TSV as those of CSV', async () => {
    const rows = [{ ...ANN, brand: '=1+1', asked_post: '-Abc_9' }];
    expect(await written(rows, { format: 'tsv', header: false })).toBe("'=1+1\t-Abc_9\t2026-03-29T09:00:00Z\t-3\n");
  });

  it.each(['=1+1', '+1', '@SUM(A1)', '-1+cmd|x', '\tx', '\rx', '＝1'])(
    'an id %j that is a formula is no id',
    async (id) => {
      const [row] = parse(await written([{ ...ANN, asked_post: id }], {}), { columns: true }) as Record<
        string,
        string
      >[];
      expect(row?.asked_post).toBe(`'${id}`);
    },
  );

  it('says nothing but the header, or an empty list, when there is no row', async () => {
    expect(await written([], {})).toBe('brand,asked_post,asked_at,wait_seconds\r\n');
    expect(await written([], { header: false })).toBe('');
    expect(await written([], { format: 'jsonl' })).toBe('');
    expect(await written([], { format: 'json' })).toBe('[\n]\n');
  });

  it('shows escapes on a screen, keeps them in a file, and never breaks a TSV line', async () => {
    const rows = [{ ...ANN, brand: 'a\u001b[2J\tb\nc' }];
    expect(await written(rows, { screen: true })).toContain('␛');
    expect(await written(rows, {})).toContain('\u001b');
    expect((await written(rows, { format: 'tsv', header: false })).split('\t')[0]).toBe('a␛[2J b⏎c');
  });

  it('reads back what it wrote, whatever the text', async () => {
    const text = fc.string({ unit: 'binary' }).filter((value) => !/^[=+\-@\t\r\n＝＋－＠\ufeff]/.test(value));
    const row = fc.record({ brand: text, wait_seconds: fc.integer() });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1 }), async (rows) => {
        const columns: RowColumn[] = [COLUMNS[0]!, COLUMNS[3]!];
        const expected = rows.map((each) => ({ brand: each.brand, wait_seconds: String(each.wait_seconds) }));
        expect(parse(await written(rows, { columns }), { columns: true, record_delimiter: '\r\n' })).toEqual(expected);
        expect(JSON.parse(await written(rows, { format: 'json' }))).toEqual(rows);
        const lines = (await written(rows, { format: 'jsonl' })).trimEnd().split('\n');
        expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  it('asks for rows as it goes, not all at once', async () => {
    let asked = 0;
    function* endless() {
      for (;;) {
        asked++;
        yield { ...ANN, brand: 'x'.repeat(1000) };
      }
    }
    const pieces = writeRows(endless(), { format: 'csv', columns: COLUMNS });
    await pieces.next();
    expect(asked).toBeLessThan(100);
    await pieces.return(undefined);
  });
});
