/** The page in a real browser: on three screens, light and dark, on paper, with readable and with hostile data. */
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers, cutOnPaper, hasBrowser, launchBrowser, openPage, overflow } from '../helpers/browser.ts';
import { demoFolder } from '../helpers/demo-folder.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

const BRANDS = 54;
/** 40 characters without a break, right to left, emoji, markup. */
const NAMES = ['verylongbrandnamewithoutanyspaceinitatall', 'شركة-الاتصالات', '🛳️ferry', '<script>alert(1)</script>'];

/** A store of many brands with one or two turns each, and names that pages break on. */
async function manyBrands(): Promise<string> {
  const cwd = temporaryFolder();
  const rows = ['channel,id,created_at,author_handle,text,reply_to_id'];
  for (let at = 0; at < BRANDS; at++) {
    const name = NAMES[at] ?? `brand${at}`;
    await run(['brand', 'add', name, `@b${at}`], { cwd });
    for (let post = 0; post < 40; post++) {
      const id = 1000 * (at + 1) + 2 * post;
      const day = String(1 + (post % 28)).padStart(2, '0');
      const text = `"@b${at} <img src=x onerror=alert(1)> ‮مرحبا 👩‍👩‍👧 ${'x'.repeat(60)}"`;
      rows.push(`x,${id},2026-10-${day}T0${post % 10}:00:00Z,ann${at}_${post},${text},`);
      if (post % 3) rows.push(`x,${id + 1},2026-10-${day}T1${post % 10}:00:00Z,b${at},"@ann${at}_${post} sorry",${id}`);
    }
  }
  writeFileSync(join(cwd, 'posts.csv'), `${rows.join('\n')}\n`);
  await run(['import', 'posts.csv', '--sampling', 'complete'], { cwd });
  return cwd;
}

const isHere = hasBrowser('the page in a browser');
let browser: Browser;
const pages: Record<string, string> = {};

beforeAll(async () => {
  if (!isHere) return;
  browser = await launchBrowser();
  const write = async (name: string, cwd: string, ...argv: string[]) => {
    const { code, stderr } = await run([...argv, '-o', `${name}.html`], { cwd });
    expect([code, stderr]).toEqual([0, expect.stringContaining('report written to')]);
    pages[name] = join(cwd, `${name}.html`);
  };
  const demo = await demoFolder();
  await write('demo', demo, 'report', '--since', '15d');
  await write('all', demo, 'report', '--since', '15d', '--sections', 'all');
  await write('names', demo, 'report', '--since', '15d', '--with-handles');
  await write('empty', demo, 'report', '--brand', 'harbourline', '--since', '2031-01-01');
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
  ).catch(() => {});
  await write('many', await manyBrands(), 'report', '--sections', 'all', '--by', 'brand');
});

afterAll(() => browser?.close());

describe.skipIf(!isHere)('the page', () => {
  test.each([
    [1280, 'light'],
    [1280, 'dark'],
    [360, 'light'],
    [360, 'dark'],
    [768, 'light'],
  ] as const)('at %d px, %s: nothing is asked for, nothing overflows, everybody can read it', async (width, scheme) => {
    for (const [name, file] of Object.entries(pages)) {
      const { page, requests, complaints } = await openPage(browser, file, { width, scheme });
      expect({ name, requests, complaints, overflow: await overflow(page) }).toEqual({
        name,
        requests: [],
        complaints: [],
        overflow: 0,
      });
      expect([name, ...(await barriers(page))]).toEqual([name]);
      await page.close();
    }
  });

  test.each(['A4', 'Letter'] as const)(
    'on %s paper no table is wider than the page, and no row is cut',
    async (format) => {
      const width = Math.floor((format === 'A4' ? 180 : 185.9) * (96 / 25.4));
      for (const [name, file] of Object.entries(pages)) {
        const { page } = await openPage(browser, file, { width, print: true });
        const cut = await cutOnPaper(page);
        expect([name, ...cut]).toEqual([name]);
        const pdf = await page.pdf({ format, preferCSSPageSize: false });
        if (name === 'demo') expect(pdf.length).toBeLessThanOrEqual(500_000);
        await page.close();
      }
    },
  );

  test('of the demo is at most 300 kB, whatever sections it shows', () => {
    for (const name of ['demo', 'all']) expect(statSync(pages[name]!).size).toBeLessThanOrEqual(300_000);
  });
});
