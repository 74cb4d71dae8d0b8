/** The charts as a browser sets them, with the fonts that are there: sizes, edges and overlaps of their texts. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLAIN } from '../../../../src/domain/palette.ts';
import type { Curves, Picture } from '../../../../src/domain/picture.ts';
import { htmlRenderer } from '../../../../src/renderers/html/index.ts';
import { hasBrowser, launchBrowser, openPage } from '../../../helpers/browser.ts';
import { PICTURES, REPORT, RESPONSE_TIMES } from '../../sample.ts';

const DAY = 86_400;
const [curves] = PICTURES as [Curves];
const NAMES = [
  'Verkehrsverbundgesellschaftskundendienst',
  'Northern Rail Customer Care and Complaints',
  'خدمة العملاء',
  'WWWWWWWW',
];
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
const hard: Picture[] = [
  {
    ...curves,
    lines: NAMES.map((name) => ({
      name,
      steps: true,
      points: [
        [60, 1],
        [DAY, 0.3],
      ],
    })),
    rules: [{ label: 'audit: at most 30 %', y: 0.3 }],
    risk: {
      at: [60, 3_600, DAY],
      rows: NAMES.map((name) => ({
        name,
        at_risk: [12_345, 9_000, 3],
        events: [0, 3_300, 12_000],
        censored: [0, 45, 342],
      })),
    },
  },
  {
    ...{ kind: 'grid', title: 'Turns', unit: 'count', rows: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] },
    columns: HOURS,
    cells: Array.from({ length: 7 }, (_, day) =>
      Array.from({ length: 24 }, (__, hour) => (hour < 3 ? null : day * hour * 9)),
    ),
  },
  {
    ...{
      kind: 'bars',
      title: 'What replies do',
      value: { label: 'of replies', unit: 'share' },
      by: { label: 'act', unit: 'text' },
    },
    names: ['acknowledge', 'deflect-phone'],
    panels: NAMES.map((name) => ({ name, bars: [{ value: 1, low: 0.9, high: 1 }, { value: null }] })),
  },
];

/** What is wrong with the texts of the charts that are shown. Boxes of lines hold the room above and below letters, too. */
function faultsOfTexts(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('svg.chart')].flatMap((svg) => {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) return [];
    const scale = frame.width / svg.viewBox.baseVal.width;
    const texts = [...svg.querySelectorAll('text')].map((text) => ({
      box: text.getBoundingClientRect(),
      words: text.textContent,
      size: parseFloat(getComputedStyle(text).fontSize) * scale,
    }));
    return texts.flatMap(({ box, words, size }, at) => [
      ...(size < 11 ? [words + ': ' + size + ' pixels'] : []),
      ...(box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 2 ? [words + ': outside'] : []),
      ...texts.slice(at + 1).flatMap((other) => {
        const isBeside = box.right <= other.box.left + 1 || other.box.right <= box.left + 1;
        const isApart = box.bottom <= other.box.top + 4 * scale || other.box.bottom <= box.top + 4 * scale;
        return isBeside || isApart ? [] : [words + ' over ' + other.words];
      }),
    ]);
  })`);
}

/** What is wrong with the cells of the heat maps: of the second, whose numbers are the longest, too. */
function faultsOfCells(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('.grid')].flatMap((grid) => {
    const right = document.documentElement.clientWidth;
    return [...grid.children].flatMap((cell) => [
      ...(parseFloat(getComputedStyle(cell).fontSize) < 11 ? [cell.textContent + ': small'] : []),
      ...(cell.scrollWidth > cell.clientWidth ? [cell.textContent + ': cut off'] : []),
      ...(cell.getBoundingClientRect().right > right ? [cell.textContent + ': outside'] : []),
    ]);
  })`);
}

/** The names that stand beside each other in the first line of a heat map of a week. */
function firstLine(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const names = [...[...document.querySelectorAll('.grid')].at(-1).querySelectorAll('b')];
    const top = names[0].getBoundingClientRect().top;
    return names.filter((name) => Math.abs(name.getBoundingClientRect().top - top) < 2).map((name) => name.textContent).join(' ');
  })()`);
}

describe.skipIf(!hasBrowser('charts in a browser'))('in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'socialcare-charts-'));
  const file = join(folder, 'page.html');
  let browser: Browser;
  beforeAll(async () => {
    const report = { ...REPORT, sections: [{ ...RESPONSE_TIMES, pictures: [...PICTURES, ...hard] }] };
    writeFileSync(file, htmlRenderer.render(report, { width: 80, unicode: true, palette: PLAIN }));
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  test.each([1280, 768, 360])('at %d pixels no text of a chart is small, cut off or over another', async (width) => {
    const { page } = await openPage(browser, file, { width });
    expect(await faultsOfTexts(page)).toEqual([]);
    await page.close();
  });

  test.each([
    [1280, ` ${HOURS.join(' ')}`],
    [360, ' Mon Tue Wed Thu Fri Sat Sun'],
  ])('at %d pixels a week lies as it fits, and no number is small or cut off', async (width, line) => {
    const { page } = await openPage(browser, file, { width });
    expect(await faultsOfCells(page)).toEqual([]);
    expect(await firstLine(page)).toBe(line);
    await page.close();
  });
});
