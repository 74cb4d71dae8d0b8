/** How long a turn was observed, and the sampling of the coverage that it lies in. */
import { SAMPLINGS } from '../../domain/post.ts';
import { ANSWERS_SOUGHT, BIASED_SAMPLINGS, ONE_SIDED, SOUGHT_AT_WORD } from '../../domain/turn-frame.ts';
import type { AnswersSought } from '../facts/answers-sought.ts';
import type { Cover } from '../facts/coverage.ts';

export interface Watch {
  /** Coverage of a brand on a channel. */
  known(brand: number, channel: string): Watched | null;
  /** Unix seconds until which a turn was watched; the flags then say of what kind its coverage is. */
  look(known: Watched | null, askedAt: number): number;
  /** Index into SAMPLINGS; -1 outside all known coverage. */
  sampling: number;
  unbiased: boolean;
  /** As in the frame. */
  oneSided: number;
}

export interface Watched {
  /** `sampling`: index into SAMPLINGS. */
  covers: { since: number; until: number; sampling: number; fair: boolean }[];
  sought: AnswersSought[];
}

/**
 * A turn outside all known coverage was never observed; one whose answer nobody looked for is one-sided, and
 * the others were watched no longer than answers were looked for.
 */
export function watchOver(covers: readonly Cover[], sought: readonly AnswersSought[], asOf: number): Watch {
  const byBrand = new Map<number, Map<string, Watched>>();
  const knownOf = (brand: number, channel: string): Watched => {
    const channels = byBrand.get(brand) ?? new Map<string, Watched>();
    byBrand.set(brand, channels);
    const known = channels.get(channel) ?? { covers: [], sought: [] };
    channels.set(channel, known);
    return known;
  };
  for (const { brandKey, channel, since, until, sampling } of covers) {
    const fair = !BIASED_SAMPLINGS.has(sampling);
    knownOf(brandKey, channel).covers.push({ since, until, sampling: SAMPLINGS.indexOf(sampling), fair });
  }
  for (const each of sought) knownOf(each.brandKey, each.channel).sought.push(each);
  const watch: Watch = {
    sampling: -1,
    unbiased: true,
    oneSided: ANSWERS_SOUGHT,
    known: (brand, channel) => byBrand.get(brand)?.get(channel) ?? null,
    look(known, askedAt) {
      let until = askedAt;
      watch.sampling = -1;
      watch.unbiased = true;
      watch.oneSided = ANSWERS_SOUGHT;
      if (!known) return askedAt;
      for (const { since, until: end, sampling, fair } of known.covers) {
        if (askedAt < since || askedAt > end) continue;
        const better = watch.sampling < 0 || (fair && !watch.unbiased);
        if (!better && fair !== watch.unbiased) continue;
        until = better ? end : Math.max(until, end);
        watch.sampling = better ? sampling : Math.min(watch.sampling, sampling);
        watch.unbiased = fair;
      }
      if (watch.sampling < 0) return askedAt;
      let soughtUntil = -1;
      watch.oneSided = ONE_SIDED;
      for (const each of known.sought) {
        if (askedAt < each.since || askedAt > each.until) continue;
        soughtUntil = Math.max(soughtUntil, each.until);
        if (!each.atWord) watch.oneSided = ANSWERS_SOUGHT;
        else if (watch.oneSided === ONE_SIDED) watch.oneSided = SOUGHT_AT_WORD;
      }
      return Math.max(askedAt, Math.min(until, soughtUntil < 0 ? until : soughtUntil, asOf));
    },
  };
  return watch;
}
