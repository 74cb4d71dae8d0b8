/** A person asks to be forgotten: an investigator finds nothing of them, and the care lead sees the same numbers. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { searchText } from '../../../src/domain/search-text.ts';
import { METRICS } from '../../../src/metrics/index.ts';
import { databaseHolds, onServer, openStore } from '../../helpers/database.ts';
import { run, temporaryFolder } from '../../helpers/run.ts';

const HEADER =
  'id,author_id,author_handle,author_name,created_at,text,reply_to_id,quote_of_id,conversation_id,url,mentions';

/** Zoë is known as @zoe_quist and as @Zoe_Kvist, wrote three posts, and is named by the brand and by Bob. */
const POSTS = `${HEADER}
7000000001,880001,zoe_quist,Zoë Quistgård,2026-03-02T09:00:00Z,"@acme my pärcel to Hjørnevej is lost, zebrafish7 — I called twice already",,,7000000001,https://x.com/zoe_quist/status/7000000001,
7000000002,880001,zoe_quist,Zoë Quistgård,2026-03-02T09:05:00Z,and nobody answers at all about the marmalade,7000000001,,7000000001,https://x.com/zoe_quist/status/7000000002,
7000000003,1,acme,Acme,2026-03-02T10:00:00Z,"@zoe_quist Hi Zoë, sorry! Please DM us your order number ^JK",7000000002,,7000000001,,
7000000004,880002,bob,Bob,2026-03-02T10:30:00Z,"@acme same as @ZOE_QUIST, see https://x.com/zoe_quist/status/7000000001 and Zoë Quistgård",,7000000001,,,
7000000005,1,acme,Acme,2026-03-02T11:00:00Z,@bob on it ^JK,7000000004,,,,
7000000006,880001,Zoe_Kvist,Zoë Quistgård,2026-03-03T09:00:00Z,@rival @acme still nothing of the marmalade,,,,,
7000000007,880003,cem,Cem,2026-03-03T09:30:00Z,@acme hello?,,,,,
7000000008,1,acme,Acme,2026-03-03T09:45:00Z,"@zoe_kvist your parcel is here, @cem yours too ^AB",,,,,
7000000009,880002,bob,Bob,not a date,"@acme and @zoe_quist says hello",,,,,
`;

/** What an investigator looks for. */
const SIGNS = [
  ...['zoe_quist', 'zoe_kvist', 'Zoë Quistgård', '880001', '7000000001', '7000000002', '7000000006'],
  ...['zebrafish7', 'pärcel to Hjørnevej', 'marmalade', 'Hi Zoë'],
];

let cwd: string;
const care = (...argv: string[]) => run(argv, { cwd, now: '2026-03-20T12:00:00Z', env: { SOCIALCARE_ACTOR: 'kim' } });

async function must(...argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await care(...argv);
  if (code !== 0) throw new Error(`${argv.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

/** All figures that the program makes. */
async function figures(): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const argv of [['report'], ['report', '--by', 'brand'], ...METRICS.map(({ name }) => ['measure', name])]) {
    const { stdout, code } = await care(...argv, '--reach', 'all', '--json');
    all[argv.join(' ')] = { code, report: stdout === '' ? '' : JSON.parse(stdout) };
  }
  return all;
}

/** The files of the folder in which a sign stands, as it is, or as searches fold it. */
function found(): string[] {
  return readdirSync(cwd).flatMap((name) => {
    const bytes = readFileSync(join(cwd, name));
    const folded = searchText(bytes.toString('utf8'));
    return SIGNS.flatMap((sign) =>
      bytes.includes(sign) || bytes.includes(Buffer.from(sign, 'utf16le')) || folded.includes(searchText(sign))
        ? [`${name}: ${sign}`]
        : [],
    );
  });
}

/** As a search does where there are very many posts. */
async function indexPosts(): Promise<void> {
  if (onServer) return;
  const store = await openStore(join(cwd, 'care.db'));
  await store.indexPosts({ worth: 1 });
  expect(await store.oneValue('SELECT upto = (SELECT max(key) FROM post) FROM search_state')).toBe(1);
  await store.close();
}

async function folder(): Promise<string> {
  cwd = temporaryFolder();
  writeFileSync(join(cwd, 'posts.csv'), POSTS);
  await must('brand', 'add', 'acme', '@acme');
  await must('brand', 'add', 'rival', '@rival');
  await must('import', 'posts.csv', '--channel', 'x', '--sampling', 'complete', '--accept-rejects');
  await must('classify');
  await must('label', '7000000001', 'intent=complaint');
  return cwd;
}

describe('forgotten', () => {
  let before: Record<string, unknown>;
  let after: Record<string, unknown>;
  let shown: string;
  let copied: string;

  beforeAll(async () => {
    await folder();
    const note = 'Zoe says: my pärcel to Hjørnevej is lost, zebrafish7';
    await must('triage', '7000000006', '--brand', 'acme', '--as', 'note', '--note', note);
    await must(
      'triage',
      '7000000007',
      '--as',
      'note',
      '--note',
      'as @zoe_quist: nobody answers at all about the marmalade',
    );
    await must('dump', '-o', 'notes.jsonl');
    copied = readFileSync(join(cwd, 'notes.jsonl'), 'utf8');
    await indexPosts();
    expect(await must('show', '--search', 'marmalade')).toContain('nobody answers at all about the marmalade');
    await must('export', 'turns', '-o', 'turns.csv', '--reach', 'all');
    before = await figures();
    shown = await must('forget', '@zoe_quist', '--yes');
    after = await figures();
  });

  test('it says first what goes and what stays', () => {
    expect(shown.replaceAll(`${cwd}/`, '')).toBe(`@Zoe_Kvist on x, id 880001, once @zoe_quist:
  3 posts: text, links and id
  3 names and 1 id of the account
  2 notes of people on them, or quoting them
  their ids in 1 decision and 1 label of people
  3 posts of others that name them: the names in these
  notes.jsonl: 3 lines without names
  posts.csv.rejects.csv: 1 line taken out
  turns.csv: names them in 4 lines; delete it, or write it again afterwards
  3 turns of theirs stay in every count, without names
Erased, and the database was rewritten without it.
`);
  });

  test('30: every figure is the same to the last digit', () => {
    expect(after).toEqual(before);
  });

  test('nothing of her is in any file beside the database but in the export and the file that she named herself', () => {
    expect(found().filter((line) => !/^(turns|posts)\.csv:/.test(line))).toEqual([]);
  });

  test('no search finds her words, and an index filled again has none of them', async () => {
    for (const search of ['marmalade', 'zebrafish7', '@zoe_quist', '*jørn*'])
      expect(await care('show', '--search', search)).toMatchObject({ code: 2, stdout: '' });
    await indexPosts();
    expect(await care('show', '--search', 'marmalade')).toMatchObject({ code: 2, stdout: '' });
    expect(found().filter((line) => !/^(turns|posts)\.csv:/.test(line))).toEqual([]);
  });

  test('what others wrote names her tombstone, and the brand’s replies keep their labels', async () => {
    const posts = JSON.parse(await must('export', 'posts', '--all', '--json')) as { text: string }[];
    const texts = posts.map(({ text }) => text.replace(/erased_[0-9a-f]+/g, 'T'));
    expect(texts).toEqual([
      '@acme [erased]',
      '[erased]',
      '@T Hi [erased], sorry! Please DM us your order number ^JK',
      '@acme same as @T, see https://x.com/T/status/T and [erased]',
      '@bob on it ^JK',
      '@rival @acme [erased]',
      '@acme hello?',
      '@T your parcel is here, @cem yours too ^AB',
    ]);
    expect(await must('status')).toContain('8 posts are classified, 1 labelled by hand');
  });

  test('the dump is whole, and is the one that is written now', async () => {
    const kept = readFileSync(join(cwd, 'notes.jsonl'), 'utf8');
    expect(kept).toBe(await must('dump'));
  });

  test('a copy of the dump that was put aside brings nothing back either', async () => {
    const { stdout, stderr, code } = await run(['restore', '-'], { cwd, stdin: copied });
    expect({ stdout, stderr, code }).toMatchObject({ code: 0 });
    expect(await must('dump')).toBe(readFileSync(join(cwd, 'notes.jsonl'), 'utf8'));
  });

  test('the same file again brings nothing of her back and changes no figure', async () => {
    const again = JSON.parse(
      await must(
        'import',
        'posts.csv',
        '--again',
        '--channel',
        'x',
        '--sampling',
        'complete',
        '--accept-rejects',
        '--json',
      ),
    );
    expect(again.files[0]).toMatchObject({ erased: 3 });
    expect(await figures()).toEqual(before);
    expect(found().filter((line) => !/^(turns|posts|posts\.csv\.rejects)\.csv:/.test(line))).toEqual([]);
  });

  test('what she writes later is counted without her words and name, under the same tombstone', async () => {
    writeFileSync(
      join(cwd, 'later.csv'),
      `${HEADER}
7000000011,1,acme,Acme,2026-03-05T10:00:00Z,@zoe_quist thanks for writing again,7000000010,,,,
7000000010,880001,zoe_new,Zoë Quistgård,2026-03-05T09:00:00Z,@acme marmalade,,,,,
`,
    );
    const { stdout } = await care('import', 'later.csv', '--channel', 'x', '--sampling', 'complete');
    expect(stdout).toContain('1 row of erased persons or posts: taken in without words and names');
    const turns = JSON.parse(await must('export', 'turns', '--json')) as { customer: string }[];
    const hers = turns.filter(({ customer }) => customer.startsWith('erased_'));
    expect(new Set(hers.map(({ customer }) => customer)).size).toBe(1);
    expect(hers.at(-1)).toMatchObject({ asked_text: '@acme [erased]', wait_seconds: 3600 });
    expect(databaseHolds(join(cwd, 'care.db'), 'zoe_new')).toBe(false);
  });
});
