/** Whether anything shows that the brand's own posts were looked for: refused where nothing does, 100 % where it is true. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

const HEADER = 'channel,id,created_at,author_handle,text';

/** Customers who write to a brand at nine, one a day from the first of March on. */
function mentions(brand: string, days: number, first = 1): string[] {
  return Array.from({ length: days }, (_, at) => {
    const day = String(first + at).padStart(2, '0');
    return `x,${brand}${first + at},2026-03-${day}T09:00:00Z,${brand}fan${first + at},@${brand} no heating`;
  });
}

const reply = (brand: string, day: number) =>
  `x,${brand}r${day},2026-03-${String(day).padStart(2, '0')}T10:00:00Z,${brand},@${brand}fan${day} sorry`;
const end = (day: number) => `x,end${day},2026-03-${String(day).padStart(2, '0')}T12:00:00Z,zed,good night`;

async function folderOf(files: Record<string, string[]>, brands = ['acme']) {
  const cwd = temporaryFolder();
  const go = (...argv: string[]) => run(argv, { cwd });
  for (const brand of brands) await go('brand', 'add', brand, `@${brand}`);
  for (const [name, rows] of Object.entries(files)) writeFileSync(join(cwd, name), [HEADER, ...rows].join('\n'));
  return {
    go,
    imported: async (...argv: string[]) => expect((await go('import', ...argv, '--sampling', 'complete')).code).toBe(0),
    measured: async (metric: string, ...more: string[]) =>
      JSON.parse((await go('measure', metric, '--json', ...more)).stdout),
  };
}

describe('42: an export without any post of the brand', () => {
  const mute = { 'mute.csv': [...mentions('acme', 20), end(28)] };

  test.each(['ignored', 'response-times', 'sla', 'effort'])(
    '%s is refused and says how to continue',
    async (metric) => {
      const { go, imported } = await folderOf(mute);
      await imported('mute.csv');
      const { stdout, stderr, code } = await go('measure', metric);
      expect([stdout, code]).toEqual(['', 1]);
      expect(stderr).toContain(`${metric} refused: nothing shows that the brand’s own posts were looked for`);
      expect(stderr).toContain('--covers-replies');
      const insisted = await go('measure', metric, '--accept-biased-sample');
      expect(insisted.stdout).toContain('WARNING: 20 turns: nothing shows that the brand’s own posts were looked for');
    },
  );

  test('the import says so at once, and the footer does not call it complete', async () => {
    const { go } = await folderOf(mute);
    const { stdout } = await go('import', 'mute.csv', '--sampling', 'complete');
    expect(stdout).toContain('note: no post of acme is in it');
    const { coverage } = JSON.parse((await go('measure', 'volume', '--json')).stdout);
    expect(coverage).toMatchObject([{ complete: false, note: 'no post of the brand is in it' }]);
    const again = await go('import', 'mute.csv', '--sampling', 'complete', '--covers-replies', '--again');
    expect(again.stdout).not.toContain('note: no post of acme');
    expect(JSON.parse((await go('measure', 'volume', '--json')).stdout).coverage).toMatchObject([{ complete: true }]);
    expect(JSON.parse((await go('measure', 'ignored', '--json')).stdout).rows).toMatchObject([
      { due: 20, ignored: 20 },
    ]);
  });

  test('the report prints its volume and refuses the rest; a comparison has nothing to compare', async () => {
    const { go, imported } = await folderOf(mute);
    await imported('mute.csv');
    const { sections } = JSON.parse((await go('report', '--json', '--since', '2026-03-15')).stdout);
    const refused = Object.fromEntries(
      sections.map(({ metric, refused }: Record<string, unknown>) => [metric, refused !== undefined]),
    );
    expect(refused).toMatchObject({ volume: false, 'response-times': true, ignored: true, sla: true, effort: true });
    const comparison = sections.find(({ metric }: { metric: string }) => metric === 'comparison');
    expect(JSON.stringify(comparison)).toContain('nothing shows that the brand’s own posts were looked for');
  });

  test('with --covers-replies it is true that everybody was ignored', async () => {
    const { imported, measured } = await folderOf(mute);
    await imported('mute.csv', '--covers-replies');
    expect((await measured('ignored')).rows).toMatchObject([{ due: 20, ignored: 20, rate: 1 }]);
    expect((await measured('sla')).rows).toMatchObject([{ due: 20, met: 0 }]);
  });

  test('the replies of another file show it too', async () => {
    const { imported, measured } = await folderOf({ ...mute, 'own.csv': [reply('acme', 1), reply('acme', 20)] });
    await imported('mute.csv');
    await imported('own.csv');
    const { rows, notes, inferred_answers } = await measured('ignored');
    // The first was asked before the second file begins, and the last had no day left.
    expect(rows).toMatchObject([{ due: 18, ignored: 18, pending: 1 }]);
    expect(notes.join()).toContain('1 turn left out');
    expect(inferred_answers).toEqual({ count: 2, of: 2 });
  });

  test('a brand that answered nobody, but posted, ignored everybody', async () => {
    const { imported, measured } = await folderOf({
      'a.csv': [...mentions('acme', 20), 'x,ad,2026-03-02T08:00:00Z,acme,we are open', end(28)],
    });
    await imported('a.csv');
    expect((await measured('ignored')).rows).toMatchObject([{ due: 20, ignored: 20, rate: 1 }]);
  });
});

test('two brands in one file, one of which posted nothing: its turns are left out, counted and named', async () => {
  const { imported, measured } = await folderOf(
    { 'both.csv': [...mentions('acme', 12), reply('acme', 3), ...mentions('rival', 12), end(20)] },
    ['acme', 'rival'],
  );
  await imported('both.csv');
  const { rows, notes } = await measured('ignored', '--by', 'brand');
  expect(rows).toMatchObject([
    { brand: 'acme', due: 12, ignored: 11 },
    { brand: 'rival', due: 0, rate: null },
  ]);
  expect(notes.join()).toContain('12 turns left out (rival 12): nothing shows that');
});

test('24 daily files with --covers, of a small brand never answered, count as one import of all, with a warning', async () => {
  const days = Array.from({ length: 24 }, (_, at) => at + 1);
  const rows = (day: number) => [
    ...mentions('big', 1, day),
    ...(day % 2 === 0 ? [reply('big', day)] : []),
    ...(day % 3 === 1 ? mentions('small', 1, day) : []),
  ];
  const date = (day: number) => `2026-03-${String(day).padStart(2, '0')}`;
  const brands = ['big', 'small'];
  const one = await folderOf({ 'all.csv': days.flatMap(rows) }, brands);
  await one.imported('all.csv', '--covers', `${date(1)}..${date(24)}`);
  const many = await folderOf(Object.fromEntries(days.map((day) => [`${day}.csv`, rows(day)])), brands);
  for (const day of days) await many.imported(`${day}.csv`, '--covers', `${date(day)}..${date(day)}`);
  const [whole, parts] = [
    await one.measured('ignored', '--by', 'brand'),
    await many.measured('ignored', '--by', 'brand'),
  ];
  expect(whole.rows).toMatchObject([{ brand: 'big' }, { brand: 'small', due: 8, ignored: 8 }]);
  expect(parts.rows).toEqual(whole.rows);
  for (const { notes } of [whole, parts])
    expect(notes.join()).toContain('8 turns (small 8): the data hold no post of the brand; that its replies would be');
}, 60_000);

test('the brand is declared after the import, with the posts in it', async () => {
  const { go, imported, measured } = await folderOf(
    { 'a.csv': [...mentions('acme', 12), reply('acme', 3), end(20)] },
    [],
  );
  await imported('a.csv');
  await go('brand', 'add', 'acme', '@acme');
  const { rows, inferred_answers } = await measured('ignored');
  expect(rows).toMatchObject([{ due: 12, ignored: 11 }]);
  expect(inferred_answers).toEqual({ count: 1, of: 1 });
});

test('the brand is declared after the import of its mentions and of its replies', async () => {
  const { go, imported, measured } = await folderOf(
    { 'mute.csv': [...mentions('acme', 20), end(28)], 'own.csv': [reply('acme', 1), reply('acme', 20)] },
    [],
  );
  await imported('mute.csv');
  await imported('own.csv');
  await go('brand', 'add', 'acme', '@acme');
  expect((await measured('ignored')).rows).toMatchObject([{ due: 18, ignored: 18, pending: 1 }]);
});

test('a weekend without a post of the brand is part of the archive; a month of mentions alone is none', async () => {
  const days = Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => {
      const [day] = mentions('acme', 1, at + 1);
      return [
        `day${at + 1}.csv`,
        at === 5 || at === 6 ? [day!, end(at + 1)] : [day!, reply('acme', at + 1), end(at + 1)],
      ];
    }),
  );
  const weekend = await folderOf(days);
  for (const [at, name] of Object.keys(days).entries()) {
    const date = `2026-03-${String(at + 1).padStart(2, '0')}`;
    await weekend.imported(name, '--covers', `${date}..${date}`);
  }
  expect((await weekend.measured('ignored')).rows).toMatchObject([{ due: 11, ignored: 2 }]);
  const alone = await folderOf({
    'march.csv': [...mentions('acme', 14), end(14)],
    'later.csv': [...mentions('acme', 12, 15), reply('acme', 20), end(28)],
  });
  await alone.imported('march.csv');
  await alone.imported('later.csv');
  const { rows, notes } = await alone.measured('ignored');
  expect(rows).toMatchObject([{ due: 12, ignored: 11 }]);
  expect(notes.join()).toContain('14 turns left out: nothing shows that');
});

test('a quiet day between days that join is no month of mentions alone', async () => {
  const hours = ['00', '06', '12', '18'];
  const day = (at: number, more: string[]) => [
    ...hours.map((hour) => `x,m${at}${hour},2026-03-0${at}T${hour}:00:00Z,fan${at}${hour},@acme no heating`),
    ...more,
    `x,e${at},2026-03-0${at}T23:00:00Z,zed,good night`,
  ];
  const own = (at: number) => `x,o${at},2026-03-0${at}T08:00:00Z,acme,we are open`;
  const { imported, measured } = await folderOf({
    '1.csv': day(1, [own(1)]),
    '2.csv': day(2, []),
    '3.csv': day(3, [own(3)]),
  });
  for (const name of ['1.csv', '2.csv', '3.csv']) await imported(name);
  const { rows, notes } = await measured('ignored');
  expect(rows).toMatchObject([{ due: 8, ignored: 8 }]);
  expect(notes.join()).not.toContain('left out');
});

test('two weeks with --covers, of which the second is without a post of the brand, are one archive', async () => {
  const { imported, measured } = await folderOf({
    '1.csv': [...mentions('acme', 7), reply('acme', 3)],
    '2.csv': mentions('acme', 7, 8),
  });
  await imported('1.csv', '--covers', '2026-03-01..2026-03-07');
  await imported('2.csv', '--covers', '2026-03-08..2026-03-14');
  const { rows, notes } = await measured('ignored');
  expect(rows).toMatchObject([{ due: 13, ignored: 12 }]);
  expect(notes.join()).not.toContain('WARNING');
});

test('footers of every format count the inferred answers', async () => {
  const { go, imported } = await folderOf({ 'a.csv': [...mentions('acme', 12), reply('acme', 3), end(20)] });
  await imported('a.csv');
  const said = '1 of 1 answer inferred from names: the file declares no reply links';
  for (const format of ['table', 'markdown', 'csv'])
    expect((await go('measure', 'volume', '--format', format)).stdout).toContain(said);
  expect((await go('report')).stdout).toContain(said);
  expect((await go('show', 'acme3')).stdout).toContain('inferred answer');
  expect((await go('show', '@acmefan3', '--json')).stdout).toContain('"inferred":true');
});
