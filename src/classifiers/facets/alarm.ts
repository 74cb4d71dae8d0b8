/** Alarm: danger, fraud and threats of law, detected in a post of any tone. */
import type { PostReading } from '../classifier.ts';
import { type Evidence, gatherEvidence } from '../text/evidence.ts';
import { dangerOf } from './danger.ts';

const CLAIMS = ['fraud', 'legal'] as const;

export interface Alarm {
  cause: 'safety' | (typeof CLAIMS)[number];
  words: string[];
}

/** The first alarm of a post, in the order of their weight. */
export function alarmOf(reading: PostReading): Alarm | undefined {
  if ((reading.hits.urgency ?? []).length === 0) return undefined;
  const danger = dangerOf(reading);
  if (danger.length > 0) return { cause: 'safety', words: danger };
  const evidence: ReadonlyMap<string, Evidence> = gatherEvidence(reading, 'urgency');
  for (const cause of CLAIMS) {
    const found = evidence.get(cause);
    if (found && found.points > 0) return { cause, words: found.words };
  }
  return undefined;
}
