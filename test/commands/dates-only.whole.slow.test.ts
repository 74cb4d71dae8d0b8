/** Files whose times are dates without a time of day: days are counted, and no wait under a day is printed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

/** Twelve customers write on 2 March; four are answered the same day, four the next, four never. */
function file(time: string): string {
  const rows = Array.from({ length: 12 }, (_, at) => {
    const ask = `q${at},2026-03-02${time},c${at},@acme late,,x\n`;
    const answered = at < 4 ? '2026-03-02' : '2026-03-03';
    return at < 8 ? `${ask}a${at},${answered}${time},acme,@c${at} sorry,q${at},x\n` : ask;
  });
  return `id,created_at,author_handle,text,reply_to_id,channel\n${rows.join('')}end,2026-03-20${time},acme,good night,,x\n`;
}

async function imported(content: string, more: Record<string, string> = {}): Promise<string> {
  const cwd = temporaryFolder();
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  for (const [name, text] of Object.entries({ 'a.csv': content, ...more })) {
    writeFileSync(join(cwd, name), text);
    const { code } = await run(['import', name, '--sampling', 'complete'], { cwd });
    expect(code).toBe(0);
  }
  return cwd;
}

const measure = async (cwd: string, ...argv: string[]) =>
  JSON.parse((await run(['measure', ...argv, '--json'], { cwd })).stdout);

test.each(['', 'T00:00:00Z'])('waits are printed in days and from a day on: times end in %j', async (time) => {
  const cwd = await imported(file(time));
  const times = await measure(cwd, 'response-times');
  const [row] = times.rows;
  expect(row.n).toBe(12);
  expect(row.service_level).toMatchObject({ '5m': null, '15m': null, '1h': null, '4h': null, '8h': null });
  expect(row.service_level['24h']).toBeCloseTo(8 / 12, 9);
  expect(row.km).toMatchObject({ median_seconds: 86_400 });
  expect(row.buckets).toMatchObject({ '5m': null, '8h': null, '24h': 8 });
  expect(times.notes.join()).toContain('12 turns dated without a time of day: their waits are counted in days');
});

test('windows and promises under a day are refused with the reason, those of days are kept', async () => {
  const cwd = await imported(file(''));
  const both = await measure(cwd, 'ignored', '--window', '1h,24h,72h');
  expect(both.rows.map(({ window, ignored }: Record<string, unknown>) => [window, ignored])).toEqual([
    ['24h', 4],
    ['72h', 4],
  ]);
  for (const argv of [['ignored', '--window', '1h'], ['sla']]) {
    const { code, stderr } = await run(['measure', ...argv], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain('the posts are dated without a time of day, so no wait under a day is known');
    expect(stderr).toContain('--map created_at=DATE+TIME');
  }
  const kept = await measure(cwd, 'sla', '--sla', '24h');
  expect(kept.rows[0]).toMatchObject({ due: 12, met: 8 });
});

test('posts with times of day lose nothing', async () => {
  const cwd = await imported(file('T10:00:00Z'));
  const times = await measure(cwd, 'response-times');
  expect(times.rows[0].service_level['5m']).toBeCloseTo(4 / 12, 9);
  expect(times.notes.join()).not.toContain('time of day');
  expect((await measure(cwd, 'sla')).rows[0]).toMatchObject({ due: 12, met: 4 });
});

test('a group without such a post keeps its hours beside one that does', async () => {
  const other = file('T10:00:00Z')
    .replaceAll('acme', 'rival')
    .replace(/^(?=[qa]\d|end)/gm, 'r');
  const cwd = temporaryFolder();
  await run(['brand', 'add', 'rival', '@rival'], { cwd });
  await run(['brand', 'add', 'acme', '@acme'], { cwd });
  writeFileSync(join(cwd, 'a.csv'), file(''));
  writeFileSync(join(cwd, 'r.csv'), other.replaceAll(',q', ',rq'));
  for (const name of ['a.csv', 'r.csv']) await run(['import', name, '--sampling', 'complete'], { cwd });
  const { rows } = await measure(cwd, 'response-times', '--by', 'brand');
  const level = Object.fromEntries(
    rows.map((row: { brand: string; service_level: object }) => [row.brand, row.service_level]),
  );
  expect(level.acme['1h']).toBeNull();
  expect(level.rival['1h']).toBeCloseTo(4 / 12, 9);
});

test('eight answers alike on the day of their questions are no automatic replies', async () => {
  const cwd = await imported(file('').replaceAll('2026-03-03', '2026-03-02'));
  const times = await measure(cwd, 'response-times');
  expect(times.rows[0]).toMatchObject({ n: 12, answered: 8 });
  expect((await measure(cwd, 'volume')).rows[0]).toMatchObject({ turns: 12, auto_replies: 0 });
});
