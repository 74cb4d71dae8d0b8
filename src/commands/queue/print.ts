/** The queue printed once, for people or programs, or redrawn on a screen. */
import type { Context } from '../../context.ts';
import { parseDuration } from '../../domain/duration.ts';
import { wrapToWidth } from '../../domain/text-width.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { openBell } from '../../queue/bell.ts';
import { queueDocument } from '../../queue/queue-document.ts';
import { isUnlabelled, NOTHING_LABELLED, nothingMatches } from '../../reporting/nothing.ts';
import type { Store } from '../../store/open.ts';
import { contents } from '../../store/reading/stored-days.ts';
import { openFullScreen } from '../../terminal/full-screen.ts';
import type { QueueFlags } from './flags.ts';
import { namedItems, readQueue } from './found.ts';
import { fittingList, heightOf, listedItems, messagesOf } from './list.ts';

const PROMPT_ROWS = 1;
/** Of the time that a look took, this much passes before the next. */
const REST = 3;

/** Redraws the queue until Ctrl-C. */
export async function watchQueue(context: Context, store: Store, flags: QueueFlags): Promise<void> {
  const { terminal, environment } = context;
  if (!terminal.isTTY)
    throw new UsageError('--watch needs a terminal', 'Run socialcare queue from a scheduler instead.');
  const pause_ms = parseDuration(flags.every ?? '10s', '--every') * 1000;
  const bell = await openBell(store, ({ kind }) => kind !== 'claims');
  const screen = openFullScreen(terminal);
  try {
    while (!environment.signal.aborted) {
      const begun = environment.now();
      const news = bell.fresh();
      const { rows, columns } = screen.size();
      const found = await readQueue(context, store, flags);
      const below = wrapToWidth([found.summary, found.pinned].filter(Boolean).join('; '), columns);
      const { text } = await fittingList(context, found, flags.limit ?? rows, columns, rows - below.length - 1);
      screen.draw([...text.trimEnd().split('\n'), '', ...below.map(terminal.palette.dim)]);
      // Where others write all the time, a queue that takes long to read is not read all the time.
      const rest_ms = Math.min(pause_ms, REST * (environment.now() - begun));
      await screen.pause(rest_ms, environment.signal);
      await screen.pause(pause_ms - rest_ms, AbortSignal.any([environment.signal, news]));
    }
  } finally {
    bell.close();
    screen.close();
  }
  context.exitCode = EXIT.interrupted;
}

export async function printQueue(context: Context, store: Store, flags: QueueFlags): Promise<void> {
  const { terminal } = context;
  const { limit } = flags;
  const found = await readQueue(context, store, flags);
  if (found.awaited === 0 && flags.failOnEmpty) context.exitCode = EXIT.empty;
  if (found.items.length === 0 && (await isUnlabelled(store, found.scope.filter)))
    terminal.warn(`${NOTHING_LABELLED} (socialcare classify)`);
  if (flags.count) {
    terminal.out(String(found.awaited));
    return;
  }
  if (flags.json) {
    terminal.json(queueDocument(await namedItems(found, limit), found));
    return;
  }
  const { length } = found.items;
  const { stdout, isTTY, width } = terminal;
  const rows = stdout.rows || 24;
  const { text, shown } =
    isTTY && limit === undefined
      ? await fittingList(
          context,
          found,
          rows,
          width,
          rows - PROMPT_ROWS - heightOf(terminal, messagesOf(found, length)),
        )
      : { text: await listedItems(context, found, limit ?? length, width), shown: limit ?? length };
  await terminal.write(text);
  for (const message of messagesOf(found, length - shown)) terminal.note(message);
  if (length > 0) return;
  if ((flags.since ?? flags.until) === undefined && (await contents(store)).brands) return;
  const { scope } = found;
  const open = { ...scope, filter: { ...scope.filter, status: ['unanswered' as const] } };
  terminal.note(await nothingMatches(store, open, flags, 'queue'));
}
