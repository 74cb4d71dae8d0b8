/** Alarm: danger, fraud and threats of law, detected in a post of any tone. */
import type { PostReading } from '../classifier.ts';
import { type Evidence, gatherEvidence } from '../text/evidence.ts';

const ALARMS = ['safety', 'fraud', 'legal'] as const;

export interface Alarm {
  cause: (typeof ALARMS)[number];
  words: string[];
}

/** The first alarm of a post, in the order of their weight. */
export function alarmOf(reading: PostReading): Alarm | undefined {
  if ((reading.hits.urgency ?? []).length === 0) return undefined;
  const evidence: ReadonlyMap<string, Evidence> = gatherEvidence(reading, 'urgency');
  for (const cause of ALARMS) {
    const found = evidence.get(cause);
    if (found && found.points > 0) return { cause, words: found.words };
  }
  return undefined;
}
