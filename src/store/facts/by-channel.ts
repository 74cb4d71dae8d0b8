/** Posts or rows by their network, each group in the order it came. */
export function byChannel<Item extends { channel: string }>(items: Item[]): [string, Item[]][] {
  const first = items[0]?.channel;
  // Most files are of one network: copying them into a group costs as much as finding their parents.
  if (first !== undefined && items.every(({ channel }) => channel === first)) return [[first, items]];
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.channel);
    if (group) group.push(item);
    else groups.set(item.channel, [item]);
  }
  return [...groups];
}
