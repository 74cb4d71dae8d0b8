/** The columns of a part of the turns, filled again for each part. */
import { SAMPLINGS } from '../../domain/post.ts';
import { REACHES } from '../../domain/reach.ts';
import type { TurnFrame } from '../../domain/turn-frame.ts';
import { areUnsure, digitsOf, fromDigits, type Unpacked, unpackRows } from './packed-numbers.ts';
import type { Watch, Watched } from './watched.ts';

/** Statuses of turns as they are numbered here. */
export const STATUSES = ['answered', 'unanswered', 'deleted', 'clock-skew'] as const;
const DELETED = STATUSES.indexOf('deleted');
const CLOCK_SKEW = STATUSES.indexOf('clock-skew');
/** Kinds of turns of one channel: a reach and a status. */
export const KINDS = REACHES.length * STATUSES.length;

/** Places of the numbers in a row. Large numbers take two places; the first is given. */
const [PLACE, ASKED, ENDED, CUSTOMER, KIND, BRAND, ORDINAL, POSTS, AUTO_REPLIES, WIDTH] = [
  0, 1, 3, 5, 7, 8, 9, 10, 11, 12,
];
/** Which of them may be too large for a character, or negative, in the order in which they are read exactly. */
const UNSURE = [ASKED, ENDED, BRAND, ORDINAL, POSTS, AUTO_REPLIES];

/** @param size of the largest part */
export function frameColumns(size: number, channels: readonly string[], watch: Watch, asOf: number) {
  const values = new Int32Array(size * WIDTH);
  const columns = columnsOf(size);
  const streams: (Watched | null)[] = [];
  const sampled = new Uint32Array(SAMPLINGS.length);
  let cells = unpackRows(null, values, WIDTH);

  return {
    /** 1 for each row that is left out of the frame, its answer being dated before it. */
    get skewed() {
      return columns.skewed.subarray(0, cells.rows);
    },
    /** @returns false where some numbers may not have come through */
    unpack(bytes: Uint8Array | null): boolean {
      cells = unpackRows(bytes, values, WIDTH);
      return !UNSURE.some((place) => areUnsure(cells, place));
    },
    /** @param exact of each row: when it began and ended, and its counts */
    correct(exact: readonly (readonly [asked: number, ended: number, ...counts: number[]])[]): void {
      for (const [row, [asked, ended, ...counts]] of exact.entries()) {
        const at = row * WIDTH;
        values.set(digitsOf(asked), at + ASKED);
        values.set(digitsOf(ended), at + ENDED);
        values.set(counts, at + BRAND);
      }
    },
    frame(after: number): Omit<TurnFrame, 'brands'> {
      sampled.fill(0);
      const n = fill(columns, cells, { after, asOf, channels, streams, watch, sampled });
      const uncovered = n - sampled.reduce((sum, turns) => sum + turns, 0);
      const { covered, skewed: _, ...rest } = cut(columns, n);
      const samplings = new Map(
        SAMPLINGS.map((sampling, at) => [sampling, sampled[at]!] as const).filter(([, turns]) => turns > 0),
      );
      return {
        n,
        ...rest,
        calendarWait: rest.wait,
        calendarObserved: rest.observed,
        ...{ channels, samplings, reaches: REACHES, clockSkew: cells.rows - n, uncovered },
        ...(uncovered > 0 && { covered }),
      };
    },
  };
}

type Columns = ReturnType<typeof columnsOf>;

function columnsOf(size: number) {
  const whole = () => new Int32Array(size);
  return {
    brand: whole(),
    channel: new Uint16Array(size),
    reach: new Uint8Array(size),
    askedAt: new Float64Array(size),
    wait: new Float64Array(size),
    observed: new Float64Array(size),
    unbiased: new Uint8Array(size),
    oneSided: new Uint8Array(size),
    covered: new Uint8Array(size),
    ordinal: whole(),
    posts: whole(),
    customer: whole(),
    autoReplies: whole(),
    key: whole(),
    /** By row, not by turn. */
    skewed: new Uint8Array(size),
  };
}

interface Filling {
  /** Of the keys. */
  after: number;
  asOf: number;
  channels: readonly string[];
  /** What is known by brand and channel, as far as it was looked up. */
  streams: (Watched | null)[];
  watch: Watch;
  /** Receives the turns in coverage of each of SAMPLINGS. */
  sampled: Uint32Array;
}

/** @returns how many turns the rows are */
function fill(columns: Columns, cells: Unpacked, { after, asOf, channels, streams, watch, sampled }: Filling): number {
  const { brand, channel, reach, askedAt, wait, observed, unbiased, oneSided, covered, skewed } = columns;
  const { ordinal, posts, customer, autoReplies, key } = columns;
  const { values, rows } = cells;
  let n = 0;
  for (let row = 0, at = 0; row < rows; row++, at += WIDTH) {
    const kind = values[at + KIND]!;
    const status = kind & 3;
    skewed[row] = status === CLOCK_SKEW ? 1 : 0;
    if (status === CLOCK_SKEW) continue;
    const asked = fromDigits(values[at + ASKED]!, values[at + ASKED + 1]!);
    const endedAt = fromDigits(values[at + ENDED]!, values[at + ENDED + 1]!);
    const hasEnded = endedAt !== 0 && endedAt <= asOf;
    // A post that was deleted before its own time was never observed.
    const lasted = endedAt > asked ? endedAt - asked : 0;
    const place = Math.floor(kind / KINDS);
    const stream = values[at + BRAND]! * channels.length + place;
    let known = streams[stream];
    if (known === undefined) {
      known = watch.known(values[at + BRAND]!, channels[place]!);
      streams[stream] = known;
    }
    const until = watch.look(known, asked);
    brand[n] = values[at + BRAND]!;
    channel[n] = place;
    reach[n] = (kind % KINDS) >> 2;
    askedAt[n] = asked;
    wait[n] = hasEnded && status !== DELETED ? lasted : -1;
    observed[n] = hasEnded && status === DELETED ? Math.min(until - asked, lasted) : until - asked;
    unbiased[n] = watch.unbiased ? 1 : 0;
    oneSided[n] = watch.oneSided;
    covered[n] = watch.sampling < 0 ? 0 : 1;
    if (watch.sampling >= 0) sampled[watch.sampling]!++;
    ordinal[n] = values[at + ORDINAL]!;
    posts[n] = values[at + POSTS]!;
    customer[n] = fromDigits(values[at + CUSTOMER]!, values[at + CUSTOMER + 1]!);
    autoReplies[n] = values[at + AUTO_REPLIES]!;
    key[n] = after + 1 + values[at + PLACE]!;
    n++;
  }
  return n;
}

function cut<Columns extends Record<string, { subarray(from: number, to: number): unknown }>>(
  columns: Columns,
  n: number,
): Columns {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.subarray(0, n)])) as Columns;
}
