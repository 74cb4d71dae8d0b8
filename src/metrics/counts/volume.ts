/** How many turns, posts, conversations and customers there were, and when. */
import { grown } from './grown.ts';
import type { Members } from './members.ts';
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
 * @param span of all turns that will be read; left out, the start of each is held until all are there: four bytes a turn
 */
export function volumeCounts(slices: number, span?: TurnSpan): TurnStatistic<VolumeCounts> {
  return { name: 'volume', open: () => foldVolume(slices, span) };
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
    add({ frame, group, members: all }: TurnChunk) {
      members = all;
      for (const name of COLUMNS) sums[name] = grown(sums[name], all.sizes.length);
      const { turns, posts, conversations, autoReplies } = sums;
      for (let turn = 0; turn < group.length; turn++) {
        const of = group[turn]!;
        turns[of]!++;
        posts[of]! += frame.posts[turn]!;
        autoReplies[of]! += frame.autoReplies[turn]!;
        if (frame.ordinal[turn] === 1) conversations[of]!++;
      }
      starts.add(frame.askedAt, group);
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

function slicesOf(slices: number, { first, last }: TurnSpan) {
  const width = Math.max(1, (last + 1 - first) / slices);
  let counts = new Uint32Array(0);
  function count(askedAt: number, group: number): void {
    const place = group * slices;
    if (place + slices > counts.length) counts = grown(counts, place + slices);
    counts[place + Math.min(slices - 1, Math.floor((askedAt - first) / width))]!++;
  }
  return {
    add(askedAt: Float64Array, group: Uint32Array): void {
      for (let turn = 0; turn < group.length; turn++) count(askedAt[turn]!, group[turn]!);
    },
    count,
    finish: () => ({
      width,
      of(group: number): number[] {
        const some = counts.subarray(group * slices, (group + 1) * slices);
        return Array.from({ length: slices }, (_, at) => some[at] ?? 0);
      },
    }),
  };
}

/** Which slice a turn falls into is only known when the last one has been read. */
function heldStarts(slices: number) {
  const held: Uint32Array[] = [];
  let lengths = new Uint32Array(0);
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  return {
    add(askedAt: Float64Array, group: Uint32Array): void {
      for (let turn = 0; turn < group.length; turn++) {
        const at = askedAt[turn]!;
        const of = group[turn]!;
        if (at < first) first = at;
        if (at > last) last = at;
        if (of >= lengths.length) lengths = grown(lengths, of + 1);
        const length = lengths[of]!;
        let starts = held[of];
        if (starts === undefined || length === starts.length) {
          starts = grown(starts ?? new Uint32Array(0), length + 1);
          held[of] = starts;
        }
        starts[length] = at;
        lengths[of] = length + 1;
      }
    },
    finish() {
      const span = slicesOf(slices, { first, last });
      for (const [group, starts] of held.entries())
        if (starts) for (const at of starts.subarray(0, lengths[group])) span.count(at, group);
      return span.finish();
    },
  };
}
