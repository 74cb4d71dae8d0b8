/** What is drawn is what the tables say: each number of a picture is a cell of its section's rows. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseDuration } from '../../src/domain/duration.ts';
import type { Bars, Curves, Grid, Picture } from '../../src/domain/picture.ts';
import { type Row, valueAt } from '../../src/domain/report.ts';
import { heightAt } from '../../src/renderers/html/charts/seen.ts';
import { demoFolder } from '../helpers/demo-folder.ts';
import { run } from '../helpers/run.ts';

interface Section {
  metric: string;
  rows: Row[];
  pictures?: Picture[];
}

let cwd: string;
let sections: Section[];
beforeAll(async () => {
  cwd = await demoFolder();
  writeFileSync(join(cwd, 'socialcare.toml'), '[[audit.check]]\nmax = "ignored@24h=30%"\n');
  const { stdout } = await run(
    [
      '--db',
      'care.db',
      'report',
      '--since',
      '2026-10-01',
      '--as-of',
      '2026-10-31',
      '--sections',
      'all',
      '--tz',
      'Europe/London',
      '--json',
    ],
    { cwd },
  );
  ({ sections } = JSON.parse(stdout) as { sections: Section[] });
});

const section = (name: string) => sections.find(({ metric }) => metric === name)!;
const rowOf = (name: string, cells: Row) =>
  section(name).rows.find((row) => Object.entries(cells).every(([key, value]) => row[key] === value))!;

describe('the curve of response times', () => {
  const curve = () => section('response-times').pictures![0] as Curves;

  test('is at each level where the service level says', () => {
    for (const line of curve().lines) {
      const row = rowOf('response-times', { brand: line.name });
      for (const [level, share] of Object.entries(row.service_level as Record<string, number>))
        expect(1 - heightAt(line, parseDuration(level))).toBeCloseTo(share, 10);
    }
  });

  test('has a band whose ends are at one half where the interval of the median ends', () => {
    for (const { name, band, points } of curve().lines) {
      expect(band!.map(([x]) => x)).toEqual(points.map(([x]) => x));
      for (const [at, [, low, high]] of band!.entries()) {
        expect(low).toBeLessThanOrEqual(points[at]![1] + 1e-12);
        expect(high).toBeGreaterThanOrEqual(points[at]![1] - 1e-12);
      }
      const { low, high } = valueAt(rowOf('response-times', { brand: name }), 'intervals.km.median_seconds') as {
        low: number;
        high: number | null;
      };
      // Between two points of the drawing the end of the interval is crossed.
      expect(band!.findLast(([x]) => x < low)![1]).toBeGreaterThan(0.5);
      expect(band!.find(([x]) => x >= low)![1]).toBeLessThanOrEqual(0.5);
      if (high === null) continue;
      expect(band!.findLast(([x]) => x < high)![2]).toBeGreaterThan(0.5);
      expect(band!.find(([x]) => x >= high)![2]).toBeLessThanOrEqual(0.5);
    }
  });

  test('has all turns of its row at risk, answered or censored at each time', () => {
    const { at, rows } = curve().risk!;
    expect(at.slice(0, 4)).toEqual([60, 300, 900, 3_600]);
    for (const { name, at_risk, events, censored } of rows) {
      const { n, buckets } = rowOf('response-times', { brand: name }) as { n: number; buckets: Record<string, number> };
      for (const [place] of at.entries()) expect(at_risk[place]! + events[place]! + censored[place]!).toBe(n);
      expect(events[at.indexOf(900)]).toBe(buckets['5m']! + buckets['15m']!);
    }
  });

  test('marks the medians of the answered alone', () => {
    for (const { line, x } of curve().marks!) {
      const row = rowOf('response-times', { brand: curve().lines[line!]!.name });
      expect(valueAt(row, 'answered_only.median_seconds')).toBe(x);
    }
  });
});

describe('bars', () => {
  test('of waits are the buckets', () => {
    const { panels } = section('response-times').pictures![1] as Bars;
    for (const { name: brand, bars } of panels) {
      const { buckets } = rowOf('response-times', { brand }) as { buckets: Record<string, number> };
      const above = (numbers: (number | null)[]) => numbers.filter((n) => n !== 0);
      expect(above(bars.map(({ value }) => value))).toEqual(above(Object.values(buckets)));
    }
  });

  test.each([
    ['reply-acts', 'of_replies', 'act'],
    ['fairness', 'share', 'quintile'],
  ])('of %s are its shares, with their intervals', (name, key, by) => {
    const { names, panels } = section(name).pictures![0] as Bars;
    expect(names.length).toBeGreaterThan(3);
    for (const { name: brand, bars } of panels)
      for (const [at, { value, low, high }] of bars.entries()) {
        const row = rowOf(name, { brand, [by]: names[at] });
        expect([value, low, high]).toEqual(
          [key, `intervals.${key}.low`, `intervals.${key}.high`].map((path) => valueAt(row, path)),
        );
      }
  });

  test('of canned texts are their customers, with the text', () => {
    const pictures = section('canned-texts').pictures as Bars[];
    expect(pictures.map(({ title }) => title.split(', ').at(-1))).toEqual(['brightwave', 'harbourline']);
    for (const { names, panels } of pictures)
      for (const [at, { value }] of panels[0]!.bars.entries()) {
        const row = rowOf('canned-texts', { example: names[at] });
        expect(value).toBe(row.customers);
      }
  });
});

test('the week has the numbers of its hours', () => {
  const grids = section('hours').pictures as Grid[];
  const turns = grids.find(({ title }) => title === 'Turns, brightwave')!;
  for (const [day, cells] of turns.cells.entries())
    for (const [hour, value] of cells.entries())
      expect(value).toBe(rowOf('hours', { brand: 'brightwave', at_weekday: turns.rows[day], at_hour: hour }).arrivals);
});

describe('the ignored rate over time', () => {
  test('is that of trend, week by week, with its interval and the bound of the audit', async () => {
    const [picture] = section('trend').pictures as [Curves];
    const flags = ['--db', 'care.db', '--tz', 'Europe/London', '--json'];
    const { stdout } = await run(
      ['trend', 'ignored', '--by', 'brand,week', '--since', '2026-10-01', '--as-of', '2026-10-31', ...flags],
      { cwd },
    );
    const periods = (JSON.parse(stdout) as { sections: Section[] }).sections[1]!.rows;
    for (const { name, points, band } of picture.lines) {
      const kept = periods.filter((row) => row.brand === name && row.left_out === null);
      expect(points.map(([, value]) => value)).toEqual(kept.map(({ value }) => value));
      expect(band!.map(([, low, high]) => [low, high])).toEqual(kept.map(({ low, high }) => [low, high]));
    }
    expect(picture.rules).toEqual([{ label: 'audit: at most 30 %', y: 0.3 }]);
  });

  test('is on a page unasked, after the rate itself, and nowhere else', async () => {
    const sectionsOf = async (...format: string[]) => {
      const { stdout } = await run(['--db', 'care.db', 'report', '--since', '2026-10-01', ...format], { cwd });
      return stdout;
    };
    const titles = [...(await sectionsOf('--format', 'html')).matchAll(/<h2>([^<]*)/g)].map(([, title]) => title);
    expect(titles.indexOf('Trend')).toBe(titles.indexOf('Ignored mentions') + 1);
    expect(await sectionsOf('--json')).not.toContain('"metric": "trend"');
  });

  test('names its measure and no customer', async () => {
    const { stdout } = await run(['--db', 'care.db', 'trend', 'ignored', '--by', 'brand,week', '--mask', '--json'], {
      cwd,
    });
    expect(stdout).toContain('"label": "ignored@24h"');
    expect(stdout).not.toContain('customer_');
  });
});

test('pictures of texts hide customers where the rows do', async () => {
  const titled = (text: string) => JSON.parse(text).sections[0].pictures[0].names as string[];
  const command = ['--db', 'care.db', 'report', '--sections', 'canned-texts', '--json'];
  expect(titled((await run([...command, '--mask'], { cwd })).stdout)).toEqual(
    (JSON.parse((await run([...command, '--mask'], { cwd })).stdout).sections[0].rows as Row[])
      .slice(0, titled((await run(command, { cwd })).stdout).length)
      .map(({ example }) => example),
  );
});
