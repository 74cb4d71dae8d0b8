/** Time ranges: union, intersection and difference, for what is known and what is missing. */

/** Unix seconds; both ends are part of it. */
export interface TimeRange {
  since: number;
  until: number;
}

/** In order, with ranges that overlap or touch joined. */
export function unite(intervals: readonly TimeRange[]): TimeRange[] {
  const united: TimeRange[] = [];
  for (const { since, until } of [...intervals].sort((a, b) => a.since - b.since)) {
    if (until < since) continue;
    const last = united.at(-1);
    if (last && since <= last.until + 1) last.until = Math.max(last.until, until);
    else united.push({ since, until });
  }
  return united;
}

/** The time that is in both. */
export function intersect(a: readonly TimeRange[], b: readonly TimeRange[]): TimeRange[] {
  const common: TimeRange[] = [];
  for (const one of unite(a))
    for (const other of unite(b)) {
      const since = Math.max(one.since, other.since);
      const until = Math.min(one.until, other.until);
      if (since <= until) common.push({ since, until });
    }
  return unite(common);
}

/** The time that is in the first and not in the second. */
export function subtract(from: readonly TimeRange[], taken: readonly TimeRange[]): TimeRange[] {
  let left = unite(from);
  for (const { since, until } of unite(taken))
    left = left.flatMap((one) => {
      if (until < one.since || since > one.until) return [one];
      const parts: TimeRange[] = [];
      if (one.since < since) parts.push({ since: one.since, until: since });
      if (one.until > until) parts.push({ since: until, until: one.until });
      return parts;
    });
  return left;
}
