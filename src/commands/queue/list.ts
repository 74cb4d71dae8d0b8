/** The queue as a list, as much of it as fits the screen, and the messages below. */
import type { Context } from '../../context.ts';
import { wrapToWidth } from '../../domain/text-width.ts';
import { queueColumns } from '../../queue/queue-columns.ts';
import { listText } from '../../terminal/table.ts';
import { type FoundQueue, namedItems } from './found.ts';

const LEAST_ITEMS = 3;

/** As much of the list as fits into so many rows, so that the header stays on the screen. */
export async function fittingList(context: Context, found: FoundQueue, limit: number, width: number, rows: number) {
  const text = await listedItems(context, found, limit, width);
  const excess = text.split('\n').length - 1 - rows;
  const shown = Math.max(LEAST_ITEMS, Math.min(limit, found.items.length) - Math.max(0, excess));
  return { text: excess > 0 ? await listedItems(context, found, shown, width) : text, shown };
}

/** What is said below the list, when so many items are not in it. */
export function messagesOf({ summary, pinned, items }: FoundQueue, more: number): string[] {
  return [
    summary,
    ...(pinned ? [pinned] : []),
    ...(more > 0 ? [`${more} more: --limit ${items.length}`] : []),
    ...(items.length > 0 ? ['next: socialcare triage'] : []),
  ];
}

/** Rows that messages take. */
export function heightOf({ stdout, quiet }: Context['terminal'], messages: readonly string[]): number {
  if (quiet) return 0;
  return messages.flatMap((message) => wrapToWidth(message, stdout.columns || 80)).length;
}

export async function listedItems(
  { terminal }: Context,
  found: FoundQueue,
  limit: number,
  width: number,
): Promise<string> {
  const shown = await namedItems(found, limit);
  return listText(shown, queueColumns(shown, found.scope), { ...terminal, width });
}
