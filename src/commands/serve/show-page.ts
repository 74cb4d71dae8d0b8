/** A conversation, or the turns of a customer, as a page. */
import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { formatTime } from '../../domain/clock-time.ts';
import type { PostSelector } from '../../queue/find-posts.ts';
import { maskFor } from '../../queue/masking.ts';
import { tablePage } from '../../renderers/html/served/list-pages.ts';
import { messagePage } from '../../renderers/html/served/message-page.ts';
import { threadPage } from '../../renderers/html/served/thread-page.ts';
import { customerTurns } from '../show/customer.ts';
import { addShowOptions } from '../show/index.ts';
import { maskedThread, readThread, selectThreads, threadView } from '../show/thread.ts';
import { waitText } from '../show/turn-list.ts';
import { type Asked, addressOf, chosenFlags, type MadePage, withContext } from './asked.ts';

const MOST_TURNS = 500;

export async function showPage(asked: Asked): Promise<MadePage> {
  const { choices, named, bar } = asked;
  const add = (command: Command) => addShowOptions(command).option('--what <id>');
  const flags = {
    ...chosenFlags<PostSelector & { what?: string }>(choices, add, ['what', 'channel', 'brand', 'tz']),
    mask: !named,
  };
  const what = flags.what?.trim();
  if (what === undefined)
    return {
      status: 400,
      markup: messagePage({
        title: 'Nothing is named',
        message: 'type the id of a post, or a customer as @handle',
        bar,
      }),
    };
  return withContext(asked, flags, async (context, notes) => {
    const store = await context.store({ readonly: true });
    const threads = what.startsWith('@') ? [] : await selectThreads(store, what, flags);
    if (threads.length > 0) {
      const read = await readThread(store, threads[0]!.thread);
      const mask = await maskFor(context, store, flags);
      const view = threadView(mask ? maskedThread(read, mask) : read, (await context.config()).timezone.value);
      const { channel } = read.posts[0]!;
      const elsewhere = threads.slice(1).map((other) => `There is a post of this id on ${other.channel} as well.`);
      const labels = ({ id }: { id?: string }) => addressOf('/explain', { what: id, channel });
      return { markup: threadPage({ bar, view, labels, notes: [...notes(), ...elsewhere] }) };
    }
    const found = await customerTurns(context, store, what.replace(/^@/, ''), flags);
    if (!found)
      return {
        status: 404,
        markup: messagePage({
          title: 'Not found',
          message: `there is no "${what}" here`,
          hint: 'Type the id of a post or of a conversation, or a customer as @handle.',
          bar,
        }),
      };
    return { markup: await customerPage(context, asked, found, notes()) };
  });
}

async function customerPage(
  context: Context,
  { bar }: Asked,
  { turns, title }: NonNullable<Awaited<ReturnType<typeof customerTurns>>>,
  notes: readonly string[],
) {
  const zone = (await context.config()).timezone.value;
  const shown = turns.slice(0, MOST_TURNS);
  return tablePage({
    bar,
    title,
    words: [shown.length < turns.length ? `The newest ${MOST_TURNS} are shown.` : 'Newest first.'],
    label: 'Turns',
    heads: ['Asked', 'Brand', 'Network', 'Waited', 'Text'],
    rows: shown.map((turn) => [
      {
        text: formatTime(turn.asked_at, zone),
        href: addressOf('/show', { what: turn.asked_post, channel: turn.channel }),
      },
      { text: turn.brand },
      { text: turn.channel },
      { text: waitText(turn) },
      { text: turn.text },
    ]),
    notes,
  });
}
