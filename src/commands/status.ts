/** status: what is here, where it came from, and which settings hold. */

import type { Context } from '../context.ts';
import { amount, grouped } from '../domain/amount.ts';
import type { Arrival } from '../domain/arrival.ts';
import { removedText } from '../reporting/removed.ts';
import type { Register } from './command.ts';

export const registerStatus: Register = (program, begin) => {
  const command = program
    .command('status')
    .summary('what is in the database, where it came from, which settings apply')
    .description('Show what is in the database, where it came from, and every setting with its origin.')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExamples:\n  $ socialcare status\n  $ socialcare status --json');
  command.action(async (flags: { json?: boolean }) => status(await begin(command), flags.json === true));
};

const UNDECLARED_SHOWN = 5;
const BATCHES_SHOWN = 8;

async function status(context: Context, json: boolean): Promise<void> {
  const { terminal } = context;
  const config = await context.config();
  const [{ describeConfig }, { databaseExists }] = await Promise.all([
    import('../config/config.ts'),
    import('../store/open.ts'),
  ]);
  const settings = describeConfig(config);
  if (!(await databaseExists(config.db.value, context.access))) {
    if (json) terminal.json({ version: 1, database: config.db.value, exists: false, settings });
    else {
      terminal.out(`No database yet at ${config.db.value}`);
      await showSettings(context, settings);
      terminal.note('next: socialcare import FILE, or socialcare demo');
    }
    return;
  }
  const store = await context.store({ readonly: true });
  const [{ summarise, recentBatches }, { listCover, listGaps }, { countLabelled }, { countHandLabels }] =
    await Promise.all([
      import('../store/reading/summary.ts'),
      import('../store/facts/coverage.ts'),
      import('../store/labels/machine-labels.ts'),
      import('../store/labels/hand-labels.ts'),
    ]);
  const summary = await summarise(store);
  const [{ sharedHandles }, { undeclaredAuthors }] = await Promise.all([
    import('../store/accounts/brand-accounts.ts'),
    import('../store/accounts/undeclared.ts'),
  ]);
  const doubts = { shared_handles: await sharedHandles(store), undeclared_outbound: await undeclaredAuthors(store) };
  const { arrivalsOf } = await import('../store/facts/arrivals.ts');
  const arrivals = await arrivalsOf(store);
  const batches = (await recentBatches(store)).map((batch) => ({ ...batch, arrived: arrivals.get(batch.key) ?? [] }));
  const gaps = await listGaps(store);
  const [{ keptSince }, { readRemoved }] = await Promise.all([
    import('../store/erasure/kept-since.ts'),
    import('../store/erasure/removals.ts'),
  ]);
  const [kept, removed] = [await keptSince(store), await readRemoved(store)];
  const labels = { classified: await countLabelled(store), by_hand: await countHandLabels(store) };
  if (json) {
    const coverage = await listCover(store);
    terminal.json({
      version: 1,
      database: config.db.value,
      exists: true,
      ...summary,
      ...doubts,
      labels,
      batches,
      coverage,
      gaps,
      kept_since: kept ?? null,
      removed: removed ?? null,
      settings,
    });
    return;
  }
  const [{ formatTime }, { listText }] = await Promise.all([
    import('../domain/clock-time.ts'),
    import('../terminal/table.ts'),
  ]);
  const zone = config.timezone.value;
  const stored = `${amount(summary.posts, 'post')} by ${amount(summary.accounts, 'account')} on ${summary.channels.join(', ')}`;
  const { formatDistanceStrict } = await import('date-fns/formatDistanceStrict');
  const ago = (at: number) => formatDistanceStrict(at * 1000, context.now() * 1000, { addSuffix: true });
  const megabytes = `${(summary.file_bytes / 1_048_576).toFixed(1)} MB`;
  terminal.out(`${terminal.palette.strong('Database')}  ${config.db.value} (${megabytes})`);
  terminal.out(
    summary.oldest === null || summary.newest === null
      ? 'no posts yet (socialcare import FILE, socialcare pull)'
      : `${stored}, ${formatTime(summary.oldest, zone)} to ${formatTime(summary.newest, zone)}`,
  );
  terminal.out(
    `${amount(summary.brands, 'brand')}, ${amount(summary.turns, 'turn')}, of which ${amount(summary.open_turns, 'is', 'are')} not answered`,
  );
  if (labels.classified + labels.by_hand > 0)
    terminal.out(
      `${amount(labels.classified, 'post is', 'posts are')} classified${labels.classified < summary.posts ? ' (the rest: socialcare classify)' : ''}, ${grouped(labels.by_hand)} labelled by hand`,
    );
  if (summary.unattributed > 0)
    terminal.out(
      `${amount(summary.unattributed, 'inbound post belongs', 'inbound posts belong')} to no brand (socialcare brand add NAME @handle)`,
    );
  const { sharedHandleText, undeclaredText } = await import('./brand-warnings.ts');
  const shown = doubts.undeclared_outbound.slice(0, UNDECLARED_SHOWN);
  for (const text of [...doubts.shared_handles.map(sharedHandleText), ...shown.map(undeclaredText)])
    terminal.out(terminal.palette.warn(text));
  if (doubts.undeclared_outbound.length > shown.length)
    terminal.out(`${doubts.undeclared_outbound.length - shown.length} more such authors: socialcare status --json`);
  if (summary.clock_skew > 0)
    terminal.out(
      `${amount(summary.clock_skew, 'turn is', 'turns are')} left out: answered before it was asked, by the posts’ own times`,
    );
  const contradicting = batches.reduce((sum, batch) => sum + batch.posts_contradicting, 0);
  if (contradicting > 0)
    terminal.out(
      terminal.palette.warn(
        `${amount(contradicting, 'copy contradicts', 'copies contradict')} another copy of the same post (kept: the earliest)`,
      ),
    );
  if (summary.deleted > 0) terminal.out(`${amount(summary.deleted, 'post is', 'posts are')} known to be deleted`);
  if (kept !== undefined) terminal.out(`words and names are kept since ${formatTime(kept, zone)} (socialcare retain)`);
  if (removed) terminal.out(`${removedText(removed, zone)} in ${amount(removed.conversations, 'conversation')}`);
  for (const gap of gaps)
    terminal.out(
      terminal.palette.warn(
        `gap: ${gap.source} ${formatTime(gap.since, zone)} to ${formatTime(gap.until, zone)}: ${gap.reason}`,
      ),
    );
  terminal.out('');
  terminal.out(terminal.palette.strong('Last batches'));
  await terminal.write(
    listText(
      batches.slice(0, BATCHES_SHOWN),
      [
        { label: '#', text: (batch) => String(batch.key), align: 'right' },
        { label: 'When', text: (batch) => ago(batch.started_at), plain: (batch) => formatTime(batch.started_at, zone) },
        { label: 'Source', text: (batch) => batch.source },
        { label: 'File', text: (batch) => batch.file?.split('/').at(-1) ?? '', truncate: true },
        { label: 'Rows', text: (batch) => grouped(batch.rows_read), align: 'right' },
        { label: 'New', text: (batch) => grouped(batch.posts_new), align: 'right' },
        { label: 'Rejected', text: (batch) => grouped(batch.rejected), align: 'right' },
        ...(batches.some((batch) => batch.posts_contradicting > 0)
          ? [
              {
                label: 'Contradicting',
                text: (batch: (typeof batches)[number]) => grouped(batch.posts_contradicting),
                align: 'right' as const,
              },
            ]
          : []),
        { label: 'Sampling', text: (batch) => batch.sampling },
        {
          label: 'SHA-256',
          text: ({ arrived }) => shownHash(arrived),
          plain: ({ arrived }) => arrived[0]?.sha256 ?? '',
        },
        { label: '', text: (batch) => (batch.finished_at === null ? 'unfinished' : '') },
      ],
      terminal,
    ),
  );
  if (batches.length > BATCHES_SHOWN)
    terminal.out(
      `${amount(batches.length - BATCHES_SHOWN, 'earlier batch', 'earlier batches')}: socialcare status --json`,
    );
  if (batches.length > 0) terminal.note('undo one: socialcare import --undo NUMBER');
  terminal.out('');
  await showSettings(context, settings);
}

const HASH_SHOWN = 8;

/** The beginning of a hash, or how many there are. */
function shownHash(arrived: readonly Arrival[]): string {
  return arrived.length > 1 ? `${arrived.length} files` : (arrived[0]?.sha256.slice(0, HASH_SHOWN) ?? '');
}

async function showSettings(
  context: Context,
  settings: { key: string; value: string; origin: string }[],
): Promise<void> {
  const { listText } = await import('../terminal/table.ts');
  const { terminal } = context;
  await terminal.write(
    listText(
      settings,
      [
        { label: 'Setting', text: (row) => row.key },
        { label: 'Value', text: (row) => row.value, truncate: true },
        { label: 'From', text: (row) => row.origin, truncate: true },
      ],
      terminal,
    ),
  );
}
