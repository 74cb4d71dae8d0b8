/** Posts or rows by their network, each group in the order it came. */
import { groupedBy } from '../../domain/group.ts';

export function byChannel<Item extends { channel: string }>(items: readonly Item[]): [string, readonly Item[]][] {
  const first = items[0]?.channel;
  // Most files are of one network: copying them into a group costs as much as finding their parents.
  if (first !== undefined && items.every(({ channel }) => channel === first)) return [[first, items]];
  return [...groupedBy(items, ({ channel }) => channel)];
}
