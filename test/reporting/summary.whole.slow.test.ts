/** The summary of a report and what its data cannot show: by rule, and never a number that is not in the sections. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { Column, Row, Section } from '../../src/domain/report.ts';
import { comparison } from '../../src/metrics/comparison.ts';
import { summaryOf } from '../../src/reporting/summary.ts';
import { addConversation, conversationFolder } from '../helpers/conversation-folder.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

const STYLE = { unicode: true, timezone: 'UTC' };
const BRAND: Column = { key: 'brand', label: 'Brand', kind: 'text' };

const section = (metric: string, columns: Column[], rows: Row[], more: Partial<Section> = {}): Section => ({
  ...{ metric, version: 1, title: metric, question: '', definition: '', notes: [] },
  ...{ columns: [BRAND, ...columns], rows },
  ...more,
});
const ignored = (rates: Record<string, number | null>, more: Partial<Section> = {}) =>
  section(
    'ignored',
    [
      { key: 'due', label: 'Due', kind: 'count' },
      { key: 'rate', label: 'Rate', kind: 'share', interval: ['ci_low', 'ci_high'] },
    ],
    Object.entries(rates).map(([brand, rate]) => ({
      ...{ brand, window: '24h', due: rate === null ? 9 : 100, rate },
      ...{ ci_low: rate && rate - 0.1, ci_high: rate && rate + 0.1 },
    })),
    { title: 'Ignored mentions', ...more },
  );
const change = (
  brand: string,
  of: Partial<Record<'value' | 'low' | 'high' | 'p' | 'p_adjusted', number>>,
  why?: string,
) => ({
  ...{ brand, column: 'ignored.rate', unit: 'share' },
  change: { value: null, low: null, high: null, p: 0.5, p_adjusted: 0.5, why, ...of },
});
const changes = (...rows: Row[]) =>
  section(
    comparison.name,
    [
      {
        ...{ key: 'change.value', label: 'Change', kind: 'number', unit: 'unit', difference: true },
        ...{ absent_key: 'change.why', interval: ['change.low', 'change.high'] },
      },
    ],
    rows,
  );
const sentences = (...sections: Section[]) => summaryOf(sections, ['brand'], STYLE).map(({ sentence }) => sentence);

describe('the summary', () => {
  it('says a rate with its interval and what it divides by, and of too few that they are', () => {
    expect(sentences(ignored({ acme: 0.523, bolt: null }))).toEqual([
      'acme: 52.3 % (42.3–62.3) of 100 due turns were not answered within 24h.',
      'bolt: too little to say of Ignored mentions.',
    ]);
  });

  it('says how to count turns of which nothing tells whether they needed a reply, where too few are left without them', () => {
    const { rows, ...of } = ignored({ acme: null });
    const said = (due: number, window = '24h') =>
      sentences({ ...of, rows: rows.map((row) => ({ ...row, window, unknown: { due } })) });
    const few = 'acme: too little to say of Ignored mentions';
    const hint = 'nothing tells whether a reply was needed (--denominator all counts them).';
    expect(said(1056)).toEqual([`${few}; of 1,056 due turns ${hint}`]);
    expect(said(1)).toEqual([`${few}; of 1 due turn ${hint}`]);
    expect(said(12, 'ever')).toEqual([`${few}; of 12 turns ${hint}`]);
    expect(said(0)).toEqual([`${few}.`]);
  });

  it('says what changed, that no change is shown where the interval holds none, and why nothing is compared', () => {
    const rates = { acme: 0.5, bolt: 0.5, cord: 0.5 };
    const compared = sentences(
      ignored(rates),
      changes(
        change('acme', { value: 0.1, low: -0.02, high: 0.22 }),
        change('bolt', { value: -0.2, low: -0.3, high: -0.1, p: 0.001, p_adjusted: 0.002 }),
        change('cord', {}, 'too few'),
      ),
    ).map((sentence) => sentence.split('; ')[1]);
    expect(compared).toEqual([
      '+10.0 points (-2.0 to 22.0) against the period before, no change shown.',
      '-20.0 points (-30.0 to -10.0) against the period before.',
      'not compared with the period before: too few.',
    ]);
    const several = change('acme', { value: -0.2, low: -0.39, high: -0.01, p: 0.04, p_adjusted: 0.08 });
    expect(sentences(ignored({ acme: 0.5 }), changes(several))[0]).toMatch(
      /before, no change shown once all are compared at once\.$/,
    );
  });

  it('of many brands says the ends, and how many have too few', () => {
    expect(sentences(ignored({ acme: 0.5, bolt: 0.7, cord: null, dial: 0.2, east: 0.7 }))).toEqual([
      'bolt (highest of 4, tied with 1 other, 1 with too few): 70.0 % (60.0–80.0) of 100 due turns were not answered within 24h.',
      'dial (lowest of 4, 1 with too few): 20.0 % (10.0–30.0) of 100 due turns were not answered within 24h.',
    ]);
    expect(sentences(ignored({ acme: 0, bolt: 0.7, cord: 0, dial: 0 }))[1]).toMatch(
      /^dial \(lowest of 4, tied with 2 others\): 0\.0 %/,
    );
    expect(sentences(ignored({ acme: 0.5, bolt: 0.5, cord: 0.5, dial: 0.5 }))).toEqual([
      'acme (as high as any of 4): 50.0 % (40.0–60.0) of 100 due turns were not answered within 24h.',
    ]);
    expect(sentences(ignored({ acme: 0.5, bolt: null, cord: null, dial: null }))).toEqual([
      'acme (the only one of 4 with enough): 50.0 % (40.0–60.0) of 100 due turns were not answered within 24h.',
    ]);
    expect(sentences(ignored({ acme: null, bolt: null, cord: null, dial: null }))).toEqual([]);
  });

  it('names the reason of a refusal, open hours, and a warning that stands in the section', () => {
    const refused = { rows: [], refused: { reason: 'nobody looked', hint: '' } };
    const promises = section('sla', [], [], { ...refused, title: 'SLA attainment' });
    expect(sentences(ignored({}, refused), promises)).toEqual([
      'Ignored mentions, SLA attainment: refused, for nobody looked.',
    ]);
    expect(sentences(ignored({ acme: 0.5 }, { hours: 'open hours', notes: ['WARNING: a search'] }))).toEqual([
      'acme: 50.0 % (40.0–60.0) of 100 due turns were not answered within 24h; in open hours; mind the warning in its section.',
    ]);
  });
});

/** Every number of the sentence, as the sections print it for its group. */
const NUMBERS = /\d[\d.,]*(?: (?:%|d|h|min|s)(?!\w))?(?: \d+ (?:h|min|s)(?!\w))?(?: \([^)]*\d[^)]*\))?/g;

const CHATTER = Array.from({ length: 24 }, (_, at) => {
  const minute = String(2 * at).padStart(2, '0');
  const ask = `09:${minute} @ann${at % 12}: @acme where is parcel?`;
  return at % 3 === 0
    ? `${ask}\n    10:${minute} @acme re ${at + Math.floor(at / 3) + 1}: @ann${at % 12} on its way`
    : ask;
}).join('\n    ');

test('the summary of a report holds no number that its sections do not', async () => {
  const cwd = await conversationFolder(`\n    ${CHATTER}`);
  const { stdout } = await run(['report', '--json', '--since', '2020-01-01', '--sections', 'all'], { cwd });
  const report = JSON.parse(stdout);
  const wide = (await run(['report', '--since', '2020-01-01', '--sections', 'all', '--width', '500'], { cwd })).stdout;
  const tables = wide.slice(wide.indexOf('\nVolume\n'));
  expect(report.summary.length).toBeGreaterThan(4);
  for (const { metric, sentence } of report.summary) {
    expect(report.sections.map((each: Section) => each.metric)).toContain(metric);
    const words = sentence.replace(/ within \d+h| answered within the/g, '');
    for (const number of words.match(NUMBERS) ?? [])
      expect([sentence, tables.includes(number.trim())]).toEqual([sentence, true]);
  }
});

test('nothing is summed up where nothing matches', async () => {
  const cwd = await conversationFolder('\n    09:00 @ann: @acme help');
  const { stdout } = await run(['report', '--json', '--brand', 'acme', '--since', '2030-01-01'], { cwd });
  expect(JSON.parse(stdout || '{}').summary).toBeUndefined();
});

describe('what the data cannot show', () => {
  const limits = async (cwd: string, ...argv: string[]) =>
    (JSON.parse((await run(['report', '--json', ...argv], { cwd })).stdout).limits as { about: string }[]).map(
      ({ about }) => about,
    );

  it('is only what applies', async () => {
    const cwd = await conversationFolder(`
    09:00 @ann: @acme my parcel is late
    09:12 @acme re 1: @ann sorry, on its way`);
    const always = ['channels', 'unnamed', 'private-messages', 'deletions', 'solved'];
    expect(await limits(cwd)).toEqual(expect.arrayContaining(['labels', ...always]));
    expect(await limits(cwd, '--reach', 'all')).not.toContain('unnamed');
    expect(await limits(cwd, '--sections', 'volume')).not.toContain('labels');
    expect(await limits(cwd, '--sections', 'volume')).not.toContain('reply-labels');
    expect(await limits(cwd, '--sections', 'effort')).toContain('reply-labels');
    await run(['classify'], { cwd });
    expect(await limits(cwd, '--sections', 'effort')).not.toContain('reply-labels');
    const classified = await limits(cwd);
    expect(classified).not.toContain('labels');
    expect(classified).toContain('label-errors');
    await addConversation(cwd, '\n    11:00 #b1 @bob: @acme and mine?');
    expect(await limits(cwd)).toContain('unclassified');
  });

  it('counts what the sampling, the coverage, rejected rows and inferred answers hide', async () => {
    const cwd = temporaryFolder();
    const rows = [
      'channel,id,text,created_at,author_handle',
      ...['ann', 'bob', 'cat'].map((name, at) => `x,q${at},@acme help,2026-03-02T09:0${at}:00Z,${name}`),
      'x,a1,@ann here you are,2026-03-02T10:00:00Z,acme',
      'x,q9,@acme when?,the 32nd,dan',
    ];
    writeFileSync(join(cwd, 'posts.csv'), `${rows.join('\n')}\n`);
    await run(['brand', 'add', 'acme', '@acme', 'bluesky:acme.example'], { cwd });
    await run(['import', 'posts.csv'], { cwd });
    const { stdout } = await run(['report', '--json', '--sections', 'ignored'], { cwd });
    expect(JSON.parse(stdout).limits.slice(0, 5)).toEqual([
      {
        about: 'sampling-unknown',
        sentence: 'whether posts are missing: of 3 turns nobody said how complete they are (import --sampling)',
        count: 3,
      },
      { about: 'rejected-rows', sentence: 'what stood in 1 row that could not be read', count: 1 },
      {
        about: 'inferred-answers',
        sentence: 'what 1 answer replied to: names decide where a file states no reply links',
        count: 1,
      },
      expect.objectContaining({ about: 'labels' }),
      { about: 'channels', sentence: 'what customers wrote anywhere but on x; no turn of bluesky is here' },
    ]);
    await run(['import', 'posts.csv', '--again', '--sampling', 'answered-only'], { cwd });
    expect(await limits(cwd, '--sections', 'ignored')).toContain('sampling-answered-only');
  });

  it('names turns outside coverage, and turns whose brand nobody listened to', async () => {
    const cwd = temporaryFolder();
    const write = (file: string, days: number[]) =>
      writeFileSync(
        join(cwd, file),
        [
          'channel,id,text,created_at,author_handle,reply_to_id',
          ...days.map((day) => `x,q${day},@acme help,2026-03-0${day}T09:00:00Z,ann${day},`),
        ].join('\n'),
      );
    write('posts.csv', [1, 2, 3, 4, 5]);
    write('later.csv', [9]);
    await run(['brand', 'add', 'acme', '@acme'], { cwd });
    for (const [file, covers] of [
      ['posts.csv', '2026-03-01..2026-03-03'],
      ['later.csv', '2026-03-09..2026-03-09'],
    ] as const)
      await run(['import', file, '--sampling', 'complete', '--covers', covers], { cwd });
    expect(await limits(cwd)).toContain('coverage');
    await run(['import', 'posts.csv', '--again', '--sampling', 'complete'], { cwd });
    expect(await limits(cwd)).toContain('no-replies');
  });
});
