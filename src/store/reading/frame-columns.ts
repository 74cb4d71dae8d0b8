/** The columns of a part of the turns, filled again for each part. */
import { SAMPLINGS } from '../../domain/post.ts';
import { REACHES } from '../../domain/reach.ts';
import type { TurnFrame } from '../../domain/turn-frame.ts';
import { fromDigits, isUnsure, unpack } from './packed-numbers.ts';
import type { Known, Watch } from './watched.ts';

/** Statuses of turns as they are numbered here. */
export const STATUSES = ['answered', 'unanswered', 'deleted', 'clock-skew'] as const;
const DELETED = STATUSES.indexOf('deleted');
const CLOCK_SKEW = STATUSES.indexOf('clock-skew');

/** @param size of the largest part */
export function frameColumns(size: number, channels: readonly string[], watch: Watch, asOf: number) {
  const whole = () => new Int32Array(size);
  const [place, askedHigh, askedLow, endHigh, endLow] = [whole(), whole(), whole(), whole(), whole()] as const;
  const [customerHigh, customerLow, kind, channel] = [whole(), whole(), whole(), whole()] as const;
  const counts = [whole(), whole(), whole(), whole()] as const;
  const cells = [place, askedHigh, askedLow, endHigh, endLow, customerHigh, customerLow, kind, channel, ...counts];
  const columns = {
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
  };
  const streams: (Known | null)[] = [];
  let rows = 0;
  let skewed = new Uint8Array(0);

  return {
    /** 1 for each row that is left out of the frame, its answer being dated before it. */
    get skewed() {
      return skewed;
    },
    /** @returns false where some counts are too large to have come through */
    unpack(bytes: Uint8Array | null): boolean {
      rows = unpack(bytes, cells);
      return counts.every((count) => !count.subarray(0, rows).some(isUnsure));
    },
    correct(exact: readonly number[][]): void {
      for (const [row, values] of exact.entries()) for (const [at, count] of counts.entries()) count[row] = values[at]!;
    },
    frame(after: number): Omit<TurnFrame, 'brands'> {
      const [brands, ordinals, posts, autoReplies] = counts;
      const sampled = SAMPLINGS.map(() => 0);
      let n = 0;
      let uncovered = 0;
      skewed = new Uint8Array(rows);
      for (let row = 0; row < rows; row++) {
        const status = kind[row]! & 3;
        if (status === CLOCK_SKEW) {
          skewed[row] = 1;
          continue;
        }
        const brand = brands[row]!;
        const askedAt = fromDigits(askedHigh[row]!, askedLow[row]!);
        const endedAt = fromDigits(endHigh[row]!, endLow[row]!);
        const hasEnded = endedAt > 0 && endedAt <= asOf;
        // What is deleted before it was written was watched for no time.
        const lasted = Math.max(0, endedAt - askedAt);
        const stream = brand * channels.length + channel[row]!;
        let known = streams[stream];
        if (known === undefined) {
          known = watch.known(brand, channels[channel[row]!]!);
          streams[stream] = known;
        }
        const until = watch.look(known, askedAt);
        columns.brand[n] = brand;
        columns.channel[n] = channel[row]!;
        columns.reach[n] = kind[row]! >> 2;
        columns.askedAt[n] = askedAt;
        columns.wait[n] = hasEnded && status !== DELETED ? lasted : -1;
        columns.observed[n] = hasEnded && status === DELETED ? Math.min(until - askedAt, lasted) : until - askedAt;
        columns.unbiased[n] = watch.unbiased ? 1 : 0;
        columns.oneSided[n] = watch.oneSided;
        columns.covered[n] = watch.sampling < 0 ? 0 : 1;
        if (watch.sampling < 0) uncovered++;
        else sampled[watch.sampling]!++;
        columns.ordinal[n] = ordinals[row]!;
        columns.posts[n] = posts[row]!;
        columns.customer[n] = fromDigits(customerHigh[row]!, customerLow[row]!);
        columns.autoReplies[n] = autoReplies[row]!;
        columns.key[n] = after + 1 + place[row]!;
        n++;
      }
      const { covered, ...rest } = cut(columns, n);
      const samplings = new Map(
        SAMPLINGS.map((sampling, at) => [sampling, sampled[at]!] as const).filter(([, turns]) => turns > 0),
      );
      return {
        n,
        ...rest,
        calendarWait: rest.wait,
        ...{ channels, samplings, reaches: REACHES, clockSkew: rows - n, uncovered },
        ...(uncovered > 0 && { covered }),
      };
    },
  };
}

function cut<Columns extends Record<string, { subarray(from: number, to: number): unknown }>>(
  columns: Columns,
  n: number,
): Columns {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.subarray(0, n)])) as Columns;
}
