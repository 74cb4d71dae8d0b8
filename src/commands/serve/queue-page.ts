/** The queue as a page. */
import { queueDocument } from '../../queue/queue-document.ts';
import { queuePage } from '../../renderers/html/served/queue-page.ts';
import { nothingMatches } from '../../reporting/nothing.ts';
import type { QueueFlags } from '../queue/flags.ts';
import { namedItems, readQueue } from '../queue/found.ts';
import { addQueueOptions } from '../queue/index.ts';
import { type Asked, addressOf, chosenFlags, type MadePage, otherwise, withContext } from './asked.ts';
import { choicesOf, FILTERS } from './choices.ts';

const OWN = ['team', 'assignee', 'unassigned', 'closed', 'snoozed', 'ignored', 'limit'];
const SHOWN = 50;
/** More make a page that browsers scroll slowly. */
const MOST = 1_000;

export async function servedQueue(asked: Asked): Promise<MadePage> {
  const { choices, named, bar } = asked;
  const flags = { ...chosenFlags<QueueFlags>(choices, addQueueOptions, [...FILTERS, ...OWN]), mask: !named };
  return withContext(asked, flags, async (context, notes) => {
    const store = await context.store({ readonly: true });
    const found = await readQueue(context, store, flags);
    const limit = Math.min(flags.limit ?? SHOWN, MOST);
    const { items } = queueDocument(await namedItems(found, limit), found);
    const of = found.items.length;
    const open = { ...found.scope, filter: { ...found.scope.filter, status: ['unanswered' as const] } };
    const more = Math.min(limit * 4, MOST);
    const markup = queuePage({
      bar,
      choices: await choicesOf(context, '/queue', choices, []),
      summary: found.summary,
      asOf: found.asOf,
      timezone: found.scope.timezone,
      items: items.map((item) => ({
        ...item,
        thread: addressOf('/show', { what: item.post, channel: item.channel }),
      })),
      of,
      ...(more > limit && { more: addressOf('/queue', otherwise(choices, { limit: String(more) })) }),
      ...(of === 0 && { empty: `Nothing waits for an answer. ${await nothingMatches(store, open, flags, 'queue')}` }),
      notes: notes(),
    });
    return { markup };
  });
}
