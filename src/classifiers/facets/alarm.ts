/** Alarm: danger, fraud and threats of law, detected in a post of any tone. */
import type { Evidence } from '../text/evidence.ts';

const ALARMS = ['safety', 'fraud', 'legal'] as const;

export interface Alarm {
  cause: (typeof ALARMS)[number];
  words: string[];
}

/**
 * The first alarm of a post, in the order of their weight.
 * @param urgency what speaks for its urgency
 */
export function alarmIn(urgency: ReadonlyMap<string, Evidence>): Alarm | undefined {
  for (const cause of ALARMS) {
    const found = urgency.get(cause);
    if (found && found.points > 0) return { cause, words: found.words };
  }
  return undefined;
}
