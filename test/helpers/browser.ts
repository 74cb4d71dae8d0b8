/** Pages in a real browser without a window: Debian's Chromium, which loads nothing but the page. */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

/** Whether there is a browser; says loudly what is skipped where there is none. */
export function hasBrowser(what: string): boolean {
  if (CHROMIUM === undefined) console.warn(`SKIPPED: ${what} (chromium is not installed)`);
  return CHROMIUM !== undefined;
}

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM!, args: ARGUMENTS });
}

export interface Screen {
  width: number;
  scheme?: 'light' | 'dark';
  print?: boolean;
}

export interface OpenPage {
  page: Page;
  /** Addresses that the page asked for, beside its own. */
  requests: string[];
  /** What the browser complained about. */
  complaints: string[];
}

export async function openPage(browser: Browser, file: string, { width, scheme, print }: Screen): Promise<OpenPage> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme ?? 'light' });
  if (print) await page.emulateMedia({ media: 'print' });
  const address = pathToFileURL(file).href;
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:')) requests.push(request.url());
  });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  return { page, requests, complaints };
}

/** What keeps people with impairments from reading the page: 'rule: element', one each. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  });
}

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** Pixels by which the page is wider than the screen. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** What a printer would cut: tables wider than the paper, rows that may be torn apart, heads that do not come again. */
export function cutOnPaper(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    const right = document.documentElement.clientWidth + 0.5;
    return [
      ...all('table').filter((table) => table.getBoundingClientRect().right > right),
      ...all('tr').filter((row) => getComputedStyle(row).breakInside !== 'avoid'),
      ...all('thead').filter((head) => getComputedStyle(head).display !== 'table-header-group'),
    ].map((element) => element.outerHTML.slice(0, 200));
  })()`);
}
