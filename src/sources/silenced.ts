/** Customers that a brand's own notifications hide from it: blocked, muted, or their replies hidden. */
import { intersect } from '../domain/intervals.ts';
import type { Stream } from './source.ts';
import type { StreamOutcome } from './stream-outcome.ts';

/** The network needs this long until search and notifications agree. */
const SETTLING_SECONDS = 600;

/**
 * Mentions that the check stream found and the notifications lack, as a sentence for each account.
 * @param shown posts that a stream has returned, in earlier runs too
 */
export async function silencedNotes(
  outcomes: readonly StreamOutcome[],
  shown: (stream: Stream) => Promise<readonly { id: string }[]>,
): Promise<string[]> {
  const notes: string[] = [];
  for (const check of outcomes) {
    const { stream, stopped } = check;
    const feed = outcomes.find((one) => one.stream.kind === 'mentions' && one.stream.account === stream.account);
    if (stream.kind !== 'check' || stopped || !feed || feed.stopped) continue;
    const known = new Set([...feed.seen.keys(), ...(await shown(feed.stream)).map(({ id }) => id)]);
    const both = intersect(check.covered, feed.covered);
    const hidden = [...check.seen].filter(
      ([id, { author, at }]) =>
        !known.has(id) &&
        author.toLowerCase() !== stream.account.handle?.toLowerCase() &&
        both.some(({ since, until }) => at >= since && at <= until - SETTLING_SECONDS),
    );
    if (hidden.length === 0) continue;
    const authors = new Set(hidden.map(([, { author }]) => author));
    const names = [...authors].slice(0, 5).map((author) => `@${author}`);
    notes.push(
      `silenced: ${hidden.length} mentions by ${authors.size} authors (${names.join(', ')}${authors.size > 5 ? ', …' : ''}) are missing from the notifications of @${stream.account.handle}: it blocks or mutes them, or hid their replies`,
    );
  }
  return notes;
}
