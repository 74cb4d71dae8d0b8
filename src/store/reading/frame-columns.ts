/** The columns of a part of the turns, filled again for each part. */
import { SAMPLINGS } from '../../domain/post.ts';
import { REACHES } from '../../domain/reach.ts';
import type { TurnFrame } from '../../domain/turn-frame.ts';
import { areUnsure, digitsOf, fromDigits, unpack } from './packed-numbers.ts';
import type { Known, Watch } from './watched.ts';

/** Statuses of turns as they are numbered here. */
export const STATUSES = ['answered', 'unanswered', 'deleted', 'clock-skew'] as const;
const DELETED = STATUSES.indexOf('deleted');
const CLOCK_SKEW = STATUSES.indexOf('clock-skew');

/** @param size of the largest part */
export function frameColumns(size: number, channels: readonly string[], watch: Watch, asOf: number) {
  const whole = () => new Int32Array(size);
  const [place, askedHigh, askedLow, endHigh, endLow] = [whole(), whole(), whole(), whole(), whole()] as const;
  const [customerHigh, customerLow, kind, channelOf] = [whole(), whole(), whole(), whole()] as const;
  const counts = [whole(), whole(), whole(), whole()] as const;
  const cells = [place, askedHigh, askedLow, endHigh, endLow, customerHigh, customerLow, kind, channelOf, ...counts];
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
    /** @returns false where some numbers may not have come through */
    unpack(bytes: Uint8Array | null): boolean {
      rows = unpack(bytes, cells);
      return ![askedHigh, endHigh, ...counts].some((numbers) => areUnsure(numbers.subarray(0, rows)));
    },
    /** @param exact of each row: when it began and ended, and its counts */
    correct(exact: readonly (readonly [asked: number, ended: number, ...counts: number[]])[]): void {
      for (const [row, [asked, ended, ...values]] of exact.entries()) {
        [askedHigh[row], askedLow[row]] = digitsOf(asked);
        [endHigh[row], endLow[row]] = digitsOf(ended);
        for (const [at, count] of counts.entries()) count[row] = values[at]!;
      }
    },
    frame(after: number): Omit<TurnFrame, 'brands'> {
      const [brands, ordinals, posts, autoReplies] = counts;
      const { brand, channel, reach, askedAt, wait, observed, unbiased, oneSided, covered } = columns;
      const { ordinal, customer, key } = columns;
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
        const asked = fromDigits(askedHigh[row]!, askedLow[row]!);
        const endedAt = fromDigits(endHigh[row]!, endLow[row]!);
        const hasEnded = endedAt !== 0 && endedAt <= asOf;
        // What is deleted before it was written was watched for no time.
        const lasted = endedAt > asked ? endedAt - asked : 0;
        const stream = brands[row]! * channels.length + channelOf[row]!;
        let known = streams[stream];
        if (known === undefined) {
          known = watch.known(brands[row]!, channels[channelOf[row]!]!);
          streams[stream] = known;
        }
        const until = watch.look(known, asked);
        brand[n] = brands[row]!;
        channel[n] = channelOf[row]!;
        reach[n] = kind[row]! >> 2;
        askedAt[n] = asked;
        wait[n] = hasEnded && status !== DELETED ? lasted : -1;
        observed[n] = hasEnded && status === DELETED ? Math.min(until - asked, lasted) : until - asked;
        unbiased[n] = watch.unbiased ? 1 : 0;
        oneSided[n] = watch.oneSided;
        covered[n] = watch.sampling < 0 ? 0 : 1;
        if (watch.sampling < 0) uncovered++;
        else sampled[watch.sampling]!++;
        ordinal[n] = ordinals[row]!;
        columns.posts[n] = posts[row]!;
        customer[n] = fromDigits(customerHigh[row]!, customerLow[row]!);
        columns.autoReplies[n] = autoReplies[row]!;
        key[n] = after + 1 + place[row]!;
        n++;
      }
      const { covered: isCovered, ...rest } = cut(columns, n);
      const samplings = new Map(
        SAMPLINGS.map((sampling, at) => [sampling, sampled[at]!] as const).filter(([, turns]) => turns > 0),
      );
      return {
        n,
        ...rest,
        calendarWait: rest.wait,
        calendarObserved: rest.observed,
        ...{ channels, samplings, reaches: REACHES, clockSkew: rows - n, uncovered },
        ...(uncovered > 0 && { covered: isCovered }),
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
