/** Audits as people and scripts run them: the screen, the exit code, and every reason to say nothing. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { DAY_SECONDS, durationLabel } from '../../src/domain/duration.ts';
import { GATES } from '../../src/metrics/index.ts';
import { auditedFolder } from '../helpers/audited-folder.ts';
import { run, temporaryFolder } from '../helpers/run.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await auditedFolder(
    [
      // Weeks from 2, 9 and 16 March.
      { day: '2026-03-03', n: 100, answered: 60 },
      { day: '2026-03-10', n: 100, answered: 95 },
      { day: '2026-03-17', n: 100, answered: 50 },
      { brand: 'rival', day: '2026-03-03', n: 12, answered: 12 },
    ],
    { brands: ['acme', 'rival', 'quiet'] },
  );
});

const audit = (...argv: string[]) => run(['audit', '--as-of', '2026-03-24', ...argv], { cwd });
const json = async (...argv: string[]) => {
  const { stdout, code, stderr } = await audit(...argv, '--json');
  if (stdout === '') throw new Error(stderr);
  return { ...JSON.parse(stdout), code };
};
const verdictsOf = ({ checks }: { checks: { group: Record<string, string>; verdict: string; reason: string }[] }) =>
  checks.map(({ group, verdict, reason }) => [...Object.values(group), verdict, reason]);

test('a care lead asks for two thresholds by brand: one is broken, one cannot be judged, one brand is missing', async () => {
  const { stdout, stderr, code } = await audit(
    '--max',
    'ignored@24h=20%',
    '--min',
    'sl@1h=50%',
    '--by',
    'brand',
    '--width',
    '80',
  );
  expect({ stdout, stderr, code }).toMatchInlineSnapshot(`
    {
      "code": 10,
      "stderr": "",
      "stdout": "Verdict     Group  Check                             Figure    n
    BREACH      acme   ignored@24h ≤ 20 %    31.7 % (26.7–37.1)  300
                the whole interval is beyond the bound
    cannot say  rival  ignored@24h ≤ 20 %      0.0 % (0.0–24.2)   12
                too few: 12, at least 30 are needed
    cannot say  quiet  ignored@24h ≤ 20 %                     –    0
                no turns
    cannot say  rival  sl@1h ≥ 50 %        100.0 % (75.8–100.0)   12
                too few: 12, at least 30 are needed
    cannot say  quiet  sl@1h ≥ 50 %                           –    0
                no turns
    pass        acme   sl@1h ≥ 50 %          68.3 % (62.9–73.3)  300
    6 verdicts: 1 breach, 4 cannot say, 1 pass; since 2026-02-23 00:00 · reach direct + quote
    ",
    }
  `);
});

test('in a pipe a line for each, the summary beside it', async () => {
  const { stdout, stderr, code } = await run(['audit', '--as-of', '2026-03-24', '--max', 'ignored@24h=40%'], {
    cwd,
    env: { COLUMNS: '' },
  });
  expect({ stdout, stderr, code }).toMatchInlineSnapshot(`
    {
      "code": 0,
      "stderr": "1 verdict: 1 pass; since 2026-02-23 00:00 · reach direct + quote
    ",
      "stdout": "pass	all	ignored@24h ≤ 40 %	30.4 % (25.6–35.8)	312	
    ",
    }
  `);
});

describe('over the last whole weeks', () => {
  test('two bad weeks of three are a breach, and each week is shown', async () => {
    const document = await json('--max', 'ignored@24h=20%', '--periods', '2 of 3 weeks', '--brand', 'acme');
    expect(document.code).toBe(10);
    expect(document.checks).toMatchObject([
      {
        check: 'ignored@24h',
        verdict: 'breach',
        reason: 'beyond the bound in 2 of the last 3 weeks',
        value: 0.5,
        n: 100,
        interval: 'wilson',
        definition: { id: 'ignored', version: 2 },
        periods: [
          { name: '2026-03-02', verdict: 'breach', value: 0.4, n: 100 },
          { name: '2026-03-09', verdict: 'pass', value: 0.05, n: 100 },
          { name: '2026-03-16', verdict: 'breach', value: 0.5, n: 100 },
        ],
      },
    ]);
  });

  test('one bad week of two is a warning where two are asked for', async () => {
    const document = await json('--max', 'ignored@24h=20%', '--periods', '2 of 2 weeks', '--brand', 'acme');
    expect(verdictsOf(document)).toEqual([['warn', 'beyond the bound in 1 of the last 2 weeks only']]);
    expect(document.code).toBe(0);
  });

  test('a week without turns cannot be judged', async () => {
    const document = await json('--max', 'ignored@24h=20%', '--periods', '1 of 1 weeks', '--brand', 'rival');
    expect(verdictsOf(document)).toEqual([['cannot-say', 'the last week cannot be judged (no turns)']]);
    expect(document.code).toBe(3);
  });
});

describe('cannot say', () => {
  test('too few', async () => {
    const document = await json('--max', 'ignored@24h=20%', '--brand', 'rival');
    expect(verdictsOf(document)).toEqual([['cannot-say', 'too few: 12, at least 30 are needed']]);
    expect((await json('--max', 'ignored@24h=20%', '--brand', 'rival', '--min-n', '12')).code).toBe(0);
  });

  test('no turns at all: a rate over nothing never passes', async () => {
    const document = await json('--max', 'ignored@24h=20%', '--brand', 'quiet');
    expect(verdictsOf(document)).toEqual([['cannot-say', 'no turns']]);
    expect(document.code).toBe(3);
  });

  test('a lapse of coverage', async () => {
    const document = await json('--max', 'ignored@24h=20%', '--since', '2026-01-01');
    expect(verdictsOf(document)).toEqual([
      ['cannot-say', '2026-01-01 00:00 to 2026-03-25 00:00 lies partly outside coverage of acme/x'],
    ]);
  });

  test('data that end long ago, unless the day is named', async () => {
    const { stdout, code } = await run(['audit', '--max', 'ignored@24h=50%', '--json'], { cwd });
    expect(verdictsOf(JSON.parse(stdout))).toEqual([
      ['cannot-say', 'the data end on 2026-04-01, 235 days ago: pull or import, or say --as-of 2026-04-01'],
    ]);
    expect(code).toBe(3);
    const periods = await run(['audit', '--max', 'ignored@24h=50%', '--periods', '1 of 2 weeks', '--json'], { cwd });
    expect(verdictsOf(JSON.parse(periods.stdout))[0]![1]).toContain('the data end on 2026-04-01');
    const until = (day: string) =>
      run(['audit', '--max', 'ignored@24h=50%', '--since', '2026-03-01', '--until', day, '--json'], { cwd });
    expect(verdictsOf(JSON.parse((await until('2026-04-15')).stdout))[0]![1]).toContain('the data end on 2026-04-01');
    const finished = await until('2026-03-20');
    expect([finished.code, verdictsOf(JSON.parse(finished.stdout))[0]![0]]).toEqual([0, 'pass']);
  });

  test('turns that were picked by how they ended', async () => {
    const document = await json('--max', 'ignored@24h=50%', '--max', 'chased=99%', '--status', 'answered');
    expect(verdictsOf(document)).toEqual([
      ['cannot-say', '--status answered keeps turns by how they ended: nothing follows for the others'],
      ['cannot-say', '--status answered keeps turns by how they ended: nothing follows for the others'],
    ]);
    expect(document.code).toBe(3);
  });

  test('a sample that holds answered conversations only', async () => {
    const folder = await auditedFolder([{ day: '2026-03-03', n: 50, answered: 40 }], { sampling: 'answered-only' });
    const { stdout, code } = await run(['audit', '--as-of', '2026-03-24', '--max', 'ignored@24h=50%', '--json'], {
      cwd: folder,
    });
    expect(verdictsOf(JSON.parse(stdout))[0]![1]).toContain('holds a brand reply by construction');
    expect(code).toBe(3);
  });

  test('turns that are not classified yet, where the rate is of those that needed a reply', async () => {
    const folder = await auditedFolder([{ day: '2026-03-03', n: 50, answered: 40 }]);
    await run(['classify'], { cwd: folder });
    const check = ['audit', '--as-of', '2026-03-24', '--max', 'ignored@24h=50%', '--json'];
    expect((await run(check, { cwd: folder })).code).toBe(0);
    const both = await run([...check, '--max', 'chased=99%', '--max', 'sent-elsewhere=99%'], { cwd: folder });
    expect(JSON.parse(both.stdout).checks.map(({ n }: { n: number }) => n)).toEqual([50, 50, 40]);
    writeFileSync(
      join(folder, 'more.csv'),
      `id,author_handle,created_at,text\n${[1, 2, 3].map((id) => `${id},new${id},2026-03-04T09:00:00Z,@acme hello?\n`).join('')}`,
    );
    const unlabelled = ['--channel', 'x', '--sampling', 'complete', '--no-classify', '--no-input'];
    await run(['import', 'more.csv', ...unlabelled], { cwd: folder });
    const { stdout, code } = await run(check, { cwd: folder });
    expect(verdictsOf(JSON.parse(stdout))).toEqual([
      ['cannot-say', '3 turns of 53 not classified: socialcare classify'],
    ]);
    expect(code).toBe(3);
    writeFileSync(
      join(folder, 'replies.csv'),
      `id,author_handle,created_at,text,reply_to_id\n${[1, 2, 3].map((id) => `r${id},acme,2026-03-04T10:00:00Z,@new${id} hello,${id}\n`).join('')}`,
    );
    await run(['import', 'replies.csv', ...unlabelled], { cwd: folder });
    const sent = await run([...check, '--max', 'sent-elsewhere=99%'], { cwd: folder });
    expect(verdictsOf(JSON.parse(sent.stdout))[1]).toEqual([
      'cannot-say',
      'a reply is not classified in 3 conversations: socialcare classify',
    ]);
    // Each group and each week for itself: the day that is not classified is the fourth.
    const days = await run([...check, '--by', 'day'], { cwd: folder });
    expect(verdictsOf(JSON.parse(days.stdout))).toEqual([
      ['2026-03-03', 'pass', ''],
      ['2026-03-04', 'cannot-say', '3 turns of 3 not classified: socialcare classify'],
    ]);
  });

  test('hours, of posts that are dated without a time of day', async () => {
    const folder = await auditedFolder([]);
    const rows = Array.from(
      { length: 40 },
      (_, at) => `${at},c${at},2026-03-03,@acme hello?,\n${at}r,acme,2026-03-03,@c${at} hello,${at}`,
    );
    writeFileSync(join(folder, 'days.csv'), `id,author_handle,created_at,text,reply_to_id\n${rows.join('\n')}\n`);
    const claim = [
      '--channel',
      'x',
      '--sampling',
      'complete',
      '--covers',
      '2026-02-01..2026-03-31',
      '--covers-replies',
    ];
    await run(['import', 'days.csv', ...claim, '--no-input'], { cwd: folder });
    const checks = ['--min', 'sl@1h=50%', '--max', 'median-response=4h', '--max', 'ignored@1h=50%', '--json'];
    const { stdout } = await run(['audit', '--as-of', '2026-03-24', ...checks], { cwd: folder });
    expect(verdictsOf(JSON.parse(stdout))).toEqual([
      ['cannot-say', 'the posts are dated without a time of day'],
      ['cannot-say', 'the posts are dated without a time of day, so no wait under a day is known'],
      ['cannot-say', 'the posts are dated without a time of day'],
    ]);
  });

  test('a time that was not reached within the time that was watched', async () => {
    const late = await json('--max', 'p90-response=4h', '--brand', 'acme');
    expect(verdictsOf(late)[0]![0]).toBe('breach');
    const document = await json('--max', 'p90-response=40d', '--brand', 'acme');
    expect(verdictsOf(document)[0]![1]).toMatch(/^not reached within the 2\d d \d+ h for which turns were watched$/);
  });
});

test('what readers must know of the sample is said beside what may be concluded from it', async () => {
  const folder = await auditedFolder([{ day: '2026-03-03', n: 50, answered: 40 }], { sampling: 'search' });
  const check = ['audit', '--as-of', '2026-03-24', '--max', 'ignored@24h=50%'];
  const { stderr, code } = await run([...check, '--width', '80'], { cwd: folder });
  const warning = 'sampling search (50 turns): a search finds some of the mentions only';
  expect([code, stderr]).toEqual([0, `warning: ${warning}\n`]);
  expect(JSON.parse((await run([...check, '--json'], { cwd: folder })).stdout).warnings).toContain(warning);
});

test('the number alone decides where it is strict by point, and an effect may be asked for', async () => {
  const check = ['--max', 'ignored@24h=30%', '--brand', 'acme'];
  expect(await json(...check)).toMatchObject({ code: 0, checks: [{ verdict: 'warn', value: 95 / 300 }] });
  expect((await json(...check, '--strict', 'point')).code).toBe(10);
  expect(verdictsOf(await json(...check, '--strict', 'point', '--min-effect', '2pp'))).toEqual([
    ['warn', 'beyond the bound by less than 2 pp'],
  ]);
});

test('a declared brand is missed on its own channels only', async () => {
  const folder = await auditedFolder([{ day: '2026-03-03', n: 50, answered: 40 }]);
  await run(['brand', 'add', 'sky', 'bluesky:sky.example'], { cwd: folder });
  const brands = async (...argv: string[]) => {
    const check = ['audit', '--as-of', '2026-03-24', '--max', 'ignored@24h=50%', '--by', 'brand', '--json'];
    return verdictsOf(JSON.parse((await run([...check, ...argv], { cwd: folder })).stdout)).map(([brand]) => brand);
  };
  expect(await brands()).toEqual(['acme', 'sky']);
  expect(await brands('--channel', 'x')).toEqual(['acme']);
});

test('open hours, by the configuration or by flag', async () => {
  const folder = await auditedFolder([{ day: '2026-03-03', n: 50, answered: 30 }]);
  const schedule = '[[schedule]]\nzone = "UTC"\nopen = { mon-sun = ["12:00-17:00"] }\n';
  const checks = '[[audit.check]]\nmax = "median-response=1h"\n[[audit.check]]\nmax = "ignored@5h=50%"\n';
  writeFileSync(join(folder, 'socialcare.toml'), `${schedule}[audit]\nhours = "business"\n${checks}`);
  const medians = async (...argv: string[]) => {
    const { stdout } = await run(['audit', '--as-of', '2026-03-24', '--json', ...argv], { cwd: folder });
    return JSON.parse(stdout).checks.map(({ value }: { value: number }) => value);
  };
  expect(await medians()).toEqual([0, 0.4]);
  expect(await medians('--hours', 'calendar')).toEqual([1800, 0.4]);
});

describe('what cannot be asked', () => {
  test.each([
    [[], 'nothing to check', 'socialcare audit --max ignored@24h=20%'],
    [['--max', 'ignord@24h=20%'], 'did you mean ignored?', 'Measures: sl@5m|15m'],
    [['--max', 'ignored@24h=20'], '"20" is not a percentage', 'write 20%'],
    [['--max', 'p90-response=4'], '"4" has no unit of time', 'write 4h'],
    [['--max', 'ignored@24h=20%', '--periods', 'weekly'], '--periods: "weekly" is not "K of N weeks"', '2 of 3 weeks'],
    [['--max', 'ignored@24h=20%', '--periods', '1 of 2 weeks', '--since', '7d'], 'contradict', 'last whole ones'],
    [['--max', 'ignored@24h=20%', '--periods', '1 of 2 weeks', '--by', 'brand,week'], 'by week and periods', 'one of'],
    [['--max', 'ignored@24h=20%', '--min-n', '5'], '--min-n 5', 'Write 10'],
    [['--max', 'ignored@24h=20%', '--plan', 'abc'], 'the plan is another one', 'socialcare audit plan'],
    [['--max', 'p90-first-response=1h', '--turns', 'next'], '--turns next leaves no turn', 'first turns'],
  ])('%j', async (argv, message, hint) => {
    const { code, stderr, stdout } = await audit(...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
  });
});

test('what --json prints is what its schema says', async () => {
  const schema = JSON.parse(readFileSync(new URL('../../docs/audit.schema.json', import.meta.url), 'utf8'));
  const isValid = new Ajv2020({ allowUnionTypes: true, formats: { 'date-time': true } }).compile(schema);
  const runs = [
    ['--max', 'ignored@24h=15%,20%', '--max', 'p90-response=40d', '--by', 'brand', '--save-baseline', 'base.json'],
    ['--max', 'ignored@24h=15%,20%', '--by', 'brand', '--baseline', 'base.json'],
    ['--max', 'ignored@24h=20%', '--periods', '2 of 3 weeks'],
  ];
  for (const argv of runs) {
    isValid(JSON.parse((await audit(...argv, '--json')).stdout));
    expect(isValid.errors).toBeNull();
  }
});

test('a check of first answers alone leaves later turns out', async () => {
  const rows = Array.from({ length: 40 }, (_, at) => {
    const minute = String(at).padStart(2, '0');
    return [
      `${at},c${at},2026-03-03T08:${minute}:00Z,@acme where is my parcel?,`,
      `${at}a,acme,2026-03-03T08:${minute}:30Z,@c${at} on its way,${at}`,
      `${at}b,c${at},2026-03-03T09:${minute}:00Z,@acme not here yet,${at}a`,
      `${at}c,acme,2026-03-03T15:${minute}:00Z,@c${at} sorry,${at}b`,
    ].join('\n');
  });
  const folder = await auditedFolder([]);
  writeFileSync(join(folder, 'more.csv'), `id,author_handle,created_at,text,reply_to_id\n${rows.join('\n')}\n`);
  const claim = ['--channel', 'x', '--sampling', 'complete', '--covers', '2026-02-01..2026-03-31', '--no-input'];
  await run(['import', 'more.csv', ...claim], { cwd: folder });
  const checks = ['--max', 'p90-response=1h', '--max', 'p90-first-response=1h', '--json'];
  const { stdout } = await run(['audit', '--as-of', '2026-03-24', ...checks], { cwd: folder });
  expect(JSON.parse(stdout).checks).toMatchObject([
    { check: 'p90-response', verdict: 'breach', value: 21_600, n: 80 },
    { check: 'p90-first-response', verdict: 'pass', value: 30, n: 40 },
  ]);
});

test('every measure is in the help, and can be checked by its name', async () => {
  const { stdout } = await run(['audit', '--help']);
  for (const { name, summary, windows, unit } of GATES) {
    expect(stdout.replace(/\s+/g, ' ')).toContain(summary);
    expect(stdout).toContain(`  ${name}${windows?.length === 0 ? ' ' : '@'}`);
    const level = unit === 'share' ? '99%' : '90d';
    const window = windows === undefined || windows.includes(DAY_SECONDS) ? DAY_SECONDS : windows[0];
    const at = window === undefined ? '' : `@${durationLabel(window)}`;
    const { code } = await audit('--max', `${name}${at}=${level}`, '--brand', 'acme');
    expect([name, code]).toEqual([name, expect.toBeOneOf([0, 3])]);
  }
});

describe('[audit] of the configuration', () => {
  const folderWith = async (toml: string) => {
    const folder = await auditedFolder(
      [
        { day: '2026-03-03', n: 100, answered: 60 },
        { brand: 'rival', day: '2026-03-03', n: 100, answered: 99 },
      ],
      { brands: ['acme', 'rival'] },
    );
    writeFileSync(join(folder, 'socialcare.toml'), toml);
    return (...argv: string[]) => run(['audit', '--as-of', '2026-03-24', ...argv], { cwd: folder });
  };
  const TOML = `[audit]
by = "brand"
since = "28d"
min_effect = "2pp"
[[audit.check]]
max = "ignored@24h=10%,50%"
[[audit.check]]
min = "sl@1h=90%"
only = { brand = "rival" }
min_n = 200
`;

  test('checks for all and for one', async () => {
    const inFolder = await folderWith(TOML);
    const { stdout, code } = await inFolder('--json', '--since', '2026-03-02');
    expect(verdictsOf(JSON.parse(stdout))).toEqual([
      ['acme', 'warn', 'beyond the warning level of 10 %'],
      ['rival', 'pass', ''],
      ['rival', 'cannot-say', 'too few: 100, at least 200 are needed'],
    ]);
    expect(code).toBe(3);
  });

  test('flags stand in for its checks, and filters keep those that are left', async () => {
    const inFolder = await folderWith(TOML);
    const { checks } = JSON.parse((await inFolder('--json', '--min', 'sl@1h=50%', '--since', '2026-03-02')).stdout);
    expect(checks.map(({ check, min_effect }: Record<string, unknown>) => [check, min_effect])).toEqual([
      ['sl@1h', 0.02],
      ['sl@1h', 0.02],
    ]);
    const acme = JSON.parse((await inFolder('--json', '--brand', 'ACME', '--since', '2026-03-02')).stdout);
    expect(acme.checks.map(({ check }: { check: string }) => check)).toEqual(['ignored@24h']);
  });

  test('a check about something that is not there names its line', async () => {
    const inFolder = await folderWith(TOML.replace('rival', 'rivle'));
    const { code, stderr } = await inFolder();
    expect([code, stderr.split('\n')[0]]).toEqual([
      2,
      expect.stringMatching(/^error: socialcare\.toml:9:8: only: .*rivle/),
    ]);
  });

  test('an effect without its unit is answered with the units there are', async () => {
    const { code, stderr } = await audit('--max', 'ignored@24h=20%', '--min-effect', '2');
    expect([code, stderr]).toEqual([2, expect.stringContaining('Write 2pp for a share, 5m for a time.')]);
  });

  test('every fault with its line', async () => {
    const inFolder = await folderWith(`[audit]
by = "brnd"
periods = "sometimes"
min_n = 3
min_efect = "2pp"
[[audit.check]]
max = "ignord@24h=20%"
[[audit.check]]
max = "ignored@24h=20"
min = "sl@1h=80%"
[[audit.check]]
only = { team = "x" }
`);
    const { code, stderr } = await inFolder();
    expect(code).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "error: socialcare.toml:4:9: audit.min_n must be 10 at least: from fewer no number is printed
      socialcare.toml:2:6: audit.by "brnd" is none of brand, channel, reach, day, week, month, weekday, hour, intent, needs-reply, sentiment, urgency, topic, language, private-data, reply-act, agent, auto, followers
      socialcare.toml:3:11: audit.periods "sometimes" is not "K of N weeks"
      socialcare.toml:7:7: audit.check[1].max "ignord" is not a measure that can be checked; did you mean ignored?
      socialcare.toml:9:7: audit.check[2].max "20" is not a percentage
      socialcare.toml:8:3: audit.check[2] needs max or min, one of them: max = "ignored@24h=20%"
      socialcare.toml:11:3: audit.check[3] needs max or min, one of them: max = "ignored@24h=20%"
      socialcare.toml:12:17: audit.check[3].only.team is unknown
      socialcare.toml:5:13: audit.min_efect is unknown; did you mean min_effect?
        Nothing was checked. Fix the lines above; what can be checked: socialcare audit --help
      "
    `);
  });
});

describe('audit plan', () => {
  test('prints what verdicts depend on; the hash lets the same plan run and no other', async () => {
    const checks = ['--max', 'ignored@24h=60%', '--by', 'brand', '--brand', 'acme'];
    const { stdout } = await run(['audit', 'plan', ...checks], { cwd });
    expect(stdout).toMatchInlineSnapshot(`
      "check ignored@24h ≤ 60 %, strict interval, min n 30, min effect 0 pp
      period since 30d
      by brand
      filter --brand acme
      reach direct, quote
      denominator needs-reply once classified
      hours calendar
      zone UTC
      promise 1h
      episode gap 72h
      alpha 0.05, two-sided
      definition ignored version 2
      labels intent none
      labels needs-reply none
      sha256 6ed2247a2e335c5bfa465314ee744a7b6f46281737f6bd9a7c28dd92233cf530
      "
    `);
    const hash = /sha256 (\w+)/.exec(stdout)![1]!;
    expect((await audit(...checks, '--plan', hash)).code).toBe(0);
    for (const other of [
      ['--min-n', '31'],
      ['--tz', 'Europe/Berlin'],
      ['--strict', 'point'],
      ['--since', '31d'],
    ])
      expect((await audit(...checks, ...other, '--plan', hash)).stderr).toContain('the plan is another one');
  });

  test('holds the versions of the labels that its checks read, none before there are data', async () => {
    const labelsIn = async (folder: string, ...checks: string[]) => {
      const { stdout } = await run(['audit', 'plan', '--json', ...checks], { cwd: folder });
      return JSON.parse(stdout).plan.filter((line: string) => line.startsWith('labels '));
    };
    const empty = temporaryFolder();
    expect(await labelsIn(empty, '--max', 'promise-left=50%')).toEqual(['labels reply-act none']);
    const folder = await auditedFolder([{ day: '2026-03-03', n: 20, answered: 20 }]);
    await run(['classify'], { cwd: folder });
    expect(await labelsIn(folder, '--max', 'promise-left=50%', '--max', 'chased=50%')).toEqual([
      expect.stringMatching(/^labels reply-act \S+$/),
    ]);
    expect(await labelsIn(folder, '--max', 'ignored@24h=50%')).toEqual([
      expect.stringMatching(/^labels intent \S/),
      expect.stringMatching(/^labels needs-reply \S+$/),
    ]);
    expect(await labelsIn(folder, '--max', 'ignored@24h=50%', '--denominator', 'all')).toEqual([]);
    expect(await labelsIn(folder, '--max', 'chased=50%', '--by', 'topic', '--label', 'urgency=high')).toEqual([
      expect.stringMatching(/^labels topic /),
      expect.stringMatching(/^labels urgency /),
    ]);
  });
});

describe('audit init', () => {
  const TOML = '# mine\ntimezone = "UTC"\n';

  test('adds levels that are met today, and touches nothing else', async () => {
    const folder = await auditedFolder([
      { day: '2026-03-03', n: 100, answered: 90 },
      { day: '2026-03-10', n: 100, answered: 80 },
      { day: '2026-03-17', n: 100, answered: 85 },
    ]);
    const file = join(folder, 'socialcare.toml');
    writeFileSync(file, TOML);
    const inFolder = (...argv: string[]) => run(['audit', ...argv, '--as-of', '2026-03-24'], { cwd: folder });
    expect((await inFolder('init', '--dry-run')).stdout).toMatchInlineSnapshot(`
      "[audit]
      by = "brand"
      periods = "2 of 3 weeks"
      min_n = 30
      min_effect = "2pp"
      min_effect_time = "5m"

      [[audit.check]]
      max = "ignored@24h=20%"

      [[audit.check]]
      min = "sl@1h=80%"

      [[audit.check]]
      max = "median-response=30m"
      "
    `);
    const byWeek = await inFolder('init', '--dry-run', '--by', 'week');
    expect([byWeek.code, byWeek.stdout]).toEqual([2, '']);
    expect(byWeek.stderr).toContain('no figure can be judged yet');
    expect(readFileSync(file, 'utf8')).toBe(TOML);
    expect((await inFolder('init')).code).toBe(0);
    expect(readFileSync(file, 'utf8').startsWith(`${TOML}\n[audit]\n`)).toBe(true);
    const { stdout, code } = await inFolder('--width', '80');
    expect([code, stdout]).toEqual([0, expect.stringContaining('3 verdicts: 3 pass')]);
    const { stderr } = await run(['audit', 'init', '--brand', 'acme'], { cwd: folder });
    expect(stderr).toContain('audit init takes no --brand');
    const again = await inFolder('init');
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('there is an [audit] already (line 4)')]);
  });

  test('takes the longest periods where weeks are too thin', async () => {
    const folder = await auditedFolder([{ day: '2026-03-03', n: 60, answered: 40 }], {
      covers: '2025-12-01..2026-03-31',
    });
    const { stdout } = await run(['audit', 'init', '--dry-run', '--as-of', '2026-03-24'], { cwd: folder });
    expect(stdout).toContain('since = "90d"\n');
    expect(stdout).toContain('max = "ignored@24h=35%"');
  });

  test('without a figure there is nothing to start from', async () => {
    const folder = await auditedFolder([{ day: '2026-03-03', n: 12, answered: 9 }]);
    const { code, stderr } = await run(['audit', 'init', '--as-of', '2026-03-24'], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringContaining('no figure can be judged yet')]);
  });
});

describe('a baseline', () => {
  const day = { day: '2026-03-03', n: 100, answered: 60 };

  test('worse than it was is a breach, whatever the bound says', async () => {
    const folder = await auditedFolder([
      { day: '2026-03-03', n: 200, answered: 180 },
      { day: '2026-03-17', n: 200, answered: 140 },
    ]);
    const inFolder = (...argv: string[]) =>
      run(['audit', '--max', 'ignored@24h=60%', '--min-effect', '2pp', ...argv], { cwd: folder });
    const first = ['--since', '2026-03-02', '--until', '2026-03-08', '--as-of', '2026-03-10'];
    expect((await inFolder(...first, '--save-baseline', 'base.json')).code).toBe(0);
    const second = ['--since', '2026-03-16', '--as-of', '2026-03-24', '--baseline', 'base.json'];
    const { stdout, code } = await inFolder(...second, '--json');
    expect(code).toBe(10);
    expect(JSON.parse(stdout).checks).toMatchObject([
      { verdict: 'pass', value: 0.3 },
      {
        verdict: 'breach',
        reason: 'worse than the baseline by more than 2 pp',
        value: expect.closeTo(0.2),
        low: expect.closeTo(0.1229, 3),
        high: expect.closeTo(0.275, 3),
        baseline: { as_of: '2026-03-11T00:00:00.000Z', value: 0.1, n: 200 },
      },
    ]);
    expect((await inFolder(...second, '--width', '100')).stdout).toContain('ignored@24h against the baseline');
    const other = JSON.parse(
      (await inFolder(...second, '--hours', 'calendar', '--denominator', 'all', '--json')).stdout,
    );
    expect(other.checks[1]).toMatchObject({
      verdict: 'cannot-say',
      reason: 'the baseline is another one: denominator all, was denominator needs-reply once classified',
    });
  });

  test('of other labels is refused for the checks that read them, and for no others', async () => {
    const folder = await auditedFolder([day]);
    const against = async () => {
      const { stdout } = await run(
        [
          ...['audit', '--as-of', '2026-03-24', '--since', '2026-03-02', '--max', 'chased=99%'],
          ...['--max', 'sent-elsewhere=99%', '--baseline', 'base.json', '--json'],
        ],
        { cwd: folder },
      );
      return JSON.parse(stdout)
        .checks.slice(2)
        .map(({ reason }: { reason: string }) => reason);
    };
    const checks = ['--max', 'chased=99%', '--max', 'sent-elsewhere=99%', '--save-baseline', 'base.json'];
    await run(['audit', '--as-of', '2026-03-24', '--since', '2026-03-02', ...checks], { cwd: folder });
    await run(['classify'], { cwd: folder });
    expect(await against()).toEqual([
      '',
      expect.stringMatching(/^other labels: reply-act \S+, the baseline is of reply-act none$/),
    ]);
    await run(['audit', '--as-of', '2026-03-24', '--since', '2026-03-02', ...checks], { cwd: folder });
    expect(await against()).toEqual(['', '']);
  });

  test('of several weeks is of all of them at once', async () => {
    await audit(
      '--max',
      'ignored@24h=60%',
      '--periods',
      '1 of 2 weeks',
      '--brand',
      'acme',
      '--save-baseline',
      'two.json',
    );
    const { figures } = JSON.parse(readFileSync(join(cwd, 'two.json'), 'utf8'));
    expect(figures).toMatchObject([{ check: 'ignored@24h', n: 200, value: 0.275 }]);
  });

  test('is refused where definition, coverage or sampling differ, and where it holds no such figure', async () => {
    const folder = await auditedFolder([day]);
    const inFolder = (...argv: string[]) => run(['audit', '--as-of', '2026-03-24', ...argv], { cwd: folder });
    await inFolder('--max', 'ignored@24h=60%', '--since', '2026-03-02', '--save-baseline', 'base.json');
    const kept = JSON.parse(readFileSync(join(folder, 'base.json'), 'utf8'));
    const against = async (baseline: object, check = 'ignored@24h=60%') => {
      writeFileSync(join(folder, 'other.json'), JSON.stringify(baseline));
      const { stdout } = await inFolder('--max', check, '--since', '2026-03-02', '--baseline', 'other.json', '--json');
      return JSON.parse(stdout).checks[1].reason as string;
    };
    expect(await against(kept)).toBe('');
    const [figure] = kept.figures;
    expect(await against({ ...kept, figures: [{ ...figure, definition: 'ignored version 1' }] })).toBe(
      'another definition: the baseline is of ignored version 1',
    );
    expect(await against({ ...kept, coverage: ['acme/x', 'acme/bluesky'] })).toContain(
      'coverage nothing, was acme/bluesky',
    );
    expect(await against({ ...kept, sampling: ['search'] })).toContain('sampling complete, was search');
    expect(await against(kept, 'ignored@1h=60%')).toBe('not in the baseline');
    expect(await against({ ...kept, figures: [{ ...figure, n: 29 }] })).toContain('too few to compare: 29');
    expect(await against({ ...kept, figures: [{ ...figure, why: 'too thin' }] })).toBe(
      'the baseline could not say: too thin',
    );
    writeFileSync(join(folder, 'other.json'), '[]');
    const { code, stderr } = await inFolder('--max', 'ignored@24h=60%', '--baseline', 'other.json');
    expect([code, stderr]).toEqual([1, expect.stringContaining('other.json is no baseline')]);
    for (const damaged of [
      { ...kept, settings: undefined },
      { ...kept, figures: [{ ...figure, value: 'half' }] },
      { ...kept, figures: [{ ...figure, labels: undefined }] },
    ]) {
      writeFileSync(join(folder, 'other.json'), JSON.stringify(damaged));
      const refused = await inFolder('--max', 'ignored@24h=60%', '--baseline', 'other.json');
      expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('other.json is damaged')]);
    }
  });
});
