/** demo: a short tour over invented data, in a database of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Context, createContext } from '../context.ts';
import { amount } from '../domain/amount.ts';
import { CareError } from '../errors.ts';
import type { Register } from './command.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/demo/${name}`, import.meta.url));
const BRANDS = [
  ['harbourline', '@harbourline', '@harbourlinehelp'],
  ['brightwave', '@brightwave', '@brightwavecare'],
] as const;

/** A brand on two networks, with a storm in its month. */
const THIRD = ['gridnorth', 'x:@gridnorth', 'bluesky:@gridnorth.example'] as const;

/** What people argue about, each a metric of its own. */
const SECOND_PAGE = ['outcome', 'deflection', 'canned', 'fairness'] as const;
const CHECK = 'ignored@24h=30%';
/** What the page shows beside the sections of every report. */
const PAGE = [
  ...[
    'volume',
    'ignored',
    'response-times',
    'sla',
    'effort',
    'outcome',
    'deflection',
    'reply-acts',
    'canned',
    'canned-texts',
  ],
  ...['spikes', 'exposure', 'fairness', 'hours'],
];

export const registerDemo: Register = (program, begin) => {
  const command = program
    .command('demo')
    .summary('a short tour over invented data, in a database of its own')
    .description(
      'Import a month of invented posts to three brands into a throw-away database, report on them, label them, audit them, and write it all on a page.',
    )
    .option('--keep <file>', 'keep the database in this file, to look around in it afterwards')
    .addHelpText('after', '\nExamples:\n  $ socialcare demo\n  $ socialcare demo --keep demo.db');
  command.action(async (flags: { keep?: string }) => demo(await begin(command), flags.keep));
};

async function demo(context: Context, keep: string | undefined): Promise<void> {
  const { terminal, environment } = context;
  const [{ addBrand }, { importFiles }, { report }, { classifyStored }, { runAudit }] = await Promise.all([
    import('./brand.ts'),
    import('./import/index.ts'),
    import('./report.ts'),
    import('./classify/job.ts'),
    import('./audit/run.ts'),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'socialcare-demo-'));
  const db = keep === undefined ? join(folder, 'demo.db') : resolve(environment.cwd, keep);
  const page = resolve(
    environment.cwd,
    keep === undefined ? 'socialcare-demo.html' : `${keep.replace(/\.db$/, '')}.html`,
  );
  const inner = await createContext({ ...environment, cwd: folder }, { ...context.flags, db, tz: 'Europe/London' });
  // What to do next is said once, at the end.
  inner.terminal.note = () => {};
  const step = (line: string) => terminal.done(terminal.palette.dim(`\n$ socialcare ${line}`));
  try {
    for (const [name, ...accounts] of BRANDS) {
      step(`brand add ${name} ${accounts.join(' ')}`);
      await addBrand(inner, name, accounts, {});
    }
    step('import mentions.csv --sampling complete');
    await importFiles(inner, [fixture('mentions.csv')], { sampling: 'complete' });
    step('report --tz Europe/London --pictures');
    await report(inner, { pictures: true });
    step('classify');
    const { posts } = await classifyStored(inner, {});
    terminal.done(`${amount(posts, 'post')} labelled.`);
    step(`report --tz Europe/London --pictures --sections ${SECOND_PAGE.join(',')}`);
    await report(inner, { sections: [...SECOND_PAGE], pictures: true });
    step('report --tz Europe/London --pictures --sections hours --brand brightwave');
    await report(inner, { sections: ['hours'], brand: ['brightwave'], pictures: true });
    step(`audit --max ${CHECK} --by brand --since 2026-10-01 --as-of 2026-10-31`);
    await runAudit(inner, { max: [CHECK], by: ['brand'], since: '2026-10-01', asOf: '2026-10-31' });
    const [third, ...accounts] = THIRD;
    step(`brand add ${third} ${accounts.join(' ')}`);
    await addBrand(inner, third, accounts, {});
    step('import storm.csv --sampling complete');
    await importFiles(inner, [fixture('storm.csv')], { sampling: 'complete', classify: false });
    step('classify');
    terminal.done(`${amount((await classifyStored(inner, {})).posts, 'post')} labelled.`);
    step(`report --tz Europe/London --sections ${PAGE.join(',')} -o ${basename(page)}`);
    await writePage(inner, page);
    terminal.note(
      [
        keep === undefined
          ? '\nLook around in it: socialcare demo --keep demo.db, then with --db demo.db:'
          : `\nKept in ${keep}. Look around in it with --db ${keep}:`,
        ...MORE.map((line) => `  socialcare ${line}`),
      ].join('\n'),
    );
  } finally {
    await inner.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder that cannot be written to keeps nobody from the tour. */
async function writePage(context: Context, path: string): Promise<void> {
  const { report } = await import('./report.ts');
  try {
    await report(context, { sections: PAGE, output: path });
    context.terminal.done(`The page: ${path}`);
  } catch (error) {
    if (!(error instanceof CareError)) throw error;
    context.terminal.warn(`There is no page: ${error.message}`);
  }
}

const MORE = [
  'report --since 2026-10-18 --sections all',
  'compare --by brand',
  'trend ignored --by day --brand brightwave',
  'explain ignored --brand harbourline',
  'show @deckhanddora',
  'triage',
];
