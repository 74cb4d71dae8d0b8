/** Posts that are old enough lose their words, by command and by configuration; the figures stay. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { METRICS } from '../../../src/metrics/index.ts';
import { agingFolder, DRY_RUN } from '../../helpers/aging-folder.ts';

const HEADER = 'id,channel,author_id,author_handle,author_name,created_at,text,reply_to_id';
const POSTS = `${HEADER}
6000001,x,41,oldalia,Alia Old,2026-01-02T09:00:00Z,"@acme my violet suitcase is lost, I called twice",
6000002,x,1,acme,Acme,2026-01-02T10:00:00Z,"@oldalia Hi Alia, DM us your order number",6000001
6000003,x,42,staysam,Sam Stay,2026-01-03T09:00:00Z,@acme the orange umbrella is broken,
6000004,x,42,staysam,Sam Stay,2026-03-10T09:00:00Z,@acme and the yellow coat too,6000003
6000005,x,1,acme,Acme,2026-03-10T10:00:00Z,@staysam sorry Sam,6000004
6000006,x,,oldberta,Berta,2026-01-05T09:00:00Z,@rival @acme green shoes?,
`;

async function folder(config = '') {
  const aging = await agingFolder(POSTS, config);
  const { care } = aging;
  const figures = async () => {
    const all = [];
    for (const { name } of METRICS.filter(({ name }) => !READ_WORDS.has(name)))
      all.push((await care('measure', name, '--reach', 'all', '--json')).stdout);
    return [(await care('report', '--json')).stdout, ...all];
  };
  return { ...aging, figures };
}

/** Metrics that compare words: what has none any more is not in them. */
const READ_WORDS = new Set(['canned', 'canned-texts', 'spikes']);
const OLD = [
  'violet suitcase',
  'orange umbrella',
  'green shoes',
  'oldalia',
  'Alia Old',
  'oldberta',
  '6000001',
  '6000003',
  'DM us',
];
const KEPT = ['yellow coat', 'staysam', 'Sam Stay', '6000004', 'sorry Sam'];

test('what is older goes with the names of who wrote nothing since, and no figure moves', async () => {
  const { care, figures, holds } = await folder();
  await care('classify');
  await care('triage', '6000001', '--as', 'note', '--note', 'a violet suitcase from Oslo');
  const before = await figures();
  expect((await care('retain', '60d', '--dry-run')).stdout).toBe(DRY_RUN);
  expect(OLD.filter(holds)).toEqual(OLD);
  expect((await care('retain', '60d')).stderr).toContain('--yes');
  expect(await care('retain', '60d', '--yes')).toMatchObject({ code: 0 });
  expect(OLD.filter(holds)).toEqual([]);
  expect(KEPT.filter(holds)).toEqual(KEPT);
  expect(await figures()).toEqual(before);
  expect(JSON.parse((await care('retain', '60d', '--yes', '--json')).stdout)).toMatchObject({ posts: 0, accounts: 0 });
});

test('the same file again brings nothing back that is older, and the answers still fit', async () => {
  const { cwd, care, figures, holds } = await folder();
  await care('retain', '60d', '--yes');
  const before = await figures();
  writeFileSync(join(cwd, 'again.csv'), POSTS);
  appendFileSync(join(cwd, 'again.csv'), '6000007,x,1,acme,Acme,2026-03-11T10:00:00Z,@oldalia found it,6000001\n');
  const { stdout } = await care('import', 'again.csv', '--sampling', 'complete');
  expect(stdout).toContain('4 rows older than is kept here: not taken in');
  expect(stdout).toContain('1 new, 2 already here');
  expect(OLD.filter((words) => words !== 'oldalia').filter(holds)).toEqual([]);
  const threads = JSON.parse((await care('export', 'posts', '--all', '--json')).stdout) as {
    id: string;
    reply_to_id: string;
  }[];
  expect(threads.find(({ id }) => id === '6000007')!.reply_to_id).toMatch(/^erased_/);
  expect((await figures()).length).toBe(before.length);
});

test('the configuration says how long: an import erases what is older, once a day', async () => {
  const { holds, imported, care } = await folder('retain = "60d"\n');
  expect(imported.stderr).toContain('retain 60d: erased the words and names of 4 posts');
  expect(OLD.filter(holds)).toEqual([]);
  expect((await care('config', 'show')).stdout + (await care('status')).stdout).toContain('60 d');
  expect((await care('retain', '--dry-run')).stdout).toContain('0 posts');
});

test('no age anywhere, and an age that is none', async () => {
  const { care } = await folder();
  expect(await care('retain')).toMatchObject({ code: 2, stderr: expect.stringContaining('socialcare retain 180d') });
  expect(await care('retain', '180')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('"180" is not a length of time'),
  });
});
