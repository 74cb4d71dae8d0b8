/** When a platform will answer again: every header in which platforms say it. */

/**
 * Seconds to wait after a refusal, or undefined when no header says.
 * Read in turn: Retry-After (seconds or a date), x-rate-limit-reset (unix seconds: X), ratelimit-reset (unix seconds:
 * Bluesky), X-RateLimit-Reset (ISO time: Mastodon), X-Business-Use-Case-Usage (minutes: Meta).
 * @param platformNow unix seconds on the platform's clock
 */
export function waitSeconds(headers: Headers, platformNow: number): number | undefined {
  const after = headers.get('retry-after');
  if (after !== null) {
    const seconds = Number(after);
    const until = Number.isFinite(seconds) ? platformNow + seconds : Date.parse(after) / 1000;
    if (Number.isFinite(until)) return Math.max(0, until - platformNow);
  }
  const reset = headers.get('x-rate-limit-reset') ?? headers.get('ratelimit-reset') ?? headers.get('x-ratelimit-reset');
  if (reset !== null) {
    const number = Number(reset);
    const until = Number.isFinite(number) ? number : Date.parse(reset) / 1000;
    if (Number.isFinite(until)) return Math.max(0, until - platformNow);
  }
  return metaMinutes(headers.get('x-business-use-case-usage'));
}

/** The longest wait that any use case of the header names, in seconds. */
function metaMinutes(usage: string | null): number | undefined {
  if (usage === null) return undefined;
  try {
    const cases = Object.values(JSON.parse(usage) as Record<string, { estimated_time_to_regain_access?: number }[]>);
    const minutes = Math.max(0, ...cases.flat().map((one) => one.estimated_time_to_regain_access ?? 0));
    return minutes > 0 ? minutes * 60 : undefined;
  } catch {
    return undefined;
  }
}
