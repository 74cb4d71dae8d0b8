/** The pages of serve in a real browser: opened by the link, gone through by links and forms, readable by everybody. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers, hasBrowser, launchBrowser, overflow } from '../helpers/browser.ts';
import { demoFolder } from '../helpers/demo-folder.ts';
import { startServe } from '../helpers/served.ts';

describe.skipIf(!hasBrowser('the served pages in a browser'))('in a browser', () => {
  let browser: Browser;
  let page: Page;
  let origin: string;
  let end: () => Promise<unknown>;
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    const site = await startServe(await demoFolder());
    end = site.end;
    origin = new URL(site.link).origin;
    browser = await launchBrowser();
    page = await (await browser.newContext()).newPage();
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(site.link);
  });
  afterAll(async () => {
    await browser?.close();
    await end?.();
  });

  test('a care lead goes from the report to one brand, to what is behind a number, to a conversation, to its labels', async () => {
    expect(page.url()).toBe(`${origin}/`);
    await page.selectOption('select[name=brand]', 'harbourline');
    await page.click('text=Apply');
    expect(new URL(page.url()).searchParams.get('brand')).toBe('harbourline');
    expect(await page.textContent('.scope')).toContain('brand harbourline');
    await page.click('text=Last 7 days');
    expect(await page.textContent('.scope')).not.toContain('all time');
    await page.click('section:has(h2:text("Ignored mentions")) >> text=What is behind these numbers');
    expect(await page.textContent('h1')).toBe('Ignored mentions');
    await page.click('#rows tbody tr:first-child a');
    expect(await page.textContent('h1')).toMatch(/^Thread of \d+ on x/);
    await page.click('.talk a:text("labels")');
    expect(await page.textContent('h1')).toMatch(/^Labels of \d+ on x/);
    await page.click('.bar a:text("Queue")');
    expect(await page.locator('.queue li').count()).toBeGreaterThan(10);
    await page.fill('input[name=what]', '1');
    await page.click('text=Show');
    expect(await page.textContent('h1')).toBe('Not found');
  });

  test('another page of this computer reads nothing here', async () => {
    const stranger = await page.context().newPage();
    await stranger.goto('data:text/html,<h1>stranger</h1>');
    const read = await stranger.evaluate(
      (address) =>
        fetch(address, { credentials: 'include' }).then(
          () => 'read',
          () => 'refused',
        ),
      `${origin}/queue`,
    );
    expect(read).toBe('refused');
    await stranger.setContent(`<iframe src="${origin}/queue"></iframe>`);
    await stranger.waitForTimeout(300);
    expect(stranger.frames().some((frame) => frame.url().startsWith(origin))).toBe(false);
    await stranger.close();
  });

  test.each([
    [1280, 'light'],
    [1280, 'dark'],
    [360, 'light'],
  ] as const)(
    'at %d pixels, %s: everybody can read each page, none is wider than the screen, none asks for more',
    async (width, scheme) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(`${origin}/queue`);
      const thread = (await page.getAttribute('.queue a', 'href'))!;
      complaints.length = 0;
      for (const path of [
        '/?since=15d',
        '/queue',
        '/explain',
        '/explain?what=ignored',
        thread,
        thread.replace('show', 'explain'),
      ]) {
        requests.length = 0;
        await page.goto(origin + path);
        expect([path, await overflow(page), ...requests]).toEqual([path, 0, origin + path]);
        expect([path, ...(await barriers(page))]).toEqual([path]);
      }
      expect(complaints).toEqual([]);
    },
  );
});
