/** From when to when a file has posts, on each channel, and the longest time between in which it has none. */
import type { Claimed } from '../../store/facts/brand-coverage.ts';

const HOUR = 3_600;
/** 1990 to 2101, by the hour. */
const FIRST = Date.UTC(1990, 0, 1) / 1000 / HOUR;
const HOURS = Date.UTC(2101, 0, 1) / 1000 / HOUR - FIRST;

export interface Spans {
  /** @param at unix seconds */
  add(channel: string, at: number): void;
  claims(): Map<string, Claimed>;
}

interface Span {
  since: number;
  until: number;
  /** 1 for every hour that has a post. */
  hours: Uint8Array;
}

export function openSpans(): Spans {
  const spans = new Map<string, Span>();
  return {
    add(channel, at) {
      let span = spans.get(channel);
      if (!span) {
        span = { since: at, until: at, hours: new Uint8Array(HOURS) };
        spans.set(channel, span);
      }
      if (at < span.since) span.since = at;
      else if (at > span.until) span.until = at;
      span.hours[Math.floor(at / HOUR) - FIRST] = 1;
    },
    claims() {
      return new Map(
        [...spans].map(([channel, span]) => [
          channel,
          { since: span.since, until: span.until, seam: longestGap(span) },
        ]),
      );
    },
  };
}

/** To the hour. */
function longestGap({ since, until, hours }: Span): number {
  const end = Math.floor(until / HOUR) - FIRST;
  let last = Math.floor(since / HOUR) - FIRST;
  let longest = 0;
  for (let hour = last + 1; hour <= end; hour++) {
    if (hours[hour] === 0) continue;
    longest = Math.max(longest, hour - last);
    last = hour;
  }
  return longest > 1 ? longest * HOUR : 1;
}
