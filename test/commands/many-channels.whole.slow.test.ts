/** Files whose channels are web sites: more networks than any list of them foresees. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../helpers/run.ts';

test('a hundred channels and two brands: every turn is its brand’s and its channel’s', async () => {
  const cwd = temporaryFolder();
  const sites = Array.from({ length: 100 }, (_, at) => ({
    channel: `site${at}`,
    brand: at % 2 === 0 ? 'acme' : 'other',
    wait: 3600 + (at % 60) * 60,
  }));
  const rows = sites.flatMap(({ channel, brand, wait }, at) => [
    [`q${at}`, channel, '2026-03-02T09:00:00Z', 'ann', `@${brand} help`, '', 'true'],
    [`a${at}`, channel, new Date(Date.UTC(2026, 2, 2, 9) + wait * 1000).toISOString(), brand, 'yes', `q${at}`, 'false'],
  ]);
  const header = 'id,channel,created_at,author_handle,text,reply_to_id,inbound';
  writeFileSync(join(cwd, 'sites.csv'), [header, ...rows.map((row) => row.join(','))].join('\n'));
  const go = async (...argv: string[]) => {
    const { code, stdout, stderr } = await run(argv, { cwd });
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    return stdout;
  };
  await go('import', 'sites.csv', '--register-brands', '--sampling', 'complete', '-q');
  const measured = await go('measure', 'volume', '--by', 'brand,channel', '--format', 'csv');
  const counted = measured
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(',').slice(1, 4).join(','));
  expect(counted.sort()).toEqual(sites.map(({ channel, brand }) => `${brand},${channel},1`).sort());
  const exported = (await go('export', 'turns', '--columns', 'brand,channel,wait_seconds'))
    .trim()
    .split('\r\n')
    .slice(1);
  expect(exported.sort()).toEqual(sites.map(({ channel, brand, wait }) => `${brand},${channel},${wait}`).sort());
});
