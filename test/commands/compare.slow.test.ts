/** compare at the prompt: what a side may be, what is refused, and what the screen says. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditedFolder } from '../helpers/audited-folder.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

let cwd: string;
const compare = (...argv: string[]) => run(['compare', ...argv], { cwd });

/** February and March, a hundred mentions each: acme answers 90 and 60, rival 60 and 60. */
beforeAll(async () => {
  cwd = await auditedFolder(
    [
      { day: '2026-02-10', n: 100, answered: 90 },
      { day: '2026-03-10', n: 100, answered: 60 },
      { brand: 'rival', day: '2026-02-10', n: 100, answered: 60 },
      { brand: 'rival', day: '2026-03-10', n: 100, answered: 60 },
    ],
    { brands: ['acme', 'rival'] },
  );
});

describe('sides', () => {
  test('two brands by name: acme ignores 25 %, rival 40 %', async () => {
    const { stdout, stderr, code } = await compare('acme', 'rival');
    expect(code).toBe(0);
    expect(stdout).toContain('acme compared with rival\nall time · brand acme, rival · reach direct + quote');
    expect(stdout).toMatch(/Ignored 24h +200 +25\.0 % +200 +40\.0 % +-15\.0 points \(-23\.8 to -5\.8\)/);
    expect(stdout).toContain('• Ignored 24h: lower for acme than for rival, by 15.0 percentage points');
    expect(stderr).toBe('posts behind a number: socialcare explain ignored --brand acme\n');
  });

  test('a month with the month before it, said in so many ways', async () => {
    const notes = async (...argv: string[]) => {
      const report = JSON.parse((await compare(...argv, '--json')).stdout);
      return [report.period, report.previous, report.rows[1].difference.value];
    };
    const march = { since: '2026-03-01T00:00:00.000Z', until: '2026-04-01T00:00:00.000Z' };
    const february = { since: '2026-02-01T00:00:00.000Z', until: '2026-03-01T00:00:00.000Z' };
    const expected = [march, february, expect.closeTo(0.3, 12)];
    for (const sides of [
      ['2026-03'],
      ['2026-03', 'previous'],
      ['2026-03', '2026-02'],
      ['since=2026-03,until=2026-03', '2026-02'],
    ])
      expect(await notes(...sides, '--brand', 'acme')).toEqual(expected);
  });

  test('both sides of a brand, and flags for both', async () => {
    const { rows } = JSON.parse(
      (await compare('brand=acme,channel=x', 'brand=rival', '--since', '2026-03', '--json')).stdout,
    );
    expect(rows[1]).toMatchObject({
      measure: 'Ignored 24h',
      a: { name: 'acme, x', n: 100 },
      b: { name: 'rival', n: 100 },
    });
  });

  test('two periods by brand: a difference for each, and sentences that name it', async () => {
    const { stdout } = await compare('2026-03', 'previous', '--by', 'brand');
    expect(stdout).toMatch(/• acme: Ignored 24h: higher for 2026-03 than for the period before, by 30\.0/);
    expect(stdout).toMatch(/• rival: Ignored 24h: no difference shown between 2026-03 and the period before/);
  });

  test('by brand alone, each with each other; with a name, that one with each other', async () => {
    const pair = async (...argv: string[]) => {
      const { rows } = JSON.parse((await compare(...argv, '--json')).stdout);
      return [rows[0].a.name, rows[0].b.name, rows.length];
    };
    expect(await pair('--by', 'brand')).toEqual(['acme', 'rival', 7]);
    expect(await pair('RIVAL', '--by', 'brand')).toEqual(['rival', 'acme', 7]);
  });

  test('one brand with the rest: all others together', async () => {
    const three = await auditedFolder(
      [
        { day: '2026-02-10', n: 50, answered: 40 },
        { brand: 'rival', day: '2026-02-10', n: 30, answered: 15 },
        { brand: 'other', day: '2026-02-10', n: 20, answered: 15 },
      ],
      { brands: ['acme', 'rival', 'other'] },
    );
    const { stdout } = await run(['compare', 'ACME', 'rest', '--json'], { cwd: three });
    expect(JSON.parse(stdout).rows.slice(0, 2)).toMatchObject([
      { measure: 'Turns', a: { name: 'acme', n: 50 }, b: { name: 'the rest', n: 50 } },
      { measure: 'Ignored 24h', a: { value: 0.2 }, b: { value: 0.4 } },
    ]);
  });

  test('a side of two brands is both of them, however they are typed', async () => {
    const three = await auditedFolder(
      [
        { day: '2026-02-10', n: 50, answered: 40 },
        { brand: 'rival', day: '2026-02-10', n: 30, answered: 15 },
        { brand: 'other', day: '2026-02-10', n: 40, answered: 20 },
      ],
      { brands: ['acme', 'rival', 'other'] },
    );
    for (const side of ['acme,rival', 'brand=acme,rival', 'brand=acme,brand=rival']) {
      const { rows } = JSON.parse((await run(['compare', side, 'other', '--json'], { cwd: three })).stdout);
      expect(rows.slice(0, 2)).toMatchObject([
        { a: { name: 'acme, rival', n: 80 }, b: { n: 40 } },
        { measure: 'Ignored 24h', a: { value: 25 / 80 }, b: { value: 0.5 } },
      ]);
    }
  });

  test('a month that is not over is held against as much of the other, whichever is named first', async () => {
    const early = await auditedFolder([
      { day: '2026-02-05', n: 50, answered: 40 },
      { day: '2026-02-20', n: 50, answered: 0 },
      { day: '2026-03-09', n: 40, answered: 30 },
    ]);
    const march = (...argv: string[]) => run(['compare', ...argv, '--as-of', '2026-03-10'], { cwd: early });
    for (const sides of [['2026-03'], ['2026-03', '2026-02'], ['2026-02', '2026-03']]) {
      const { rows, notes } = JSON.parse((await march(...sides, '--json')).stdout);
      const sizes = [rows[0].a.n, rows[0].b.n].sort();
      expect(sizes).toEqual([40, 50]);
      expect(notes.join()).toMatch(
        /2026-03 is known until 2026-03-11 00:00: (2026-02|the period before) is cut to as much, 2026-02-01 00:00 to 2026-02-11 00:00/,
      );
    }
    const whole = await run(['compare', '2026-03', '2026-02', '--as-of', '2026-04-01', '--json'], { cwd: early });
    expect(JSON.parse(whole.stdout).notes.join()).not.toContain('is cut to');
  });

  test('days are not matched by the time of the week, months are', async () => {
    const matched = async (...argv: string[]) => (await compare(...argv)).stdout.match(/matched by [^,]*/)?.[0];
    expect(await matched('--by', 'month')).toBe('matched by time of the week');
    expect(await matched('--by', 'day')).toBeUndefined();
  });

  test('several windows are compared each; a margin judges shares', async () => {
    const { stdout } = await compare('acme', 'rival', '--window', '1h,24h', '--margin', '5pp');
    expect(stdout).toMatch(/• Ignored 1h: acme is no worse than rival within 5\.0 percentage points/);
    expect(stdout).toMatch(/• Ignored 24h: acme is no worse than rival within 5\.0 percentage points/);
  });
});

describe('what cannot be', () => {
  test.each([
    [[], 'nothing to compare'],
    [['acme'], 'compare acme with what?'],
    [['acmee', 'rival'], '"acmee" is no brand, no channel and no period; did you mean acme?'],
    [['brnd=acme', 'rival'], '"brnd=acme": a side has no "brnd"'],
    [['2026-03', 'rest'], '"2026-03" is not one brand, channel or agent, so there is no rest'],
    [['acme', 'rest', '--by', 'channel'], '--by and "rest" contradict each other'],
    [['acme', 'previous'], '"acme" has no period, so there is none before it'],
    [['acme', 'rival', '--brand', 'acme'], '--brand and the side "acme" contradict each other'],
    [['--by', 'brand,channel'], '--by brand,channel: groups of one kind are compared with each other'],
    [['acme', 'rival', 'x'], '"x": two sides are compared, or all with --by'],
    [['acme', 'acme'], '"acme" and "acme" overlap: 200 turns are on both sides'],
    [['2026-03', '2026-03'], '"2026-03" and "2026-03" overlap: 200 turns are on both sides'],
    [['acme', 'x'], '"acme" and "x" overlap: 200 turns are on both sides'],
    [['since=2026-02-01', '2026-03', '--brand', 'acme'], 'overlap: 100 turns are on both sides'],
    [['since=2026-02,since=2026-03', 'rival'], 'a side has one period, and here it has since 2026-02 and 2026-03'],
    [['2026-02,2026-03', 'rival'], 'a side has one period'],
    [['acme,rivl', 'rival'], '"rivl" is no brand, no channel and no period; did you mean rival?'],
    [['nobody', '--by', 'intent'], '"nobody" is no brand'],
    [['acme', 'rival', '--margin', '5'], '--margin: "5" is not a length of time'],
  ])('%j: %s', async (argv, message) => {
    const { stderr, code } = await compare(...argv);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  test('too many groups for all pairs: it says how many, and to name one', async () => {
    const many = await auditedFolder(
      Array.from({ length: 8 }, (_, at) => ({ day: `2026-02-1${at}`, n: 2, answered: 1 })),
    );
    const { stderr, code } = await run(['compare', '--by', 'day'], { cwd: many });
    expect(code).toBe(2);
    expect(stderr).toContain('--by day: 8 groups make 28 pairs');
  });

  test('a period outside coverage is not compared, and says why', async () => {
    const { stdout, code } = await compare('2026-02', 'previous', '--brand', 'acme');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Ignored 24h +100 +10\.0 % +0 +– +not covered/);
    expect(stdout).toContain('• not compared: 2026-01-01 00:00 to 2026-02-01 00:00 lies partly outside');
  });

  test('one brand alone has nothing to be compared with', async () => {
    const { stdout, code } = await compare('--by', 'channel');
    expect(code).toBe(0);
    expect(stdout).toContain('next: There is one group alone, and nothing to compare it with.');
    expect(stdout).not.toContain('nothing matches');
  });

  test('nothing in the period: what is stored, what to run, and 6 where that was asked for', async () => {
    const later = await compare('2026-06', '2026-05', '--fail-on-empty');
    expect(later.code).toBe(6);
    const text = later.stdout.replace(/\s+/g, ' ');
    expect(text).toContain('Nothing in this period: of 400 turns stored the first');
    expect(text).toContain('Run: socialcare measure volume --by month --since 2026-02-10');
  });

  test('an answered-only sample refuses the ignored, and compares the waits with a warning', async () => {
    const biased = await auditedFolder(
      ['acme', 'rival'].map((brand) => ({ brand, day: '2026-02-10', n: 40, answered: 40 })),
      { brands: ['acme', 'rival'], sampling: 'answered-only' },
    );
    const { stdout, stderr, code } = await run(['compare', 'acme', 'rival'], { cwd: biased });
    expect(stderr).toBe('posts behind a number: socialcare explain response-times --brand acme\n');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Ignored 24h +0 +– +0 +– +refused/);
    expect(stdout).not.toContain('Ignored 24h, matched');
    expect(stdout).toMatch(/Answered ≤1h +40 +100\.0 % +40 +100\.0 % +0\.0 points/);
    expect(stdout).toContain('cannot say (refused): Ignored 24h\n');
    expect(stdout).toContain('WARNING: sampling answered-only');
  });

  test('agents are known of answered turns alone: nobody counts as ignored', async () => {
    const { stdout } = await compare('acme', 'rival', '--status', 'answered');
    expect(stdout).not.toContain('Ignored');
    expect(stdout).toContain('a side is told by how its turns ended');
  });
});

test('dates without times: days are compared, and no hour of an answer', async () => {
  const dated = temporaryFolder();
  const rows = ['id,author_handle,created_at,text,reply_to_id'];
  for (const brand of ['acme', 'rival'])
    for (let at = 0; at < 40; at++) {
      rows.push(`${brand}${at},c${at},2026-02-1${at % 5},@${brand} where is my parcel?,`);
      if (at < 20) rows.push(`${brand}${at}r,${brand},2026-02-1${(at % 5) + 1},@c${at} here,${brand}${at}`);
    }
  writeFileSync(join(dated, 'posts.csv'), `${rows.join('\n')}\n`);
  for (const brand of ['acme', 'rival']) await run(['brand', 'add', brand, `@${brand}`], { cwd: dated });
  const claim = ['--channel', 'x', '--sampling', 'complete', '--covers', '2026-02-01..2026-02-28', '--no-input'];
  await run(['import', 'posts.csv', ...claim], { cwd: dated });
  const { stdout } = await run(['compare', 'acme', 'rival', '--window', '72h'], { cwd: dated });
  expect(stdout).toMatch(/Ignored 72h, matched +40 +50\.0 % +40 +50\.0 %/);
  expect(stdout).toMatch(/Answered ≤1h +40 +not known +40 +not known +not known/);
  expect(stdout).not.toContain('Answered ≤1h, matched');
});

test('json is what the schema says, csv and markdown carry the same difference', async () => {
  const schema = JSON.parse(
    readFileSync(fileURLToPath(new URL('../../docs/report.schema.json', import.meta.url)), 'utf8'),
  );
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
  const report = JSON.parse((await compare('acme', 'rival', '--json')).stdout);
  expect(validate(report) || validate.errors).toBe(true);
  expect(report).toMatchObject({ metric: 'compare', definition: { id: 'compare', version: 1 } });
  const markdown = (await compare('acme', 'rival', '--format', 'markdown')).stdout;
  expect(markdown).toContain(
    '| Ignored 24h | 200 | 25.0 % | 19.5–31.4 | 200 | 40.0 % | 33.5–46.9 | -15.0 points (-23.8 to -5.8) | 0.001 | 0.002 |',
  );
  const [head, , line] = (await compare('acme', 'rival', '--format', 'csv')).stdout.split('\r\n');
  expect(line!.split(',')[head!.split(',').indexOf('difference.value')]).toBe('-0.15000000000000002');
});

test('a brand of hostile name moves no cursor', async () => {
  const hostile = await auditedFolder([{ day: '2026-02-10', n: 40, answered: 40 }]);
  await run(['brand', 'add', 'ev\u001b[2Jil', '@evil'], { cwd: hostile });
  const { stdout } = await run(['compare', 'brand=acme', 'brand=ev\u001b[2Jil'], { cwd: hostile });
  expect(stdout).not.toContain('\u001b[2J');
});

test('a report over a month that is not over holds as much of the month before against it', async () => {
  const early = await auditedFolder([
    { day: '2026-02-05', n: 50, answered: 40 },
    { day: '2026-02-20', n: 50, answered: 0 },
    { day: '2026-03-09', n: 40, answered: 30 },
  ]);
  const argv = [
    'report',
    '--since',
    '2026-03',
    '--until',
    '2026-03',
    '--as-of',
    '2026-03-10',
    '--sections',
    'comparison',
  ];
  const report = JSON.parse((await run([...argv, '--json'], { cwd: early })).stdout);
  expect(report.previous).toEqual({ since: '2026-02-01T00:00:00.000Z', until: '2026-02-11T00:00:00.000Z' });
  const [{ rows, notes }] = report.sections;
  expect(rows[0]).toMatchObject({ measure: 'Turns', now: { value: 40 }, before: { value: 50 } });
  expect(notes).toContain(
    'this period is known until 2026-03-11 00:00: the one before is cut to as much, 2026-02-01 00:00 to 2026-02-11 00:00',
  );
});
