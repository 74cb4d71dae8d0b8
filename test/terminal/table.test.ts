import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../src/domain/palette.ts';
import { type ListColumn, listText } from '../../src/terminal/table.ts';

interface Brand {
  name: string;
  accounts: string;
  posts: number;
}

const BRANDS: Brand[] = [
  { name: 'Acme', accounts: '@acme, @acmecare, @acmehelp', posts: 12 },
  { name: '遅延\u001b[2J', accounts: '@slow\t@slower', posts: 3 },
];
const COLUMNS: ListColumn<Brand>[] = [
  { label: 'BRAND', text: (brand) => brand.name },
  { label: 'ACCOUNTS', text: (brand) => brand.accounts, truncate: true },
  { label: 'POSTS', text: (brand) => `${brand.posts} posts`, plain: (brand) => String(brand.posts), align: 'right' },
];
const on = (laidOut: boolean, width = 80) =>
  listText(BRANDS, COLUMNS, { laidOut, width, palette: PLAIN, unicode: true });

describe('a list', () => {
  it('is aligned on a screen', () => {
    expect(on(true)).toBe(
      [
        'BRAND     ACCOUNTS                        POSTS',
        'Acme      @acme, @acmecare, @acmehelp  12 posts',
        '遅延␛[2J  @slow @slower                 3 posts',
        '',
      ].join('\n'),
    );
  });

  it('truncates what may be truncated on a narrow one', () => {
    expect(on(true, 34).split('\n')[1]).toBe('Acme      @acme, @acmec…  12 posts');
  });

  it('cuts names too, before the screen would break its lines', () => {
    const long = [{ name: 'n'.repeat(200), accounts: '@acme, @acmecare', posts: 3 }];
    const lines = listText(long, COLUMNS, { laidOut: true, width: 40, palette: PLAIN, unicode: true }).split('\n');
    expect(lines[1]).toBe(`${'n'.repeat(20)}…  @acme, …  3 posts`);
  });

  it('lets columns leave before it cuts the others to stubs, and names them', () => {
    const leaving = COLUMNS.map((column) => (column.label === 'POSTS' ? { ...column, dropOrder: 1 } : column));
    const narrow = (width: number) =>
      listText(BRANDS, leaving, { laidOut: true, width, palette: PLAIN, unicode: true }).split('\n');
    expect(narrow(32)[1]).toBe('Acme      @acme, @acm…  12 posts');
    expect(narrow(31).slice(1)).toEqual([
      'Acme      @acme, @acmecare, @a…',
      '遅延␛[2J  @slow @slower',
      'not shown in 31 columns: POSTS',
      '',
    ]);
  });

  it('cuts what people copy last of all', () => {
    const ids = [{ name: 'a long name of somebody', accounts: '1973433550000000001', posts: 3 }];
    const columns = COLUMNS.map((column) =>
      column.label === 'ACCOUNTS' ? { ...column, truncate: false, copied: true } : column,
    );
    const cut = (width: number) =>
      listText(ids, columns, { laidOut: true, width, palette: PLAIN, unicode: true }).split('\n')[1];
    expect(cut(44)).toBe('a long name o…  1973433550000000001  3 posts');
    expect(cut(30)).toContain('…');
  });

  it('wraps where nothing may be lost', () => {
    const wrapped = COLUMNS.map((column) =>
      column.label === 'ACCOUNTS' ? { ...column, truncate: false, wrap: true } : column,
    );
    const lines = listText(BRANDS, wrapped, { laidOut: true, width: 34, palette: PLAIN, unicode: true }).split('\n');
    expect(lines.slice(1)).toEqual([
      'Acme      @acme,          12 posts',
      '          @acmecare,',
      '          @acmehelp',
      '遅延␛[2J  @slow @slower    3 posts',
      '',
    ]);
  });

  it('is bare TSV in a pipe, one line each whatever the names hold', () => {
    expect(on(false)).toBe('Acme\t@acme, @acmecare, @acmehelp\t12\n遅延␛[2J\t@slow @slower\t3\n');
  });

  it('is nothing when there is nothing', () => {
    expect(listText([], COLUMNS, { laidOut: true, width: 80, palette: PLAIN, unicode: true })).toBe('');
  });
});
