/** Reports that DuckDB counts from an exported store are those of the database; and what it refuses. */
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { fileOnly } from '../helpers/database.ts';
import { hasDuckDb } from '../helpers/duckdb.ts';
import { madeUpDesk } from '../helpers/oracle/made-up.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

const DUCKDB = ['--engine', 'duckdb', '--from', 'store'];
const NOW = { now: '2026-03-30T00:00:00Z' };

interface DeclaredBrands {
  brands: { name: string; accounts: { channel: string; handle: string }[] }[];
}

let cwd: string;

beforeAll(async () => {
  if (!hasDuckDb) return;
  const desk = await madeUpDesk(12, 160, true);
  cwd = desk.cwd;
  expect(desk.faults).toEqual([]);
  const { code, stderr } = await run(['export', 'store', '-o', 'store'], { cwd });
  expect([code, stderr]).toEqual([0, expect.stringContaining('socialcare report --engine duckdb --from store')]);
});

/** Numbers without what the order of a sum leaves in their last digits. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, cell) =>
    typeof cell === 'number' && !Number.isInteger(cell) ? Number(cell.toPrecision(12)) : cell,
  );
}

async function answers(argv: string[]) {
  const { code, stdout, stderr } = await run([...argv, '--json'], { cwd, ...NOW });
  expect([argv.join(' '), stdout === '' ? stderr : '']).toEqual([argv.join(' '), '']);
  const said = JSON.parse(stdout);
  // Which of several texts that are nearly alike stands for all depends on the order of the turns.
  said.sections = said.sections?.filter(({ metric }: { metric: string }) => metric !== 'canned-texts');
  return { code, said: rounded(said) };
}

const ASKED: string[][] = [
  ['report', '--sections', 'all', '--handle-time', '6m', '--accept-biased-sample'],
  ['report', '--since', '2026-03-15', '--by', 'brand,channel', '--hours', 'business'],
  ['report', '--as-of', '2026-03-19T15:00', '--reach', 'all', '--label', 'intent=complaint'],
  ['measure', 'response-times', '--by', 'month,followers', '--customer', 'annlee'],
  ['measure', 'ignored', '--by', 'reply-act', '--agent', 'JK', '--turns', 'next'],
  ['measure', 'decisions', '--by', 'agent,team'],
  ['audit', '--max', 'ignored@24h=20%', '--min', 'sl@1h=80%', '--by', 'brand', '--periods', '2 of 3 weeks'],
];

describe.skipIf(!hasDuckDb)('--engine duckdb', () => {
  test.each(ASKED.map((argv) => [argv.join(' '), argv]))('%s answers as the database does', async (_, argv) => {
    const database = await answers(argv as string[]);
    expect(await answers([...(argv as string[]), ...DUCKDB])).toEqual(database);
  });

  fileOnly('needs no database', async () => {
    renameSync(join(cwd, 'care.db'), join(cwd, 'away.db'));
    try {
      expect((await run(['measure', 'volume', ...DUCKDB], { cwd, ...NOW })).code).toBe(0);
      expect(existsSync(join(cwd, 'care.db'))).toBe(false);
    } finally {
      renameSync(join(cwd, 'away.db'), join(cwd, 'care.db'));
    }
  });

  const REFUSED: [string[], number, string][] = [
    [['report', '--engine', 'duckdb'], 2, 'name it with --from'],
    [['report', '--from', 'store'], 2, '--from goes with --engine duckdb'],
    [['report', '--memory', '1GB'], 2, '--memory goes with --engine duckdb'],
    [['report', ...DUCKDB, '--memory', 'lots'], 2, '--memory: "lots" is no amount of memory'],
    [['report', ...DUCKDB, '--db', 'care.db'], 2, 'not --db'],
    [['report', '--engine', 'duckdb', '--from', 'nowhere'], 1, 'there is no folder'],
    [['report', ...DUCKDB, '--search', 'parcel'], 2, '--search is not supported by --engine duckdb'],
    [['report', ...DUCKDB, '--format', 'markdown', '--mask'], 2, 'pseudonyms need the key of the database'],
    [['measure', 'ignored', ...DUCKDB, '--explain'], 2, 'not supported by --engine duckdb: its SQL'],
    [['export', 'store'], 2, 'Name it: -o FOLDER'],
    [['export', 'store', '-o', 'other', '--brand', 'acme'], 2, 'all of it is written'],
    [['export', 'store', '-o', 'other', '--ids-only'], 2, '--ids-only does not go with export store'],
    [['export', 'store', '-o', 'other', '--partition', 'brand'], 2, '--partition brand needs the columns'],
    [['export', 'store', '-o', 'store'], 1, 'Name another folder'],
  ];
  test.each(REFUSED)('%j is refused', async (argv, exitCode, reason) => {
    const { code, stderr } = await run(argv, { cwd, ...NOW });
    expect([code, stderr]).toEqual([exitCode, expect.stringContaining(reason)]);
  });

  test('a folder of posts alone is counted as if it had been imported, by the accounts it calls a brand’s', async () => {
    expect(
      (
        await run(['export', 'posts', '--all', '--partition', 'brand,month', '-o', 'posts', '--format', 'parquet'], {
          cwd,
        })
      ).code,
    ).toBe(0);
    const elsewhere = temporaryFolder();
    const folder = join(cwd, 'posts');
    const at = { cwd: elsewhere, ...NOW };
    const { code, stdout, stderr } = await run(['report', '--engine', 'duckdb', '--from', folder, '--json'], at);
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/holds posts and no store.*\nBrands: .*Labels, decisions/),
    ]);
    const { brands } = JSON.parse((await run(['brand', 'list', '--json'], { cwd })).stdout) as DeclaredBrands;
    for (const { name, accounts } of brands)
      await run(['brand', 'add', name, ...accounts.map(({ channel, handle }) => `${channel}:@${handle}`)], at);
    await run(['import', folder], at);
    const imported = await run(['report', '--json'], at);
    expect(rounded(JSON.parse(stdout))).toEqual(rounded(JSON.parse(imported.stdout)));
    expect(JSON.parse(stdout).sections[0].rows.length).toBeGreaterThan(1);
  });

  test('a folder of posts alone can be searched, and masked, as a database can', async () => {
    const elsewhere = temporaryFolder();
    const asked = ['measure', 'volume', '--search', 'parcel', '--json'];
    const counted = async (argv: string[], at: string) =>
      JSON.parse((await run(argv, { cwd: at, ...NOW })).stdout).rows[0].turns as number;
    const found = await counted([...asked, '--engine', 'duckdb', '--from', join(cwd, 'posts')], elsewhere);
    expect(found).toBe(await counted(asked, cwd));
    expect(found).toBeGreaterThan(0);
    const masked = ['report', '--format', 'markdown', '--mask', '--engine', 'duckdb', '--from', join(cwd, 'posts')];
    expect(await run(masked, { cwd: elsewhere, ...NOW })).toMatchObject({ code: 0 });
  });

  test('of a folder of posts the file that is cut off, or damaged inside, is named', async () => {
    const folder = join(cwd, 'cut');
    cpSync(join(cwd, 'posts'), folder, { recursive: true });
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const file = join(folder, names.find((name) => name.endsWith('.parquet'))!);
    const sound = readFileSync(file);
    const inside = Buffer.from(sound);
    inside.fill(90, 4, Math.floor(sound.length * 0.8));
    for (const bytes of [sound.subarray(0, 300), Buffer.from('PAR1'), Buffer.alloc(0), inside]) {
      writeFileSync(file, bytes);
      const { code, stdout, stderr } = await run(['report', '--engine', 'duckdb', '--from', 'cut'], { cwd, ...NOW });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain(`error: ${file} cannot be read as Parquet: `);
      expect(stderr).not.toMatch(/LINE 1|CREATE VIEW/);
      expect(stderr.trimEnd().split('\n').length).toBe(2);
    }
  });

  test('posts that do not say who wrote for a brand need the configuration', async () => {
    const elsewhere = temporaryFolder();
    const folder = join(elsewhere, 'posts');
    const columns = 'channel,id,text,created_at,author_handle,reply_to_id';
    expect(
      (
        await run(
          [
            'export',
            'posts',
            '--all',
            '--columns',
            columns,
            '-o',
            folder,
            '--format',
            'parquet',
            '--partition',
            'month',
          ],
          { cwd },
        )
      ).code,
    ).toBe(0);
    const asked = ['measure', 'volume', '--engine', 'duckdb', '--from', 'posts', '--json'];
    const refused = await run(asked, { cwd: elsewhere, ...NOW });
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/nothing says which accounts.*\n.*socialcare.toml/),
    ]);
    writeFileSync(join(elsewhere, 'socialcare.toml'), '[brands.acme]\naccounts = ["x:@acme"]\n');
    const { code, stdout, stderr } = await run(asked, { cwd: elsewhere, ...NOW });
    expect([code, stderr]).toEqual([0, expect.stringContaining('Brands: acme.')]);
    expect(JSON.parse(stdout).rows).toMatchObject([{ turns: 15 }]);
    expect(await run(asked, { cwd: elsewhere, ...NOW, signal: AbortSignal.abort() })).toMatchObject({
      code: 130,
      stdout: '',
      stderr: expect.stringContaining('stopped; nothing was counted'),
    });
  });

  test('a store without its note, a file that is missing, a note that is wrong and a damaged file are named', async () => {
    const broken = async (name: string, damage: (folder: string) => void) => {
      await run(['export', 'store', '-o', name], { cwd });
      damage(join(cwd, name));
      const { code, stdout, stderr } = await run(['report', '--engine', 'duckdb', '--from', name], { cwd, ...NOW });
      expect([code, stdout]).toEqual([1, '']);
      return stderr;
    };
    const months = (folder: string) => readdirSync(join(folder, 'post'));
    const remove = (file: string) => (folder: string) => rmSync(join(folder, file));
    expect(await broken('a', remove('socialcare-store.json'))).toContain('is no exported store');
    expect(await broken('b', remove('brand.parquet'))).toContain('lacks brand.parquet');
    expect(
      await broken('c', (folder) => rmSync(join(folder, 'post', months(folder)[0]!), { recursive: true })),
    ).toMatch(/holds \S+ posts, .* were written|post cannot be read/);
    expect(await broken('d', (folder) => writeFileSync(join(folder, 'batch.parquet'), 'no parquet'))).toContain(
      'batch.parquet is damaged, or of another export',
    );
    expect(
      await broken('f', (folder) => {
        const file = join(folder, 'post', months(folder)[0]!, 'part-0.parquet');
        const bytes = readFileSync(file);
        bytes[Math.floor(bytes.length * 0.44)]! ^= 1;
        writeFileSync(file, bytes);
      }),
    ).toContain('part-0.parquet is damaged');
    expect(
      await broken('e', (folder) =>
        writeFileSync(join(folder, 'socialcare-store.json'), '{"version":"9.0.0","schema":9999,"posts":1}'),
      ),
    ).toContain('Update socialcare');
  });
});
