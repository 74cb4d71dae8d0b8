/** How many turns, posts, conversations and customers there were, and when. */
import { grown } from './grown.ts';
import type { Members } from './members.ts';
import { addByGroup, countByGroup } from './sums.ts';
import type { TurnChunk, TurnStatistic } from './turn-chunk.ts';

export interface Volume {
  turns: number;
  posts: number;
  conversations: number;
  customers: number;
  autoReplies: number;
  /** Turns in equal slices of the time from the first to the last turn. */
  trend: number[];
}

export interface VolumeCounts {
  /** Seconds. */
  sliceWidth: number;
  of(group: number): Volume;
}

/** When the first and the last turn began, unix seconds. */
export interface TurnSpan {
  first: number;
  last: number;
}

/**
 * @param slices of the trend
 * @param span of all turns that will be read; without it the start of every turn is kept until the end: twelve bytes a turn
 */
export function volumeCounts(slices: number, span?: TurnSpan): TurnStatistic<VolumeCounts> {
  return { name: 'volume', whole: 'customers', open: () => foldVolume(slices, span) };
}

const COLUMNS = ['turns', 'posts', 'conversations', 'customers', 'autoReplies'] as const;

function foldVolume(slices: number, given: TurnSpan | undefined) {
  const sums = Object.fromEntries(COLUMNS.map((name) => [name, new Float64Array(0)])) as Record<
    (typeof COLUMNS)[number],
    Float64Array
  >;
  const starts = given ? slicesOf(slices, given) : heldStarts(slices);
  let members: Members | undefined;
  return {
    add({ frame, group, groups, members: all }: TurnChunk) {
      members = all;
      for (const name of COLUMNS) sums[name] = grown(sums[name], groups);
      const { turns, posts, conversations, autoReplies } = sums;
      countByGroup(turns, group);
      addByGroup(posts, group, frame.posts);
      addByGroup(autoReplies, group, frame.autoReplies);
      countFirsts(conversations, group, frame.ordinal);
      starts.add(frame.askedAt, group, groups);
    },
    endRound() {
      for (const [group, size] of members?.sizes.entries() ?? []) sums.customers[group]! += size;
    },
    finish(): VolumeCounts {
      const { width, of } = starts.finish();
      return {
        sliceWidth: width,
        of: (group) => ({
          turns: sums.turns[group] ?? 0,
          posts: sums.posts[group] ?? 0,
          conversations: sums.conversations[group] ?? 0,
          customers: sums.customers[group] ?? 0,
          autoReplies: sums.autoReplies[group] ?? 0,
          trend: of(group),
        }),
      };
    },
  };
}

function countFirsts(sums: Float64Array, group: Uint32Array, ordinal: Int32Array): void {
  for (let turn = 0; turn < group.length; turn++) if (ordinal[turn] === 1) sums[group[turn]!]!++;
}

function slicesOf(slices: number, { first, last }: TurnSpan) {
  const width = Math.max(1, (last + 1 - first) / slices);
  let counts = new Uint32Array(0);
  return {
    add(askedAt: Float64Array, group: Uint32Array, groups: number): void {
      counts = grown(counts, groups * slices);
      for (let turn = 0; turn < group.length; turn++)
        counts[group[turn]! * slices + Math.min(slices - 1, Math.floor((askedAt[turn]! - first) / width))]!++;
    },
    finish: () => ({
      width,
      of(group: number): number[] {
        const some = counts.subarray(group * slices, (group + 1) * slices);
        return Array.from({ length: slices }, (_, at) => some[at] ?? 0);
      },
    }),
  };
}

/** Keeps the start of every turn: without a span the slices are known only after the last one. */
function heldStarts(slices: number) {
  const held: { askedAt: Float64Array; group: Uint32Array }[] = [];
  let groups = 0;
  return {
    add(askedAt: Float64Array, group: Uint32Array, most: number): void {
      held.push({ askedAt: askedAt.slice(), group: group.slice() });
      groups = most;
    },
    finish() {
      const span = slicesOf(slices, spanOf(held.map(({ askedAt }) => askedAt)));
      for (const { askedAt, group } of held) span.add(askedAt, group, groups);
      return span.finish();
    },
  };
}

function spanOf(times: readonly Float64Array[]): TurnSpan {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const some of times) {
    for (let at = 0; at < some.length; at++) {
      if (some[at]! < first) first = some[at]!;
      if (some[at]! > last) last = some[at]!;
    }
  }
  return { first, last };
}
