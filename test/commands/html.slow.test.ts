/** The page in a real browser: on three screens, light and dark, on paper, with readable and with hostile data. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers, cutOnPaper, hasBrowser, launchBrowser, openPage, overflow } from '../helpers/browser.ts';
import { demoFolder } from '../helpers/demo-folder.ts';
import { htmlTables } from '../helpers/html-tables.ts';
import { BRANDS, manyBrands } from '../helpers/many-brands.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

const HEAD = 'channel,id,created_at,author_handle,text,reply_to_id';

async function oneTurn(): Promise<string> {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'posts.csv'), `${HEAD}\nx,1,2026-10-01T09:00:00Z,ann,@acme help,\n`);
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  await run(['import', 'posts.csv', '--sampling', 'complete'], { cwd });
  return cwd;
}

const files = new Map<string, string>();

beforeAll(async () => {
  const write = async (name: string, cwd: string, ...argv: string[]) => {
    const { code, stderr } = await run([...argv, '-o', `${name}.html`], { cwd });
    expect([name, code, stderr]).toEqual([
      name,
      name === 'audit' ? 10 : 0,
      expect.stringContaining('report written to'),
    ]);
    files.set(name, join(cwd, `${name}.html`));
  };
  const [demo, many] = [await demoFolder(), await manyBrands()];
  await write('report', demo, 'report', '--since', '15d');
  await write('all', demo, 'report', '--since', '15d', '--sections', 'all');
  await write('empty', demo, 'report', '--since', '2031-01-01', '--until', '2031-02-01');
  await write('measure', demo, 'measure', 'response-times', '--by', 'brand,week');
  await write('compare', demo, 'compare', '--by', 'brand');
  await write('trend', demo, 'trend', 'ignored', '--by', 'week');
  await write(
    'audit',
    demo,
    'audit',
    '--max',
    'ignored@24h=30%',
    '--by',
    'brand',
    '--since',
    '2026-10-01',
    '--as-of',
    '2026-10-31',
  );
  await write('one', await oneTurn(), 'report', '--sections', 'all');
  await write('many', many, 'report', '--sections', 'all', '--by', 'brand');
});

test('54 brands: the page has every group, in numbers those of the JSON', async () => {
  const cwd = join(files.get('many')!, '..');
  const { stdout } = await run(['report', '--sections', 'volume,ignored', '--by', 'brand', '--json'], { cwd });
  type Rows = { brand: string; window: string; turns: number; due: number; rate: number }[];
  const { sections } = JSON.parse(stdout) as { sections: { rows: Rows }[] };
  const [opening, volume] = htmlTables(readFileSync(files.get('many')!, 'utf8'));
  expect(volume!.map(([brand, turns]) => [brand, Number(turns)])).toEqual(
    sections[0]!.rows.map(({ brand, turns }) => [brand, turns]),
  );
  expect(volume).toHaveLength(BRANDS);
  const worst = sections[1]!.rows.filter(({ window }) => window === '24h').toSorted((a, b) => b.rate - a.rate);
  expect(opening!.map(([brand, , due, rate]) => [brand, due, rate!.split(' ')[0]])).toEqual(
    worst.map(({ brand, due, rate }) => [brand, String(due), (rate * 100).toFixed(1)]),
  );
});

test('customers are behind pseudonyms, and nothing that they wrote is markup', () => {
  const page = readFileSync(files.get('many')!, 'utf8');
  expect(page).not.toMatch(/ann\d+_\d+/);
  expect(page).not.toMatch(/<script|<img|\u202e/);
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
});

test('of the demo is at most 240 kB, whatever sections it shows', () => {
  for (const name of ['report', 'all']) expect(statSync(files.get(name)!).size).toBeLessThanOrEqual(240_000);
});

const isHere = hasBrowser('the page in a browser');

describe.skipIf(!isHere)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  test.each([1280, 768, 360])(
    'at %d pixels no page is wider than the screen, and none asks for anything',
    async (width) => {
      for (const [name, file] of files) {
        const { page, requests, complaints } = await openPage(browser, file, { width });
        expect([name, await overflow(page), ...requests, ...complaints]).toEqual([name, 0]);
        await page.close();
      }
    },
  );

  test('a phone does not squeeze long texts of tables into a word a line', async () => {
    const { page } = await openPage(browser, files.get('all')!, { width: 360 });
    const narrow = await page.evaluate(`[...document.querySelectorAll('td')]
      .filter((cell) => cell.textContent.length > 40 && cell.clientWidth < 200)
      .map((cell) => cell.clientWidth + ': ' + cell.textContent)`);
    expect(narrow).toEqual([]);
    await page.close();
  });

  test.each([
    ['all', 1280, 'light'],
    ['all', 1280, 'dark'],
    ['many', 360, 'light'],
    ['audit', 360, 'dark'],
    ['empty', 1280, 'light'],
  ] as const)('%s at %d pixels, %s: everybody can read it', async (name, width, scheme) => {
    const { page } = await openPage(browser, files.get(name)!, { width, scheme });
    expect(await barriers(page)).toEqual([]);
    await page.close();
  });

  test.each([
    ['A4', 180],
    ['Letter', 185.9],
  ] as const)('on %s paper no table is wider than the page, and no row is torn', async (format, millimetres) => {
    const width = Math.floor((millimetres / 25.4) * 96);
    for (const [name, file] of files) {
      const { page } = await openPage(browser, file, { width, print: true });
      expect([name, ...(await cutOnPaper(page))]).toEqual([name]);
      if (name === 'all') expect((await page.pdf({ format })).length).toBeLessThanOrEqual(500_000);
      await page.close();
    }
  });
});
